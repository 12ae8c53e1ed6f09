import type { BuiltSite } from '../output/output-manifest.ts';
import { compareTexts } from '../text/compare-texts.ts';
import type { Page } from '../types/page.ts';
import type { Prepared } from './render/prepared.ts';

/** What a finished site says of itself, for deploying it later without the sources. */
export function describeSite({ pages, config }: Prepared, sources: string): BuiltSite {
  const urls = pages.filter(isLasting).map(({ url, source }) => [url, source ?? ''] as const);
  const redirects = pages
    .filter(({ kind }) => kind === 'redirect')
    .map(({ url, extra }) => [url, String(extra['target'])] as const);
  return {
    url: config.url === '' ? config.base : config.url,
    drafts: config.drafts,
    future: config.future,
    sources,
    urls: Object.fromEntries(urls.toSorted(byUrl)),
    redirects: Object.fromEntries(redirects.toSorted(byUrl)),
  };
}

/** Whether others link to a page, so that it must not vanish. The first page of a list lasts, the others come and go. */
function isLasting({ kind, listed, post, pager }: Page): boolean {
  const isLinked = listed || post !== null || kind === 'feed';
  return isLinked && (pager === null || pager.number === 1);
}

function byUrl([a]: readonly [string, string], [b]: readonly [string, string]): number {
  return compareTexts(a, b);
}
