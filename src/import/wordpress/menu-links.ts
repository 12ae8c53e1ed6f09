import type { DataMap } from '../../types/data.ts';
import { type ExportItem, metaOf, textAt } from './export-item.ts';
import { termsOf } from './term-names.ts';

/** The links of the menu that has most of them. */
export function menuLinks(
  items: readonly ExportItem[],
  addressOf: (item: ExportItem) => { readonly title: string; readonly url: string } | null,
): { readonly links: readonly DataMap[]; readonly left: readonly string[] } {
  const entries = items.filter(
    ({ fields }) =>
      textAt(fields, 'wp:post_type') === 'nav_menu_item' && textAt(fields, 'wp:status') !== 'draft',
  );
  const menus = groupByMenu(entries);
  const ranked = [...menus].toSorted(([a, one], [b, other]) => rank(b, other) - rank(a, one));
  const [[, chosen] = ['', []], ...others] = ranked;
  const top = chosen
    .filter((item) => ['', '0'].includes(metaOf(item, '_menu_item_menu_item_parent')))
    .toSorted((a, b) => orderOf(a) - orderOf(b));
  const left = [
    ...others.map(([name]) => `the menu ${name}`),
    ...(top.length < chosen.length
      ? [`${String(chosen.length - top.length)} links below others of the menu`]
      : []),
  ];
  return { links: top.flatMap((item) => addressOf(item) ?? []), left };
}

function groupByMenu(entries: readonly ExportItem[]): ReadonlyMap<string, readonly ExportItem[]> {
  const menus = new Map<string, ExportItem[]>();
  for (const item of entries) {
    const name = termsOf(item, 'nav_menu')[0]?.name ?? '';
    menus
      .set(name, menus.get(name) ?? [])
      .get(name)
      ?.push(item);
  }
  return menus;
}

function rank(name: string, entries: readonly ExportItem[]): number {
  const isMain = /main|primary|principal|header|top|haupt/i.test(name) && !/footer|social/i.test(name);
  return entries.length + (isMain ? 1000 : 0);
}

function orderOf({ fields }: ExportItem): number {
  return Number(textAt(fields, 'wp:menu_order')) || 0;
}
