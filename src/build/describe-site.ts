import type { BuiltSite } from '../output/output-manifest.ts';
import type { Page } from '../types/page.ts';
import type { Prepared } from './prepare.ts';

/** Kinds of pages that others link to, and that must not vanish. */
const lasting: ReadonlySet<Page['kind']> = new Set([
  'home',
  'language',
  'post',
  'page',
  'taxonomy',
  'term',
  'archive',
  'feed',
]);

/** What a finished site says of itself to who deploys it. The first page of a list lasts, the others come and go. */
export function describeSite({ pages, config }: Prepared, sources: string): BuiltSite {
  const isLasting = ({ kind, pager }: Page) => lasting.has(kind) && (pager === null || pager.number === 1);
  const urls = pages.filter(isLasting).map(({ url, source }) => [url, source ?? ''] as const);
  const redirects = pages
    .filter(({ kind }) => kind === 'redirect')
    .map(({ url, extra }) => [url, String(extra['target'])] as const);
  return {
    url: config.url,
    drafts: config.drafts,
    future: config.future,
    sources,
    urls: Object.fromEntries(urls.toSorted(byUrl)),
    redirects: Object.fromEntries(redirects.toSorted(byUrl)),
  };
}

function byUrl([a]: readonly [string, string], [b]: readonly [string, string]): number {
  return a < b ? -1 : 1;
}
