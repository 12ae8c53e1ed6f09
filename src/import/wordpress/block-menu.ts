import { parseYaml } from '../../content/data/parse-yaml.ts';
import { type DataMap, isMap } from '../../types/data.ts';
import { type ExportItem, plainLine, textAt } from './export-item.ts';

/** A link of a menu, or what begins or ends one that holds others. */
const mark = /<!-- (\/?)wp:navigation-(?:link|submenu)\b *(\{[^<>]*\})? *(\/?)-->/g;

/** The links of the first menu of a block theme, and how many stand below others; empty where there is none. */
export function blockMenu(
  items: readonly ExportItem[],
  rewrite: (address: string) => string,
): { readonly links: readonly DataMap[]; readonly below: number } {
  const menu = items.find(
    ({ fields }) =>
      textAt(fields, 'wp:post_type') === 'wp_navigation' && textAt(fields, 'wp:status') === 'publish',
  );
  const links: DataMap[] = [];
  let [depth, below] = [0, 0];
  for (const [, end, about = '', alone] of textAt(menu?.fields ?? {}, 'content:encoded').matchAll(mark)) {
    if (end === '/') {
      depth--;
      continue;
    }
    const link = linkOf(about, rewrite);
    if (link !== null && depth === 0) links.push(link);
    else if (link !== null) below++;
    if (alone === '') depth++;
  }
  return { links, below };
}

function linkOf(about: string, rewrite: (address: string) => string): DataMap | null {
  const { value } = parseYaml(about, { file: '' });
  const { label = null, url = null } = isMap(value) ? value : {};
  if (typeof label !== 'string' || typeof url !== 'string' || plainLine(label) === '') return null;
  return { title: plainLine(label), url: rewrite(url) };
}
