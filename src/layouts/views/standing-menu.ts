import type { Site } from '../../types/site.ts';
import type { NavItem } from '../../types/config.ts';

const menus = new WeakMap<Site, readonly NavItem[]>();

/** The menu of a site that names none: its titled standing pages at the top that may be found. Made once for each site. */
export function standingMenu(site: Site): readonly NavItem[] {
  let menu = menus.get(site);
  if (menu === undefined) {
    const pages = site.pages.filter(
      ({ url, title, noindex }) => /^\/[^/]+\/$/.test(url) && title && !noindex,
    );
    menus.set(site, (menu = pages.map(({ title, url }) => ({ title, url }))));
  }
  return menu;
}
