import { planArchive } from './archive.ts';
import { planCardFiles } from './card-files.ts';
import { planFeeds } from './feeds.ts';
import { planFiles } from './files.ts';
import { planHome } from './home.ts';
import { planLanguages } from './languages.ts';
import { planManifest } from './manifest.ts';
import { planNotFound } from './not-found.ts';
import type { PlanPages } from './page-kind.ts';
import { planPictures } from './pictures.ts';
import { planPosts } from './posts.ts';
import { planRedirects } from './redirects.ts';
import { planRobots } from './robots.ts';
import { planSearch } from './search.ts';
import { planSitemap } from './sitemap.ts';
import { planStandingPages } from './standing-pages.ts';
import { planTaxonomies } from './taxonomies.ts';

/** Every kind of page, in planning order: what people wrote first, what speaks of all the others last. */
export const pageKinds: readonly PlanPages[] = [
  planPosts,
  planStandingPages,
  planFiles,
  planPictures,
  planCardFiles,
  planHome,
  planLanguages,
  planTaxonomies,
  planArchive,
  planSearch,
  planNotFound,
  planRedirects,
  planFeeds,
  planSitemap,
  planRobots,
  planManifest,
];
