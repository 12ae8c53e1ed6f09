import type { Page } from '../types/page.ts';
import { aliasOf } from './page-address.ts';

/** What a page is called in a message: the file it was written in, else what it lists. */
export function describePage(page: Page): string {
  const { source, kind, title, url, term } = page;
  if (aliasOf(page) !== null) return `the alias ${url} of ${source}`;
  if (source !== null) return source;
  if (term !== null) return `the ${term.taxonomy} page of “${title}”`;
  return `the ${kind} page ${url}`;
}
