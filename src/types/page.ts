import type { DataMap } from './data.ts';

/** What kind of page this is; layouts see it as `page.kind`. */
type PageKind =
  | 'home'
  | 'language'
  | 'post'
  | 'page'
  | 'taxonomy'
  | 'term'
  | 'archive'
  | 'search'
  | 'search-posts'
  | 'search-part'
  | '404'
  | 'feed'
  | 'sitemap'
  | 'robots'
  | 'manifest'
  | 'redirect'
  | 'file'
  | 'picture'
  | 'card';

/** Where a list page stands among its siblings. Urls are paths within the site, no base. */
export interface PagerPlan {
  /** Post ids. */
  readonly items: readonly string[];
  /** This page's number, counted from 1. */
  readonly number: number;
  /** How many pages there are. */
  readonly total: number;
  /** How many posts there are over all pages. */
  readonly count: number;
  readonly urls: readonly string[];
}

/**
 * One file of the output as planned: where it goes, the layout that makes it and what it shows, by reference.
 * Rendering needs nothing else but the site, the layouts and the bodies.
 */
export interface Page {
  readonly kind: PageKind;
  /** Path within the site, no base; without `index.html`. */
  readonly url: string;
  /** Path within the output folder. */
  readonly path: string;
  /** Template name such as `post.njk`; null for a file that is copied. */
  readonly layout: string | null;
  /** The file that asked for it, for messages; null for pages nobody wrote. */
  readonly source: string | null;
  /** Empty where it is the title of the post or page that it shows or leads to. */
  readonly title: string;
  /** The post or standing page this page shows, by id. */
  readonly post: string | null;
  /** Other posts it points at, by role: previous, next, related, series, translations. */
  readonly refs: { readonly [role: string]: string | readonly string[] | null };
  readonly pager: PagerPlan | null;
  readonly term: { readonly taxonomy: string; readonly slug: string } | null;
  /** Whatever else this kind of page says to its layout. */
  readonly extra: DataMap;
  /** Whether the sitemap lists it. */
  readonly listed: boolean;
}
