import type { NavItem } from '../../types/config.ts';
import type { PlannedSite } from '../../types/site.ts';
import { listedMenu } from './listed-menu.ts';

const menus = new WeakMap<PlannedSite, readonly NavItem[]>();

/**
 * The menu of a site whose configuration names none: the list in its data file `navigation`, where themes of Jekyll look for it, else
 * its titled standing pages at the top that may be found. Made once for each site.
 */
export function defaultMenu(site: PlannedSite): readonly NavItem[] {
  let menu = menus.get(site);
  if (menu === undefined) menus.set(site, (menu = listedMenu(site.data['navigation']) ?? pagesAtTop(site)));
  return menu;
}

function pagesAtTop({ pages }: PlannedSite): readonly NavItem[] {
  return pages
    .filter(({ url, title, noindex }) => /^\/[^/]+\/$/.test(url) && title && !noindex)
    .map(({ title, url }) => ({ title, url }));
}
