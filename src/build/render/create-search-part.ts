import type { Output } from '../../types/output.ts';
import type { Page } from '../../types/page.ts';
import type { SearchIndex } from '../plan/search-index.ts';

/** Creates a part of the search index, or what is to be known of it. */
export function createSearchPart({ path, url, extra }: Page, index: SearchIndex | null): Output {
  const { shard } = extra;
  const bytes =
    typeof shard === 'number' && index !== null
      ? index.bytesOf(shard)
      : Buffer.from(`${JSON.stringify(extra['index'])}\n`);
  return { path, url, bytes, reads: [], diagnostics: [] };
}
