import type { Output } from '../types/output.ts';
import type { Page } from '../types/page.ts';
import type { SearchIndex } from './search-index.ts';

/** Whether a file of the site is made by no layout and copied from nowhere: pictures, cards and parts of the search index. */
export function isMade({ kind }: Page): boolean {
  return kind === 'picture' || kind === 'card' || kind === 'search-part';
}

/** A part of the search index, or what is to be known of it. */
export function searchPart({ path, url, extra }: Page, index: SearchIndex | null): Output {
  const { shard } = extra;
  const bytes =
    typeof shard === 'number' && index !== null
      ? index.bytesOf(shard)
      : Buffer.from(`${JSON.stringify(extra['index'])}\n`);
  return { path, url, bytes, reads: [], diagnostics: [] };
}
