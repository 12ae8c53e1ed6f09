import type { NavItem } from '../../types/config.ts';
import { type Data, isMap } from '../../types/data.ts';
import type { Site } from '../../types/site.ts';

const menus = new WeakMap<Site, readonly NavItem[]>();

/**
 * The menu of a site whose configuration names none: the list in its data file `navigation`, where themes of Jekyll look for it, else
 * its titled standing pages at the top that may be found. Made once for each site.
 */
export function standingMenu(site: Site): readonly NavItem[] {
  let menu = menus.get(site);
  if (menu === undefined) menus.set(site, (menu = listedMenu(site.data['navigation']) ?? pagesAtTop(site)));
  return menu;
}

function pagesAtTop({ pages }: Site): readonly NavItem[] {
  return pages
    .filter(({ url, title, noindex }) => /^\/[^/]+\/$/.test(url) && title && !noindex)
    .map(({ title, url }) => ({ title, url }));
}

/** A list of titles and addresses, or of several lists the one that is called `main`; null for anything else. */
function listedMenu(data: Data | undefined): readonly NavItem[] | null {
  const list = isMap(data) ? data['main'] : data;
  if (!Array.isArray(list) || list.length === 0) return null;
  const items = list.map((item) => (isMap(item) ? itemOf(item['title'], item['url']) : null));
  return items.includes(null) ? null : items.filter((item) => item !== null);
}

function itemOf(title: Data | undefined, url: Data | undefined): NavItem | null {
  if (typeof title !== 'string' || typeof url !== 'string') return null;
  // Jekyll's themes put a slash before a path that has none.
  return { title, url: /^(?:[a-z][a-z\d+.-]*:|[/#])/i.test(url) ? url : `/${url}` };
}
