import type { PagerPlan } from '../types/page.ts';

/**
 * Cuts a list of post ids into pages: the first at `folder` itself, the others at `folder` + `page/N/`.
 * A list without posts has one page.
 */
export function paginate(ids: readonly string[], folder: string, perPage: number): readonly PagerPlan[] {
  const total = Math.max(1, Math.ceil(ids.length / perPage));
  const urls = Array.from({ length: total }, (_, index) =>
    index === 0 ? folder : `${folder}page/${index + 1}/`,
  );
  return urls.map((_, index) => ({
    items: ids.slice(index * perPage, (index + 1) * perPage),
    number: index + 1,
    total,
    count: ids.length,
    urls,
  }));
}
