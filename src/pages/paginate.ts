import type { PagerPlan } from '../types/page.ts';

/**
 * Cuts a list of post ids into pages: the first at `folder` itself, the others at `folder` + `page/N/`, or where `path`
 * says it with `:num`. A list without posts has one page.
 */
export function paginate(
  ids: readonly string[],
  folder: string,
  perPage: number,
  path = `${folder}page/:num/`,
): readonly PagerPlan[] {
  const total = Math.max(1, Math.ceil(ids.length / perPage));
  const urls = Array.from({ length: total }, (_, index) =>
    index === 0 ? folder : path.replace(':num', String(index + 1)),
  );
  return pagersOf(ids, perPage, urls);
}

/** The pages of a list whose addresses are known. */
export function pagersOf(
  ids: readonly string[],
  perPage: number,
  urls: readonly string[],
): readonly PagerPlan[] {
  return urls.map((_, index) => ({
    items: ids.slice(index * perPage, (index + 1) * perPage),
    number: index + 1,
    total: urls.length,
    count: ids.length,
    urls,
  }));
}
