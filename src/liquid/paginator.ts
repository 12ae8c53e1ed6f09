import type { Pagination } from '../content/addresses/pagination.ts';
import type { LiquidPost } from '../types/liquid.ts';

/** The `paginator` of one part of a page that lists posts, counted from 1. */
export function paginatorOf(
  { items, perPage, paths, trail }: Pagination,
  part: number,
  viewOf: (post: LiquidPost) => object,
): object {
  const total = paths.length;
  const pathOf = (number: number) => paths[number - 1] ?? null;
  const beside = (number: number) => (number >= 1 && number <= total ? number : null);
  const start = (part - 1) * perPage;
  return {
    page: part,
    page_path: pathOf(part),
    per_page: perPage,
    posts: items.slice(start, start + perPage).map(viewOf),
    total_posts: items.length,
    total_pages: total,
    previous_page: beside(part - 1),
    previous_page_path: pathOf(part - 1),
    next_page: beside(part + 1),
    next_page_path: pathOf(part + 1),
    first_page: 1,
    first_page_path: pathOf(1),
    last_page: total,
    last_page_path: pathOf(total),
    page_trail: trailOf(trail, part, total).map((num) => ({ num, path: pathOf(num) })),
  };
}

/** The numbers of the parts around one, always as many where there are as many. */
function trailOf({ before, after }: Pagination['trail'], part: number, total: number): readonly number[] {
  if (before + after === 0 || total === 1) return [];
  const length = Math.min(before + after + 1, total);
  const first = Math.max(1, Math.min(part - before, total - length + 1));
  return Array.from({ length }, (_, at) => first + at);
}
