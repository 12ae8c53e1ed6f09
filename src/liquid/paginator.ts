import type { LiquidPost } from '../types/liquid.ts';
import { isMap } from '../types/data.ts';
import type { LiquidSite } from './liquid-site.ts';

/**
 * The `paginator` of a page that lists posts in parts: here in one part, which holds them all, for the theme has lists in
 * parts of its own and a page is made of a file once. Null for a page that lists none.
 */
export function paginatorOf(
  { id, kind, written }: LiquidPost,
  { config, posts }: LiquidSite,
  listed: () => readonly unknown[],
): object | null {
  const { pagination } = written;
  const asks = isMap(pagination) ? pagination['enabled'] === true : /(?:^|\/)index\.html$/.test(id);
  if (kind !== 'page' || !asks || (config.extra['paginate'] === undefined && !isMap(pagination))) return null;
  const nowhere = { previous_page: null, previous_page_path: null, next_page: null, next_page_path: null };
  const counts = { page: 1, per_page: posts.length, total_posts: posts.length, total_pages: 1 };
  return Object.defineProperty({ ...counts, ...nowhere }, 'posts', { get: listed, enumerable: true });
}
