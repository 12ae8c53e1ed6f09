import type { NavItem } from '../../types/config.ts';
import { type Data, isMap } from '../../types/data.ts';

/** What blogs call a title and an address: Jekyll's own tutorial says `name` and `link`. */
const titles = ['title', 'name', 'text', 'label'];
const addresses = ['url', 'link', 'href'];

/** A menu as a Jekyll blog lists it, or the one called `main` of several; null for anything else. */
export function listedMenu(data: Data | undefined): readonly NavItem[] | null {
  const list = isMap(data) ? data['main'] : data;
  if (!Array.isArray(list) || list.length === 0) return null;
  const items = list.map(itemOf);
  return items.includes(null) ? null : items.filter((item) => item !== null);
}

function itemOf(item: Data): NavItem | null {
  const first = (keys: readonly string[]): Data | undefined =>
    isMap(item) ? keys.map((key) => item[key]).find((value) => typeof value === 'string') : undefined;
  const [title, url] = [first(titles), first(addresses)];
  if (typeof title !== 'string' || typeof url !== 'string') return null;
  // Jekyll's themes put a slash before a path that has none.
  return { title, url: /^(?:[a-z][a-z\d+.-]*:|[/#])/i.test(url) ? url : `/${url}` };
}
