import type { DataMap } from '../types/data.ts';
import type { Page } from '../types/page.ts';
import { isTaken } from './is-taken.ts';
import { newPage } from './new-page.ts';
import type { Planning } from './page-kind.ts';

/** How many titles the page lists for readers without scripts; the archive goes on. */
const listed = 500;

/**
 * The page to search on, unless a page of the blog's own takes its place, and beside it what the search reads: a word or
 * two on the index, posts in groups, and words in parts.
 */
export function planSearch({ site, config, search, earlier, hasLayout }: Planning): readonly Page[] {
  const folder = config.search.path;
  if (folder === false || site.posts.length === 0 || !hasLayout('search.njk')) return [];
  const items = site.posts.slice(0, listed).map(({ id }) => id);
  const count = site.posts.length;
  const page = newPage({
    kind: 'search',
    url: folder,
    title: 'search',
    pager: { items, number: 1, total: 1, count, urls: [folder] },
    listed: false,
  });
  const shown = isTaken(page.path, earlier) ? [] : [page];
  if (search === null || !hasLayout('search-posts.njk')) return shown;
  const { edition, groups, shards } = search;
  const group = groups[0]?.length ?? 0;
  const posts = groups.reduce((sum, ids) => sum + ids.length, 0);
  return [
    ...shown,
    part(`${folder}index.json`, { index: { edition, posts, group, shards: shards.length } }),
    ...groups.map((ids, number) => postGroup(`${folder}posts-${String(number)}.json`, ids)),
    ...shards.map((digest, shard) => wordsPart(folder, shard, digest)),
  ];
}

/** A part of the index of words, whose bytes have this digest. */
export function wordsPart(folder: string, shard: number, digest: string): Page {
  return part(`${folder}words-${String(shard)}.json`, { shard, digest });
}

function part(url: string, extra: DataMap): Page {
  return newPage({ kind: 'search-part', url, title: '', layout: null, extra, listed: false });
}

function postGroup(url: string, items: readonly string[]): Page {
  const pager = { items, number: 1, total: 1, count: items.length, urls: [url] };
  return newPage({ kind: 'search-posts', url, title: '', pager, listed: false });
}
