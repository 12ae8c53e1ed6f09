import { partsPath, templateOf } from '../content/addresses/pagination.ts';
import type { Config } from '../types/config.ts';
import type { Page } from '../types/page.ts';
import type { PlannedSite } from '../types/site.ts';
import { isTaken } from './is-taken.ts';
import { linksTo, listLanguages } from './languages.ts';
import { newPage } from './new-page.ts';
import type { Planning } from './page-kind.ts';
import { paginate } from './paginate.ts';

/**
 * The list of all posts, pinned ones first, newest first. A standing page at `/` takes its place; in a Jekyll blog that had the
 * later parts of the list beside such a page, these stay.
 */
export function planHome({ site, config, earlier }: Planning): readonly Page[] {
  const path = pathOfParts(site, config);
  const hasOwnHome = isTaken('index.html', earlier);
  if (hasOwnHome && !(config.isJekyll && path !== undefined && partsPath(config.extra) !== null)) return [];
  const pinned = site.posts.filter((post) => post.pinned);
  const others = site.posts.filter((post) => !post.pinned);
  const lists = listLanguages(site, config);
  const extra = lists.length === 0 ? {} : { languages: linksTo(lists) };
  const ids = [...pinned, ...others].map(({ id }) => id);
  const pages = paginate(ids, '/', config.perPage, path).map((pager, index) =>
    newPage({ kind: 'home', url: pager.urls[index] ?? '/', title: config.title, pager, extra }),
  );
  return hasOwnHome ? pages.slice(1) : pages;
}

/** In a Jekyll blog whose list of posts is a page of its own the parts of that list have the addresses which are configured. */
function pathOfParts({ pages }: PlannedSite, { pagePath, isJekyll, extra }: Config): string | undefined {
  return isJekyll && templateOf(pages, extra) !== null ? undefined : pagePath;
}
