import { frontMatterKeys } from '../../content/front-matter/front-matter-keys.ts';
import { checkLayouts, type ParseLayout } from '../../layouts/check/check-layouts.ts';
import { groupKeys } from '../../layouts/filters/collections.ts';
import { createFilters, type FilterServices } from '../../layouts/filters/filters.ts';
import { engineFilters } from '../../layouts/rendering/engine-names.ts';
import type { LayoutSet } from '../../layouts/rendering/layout-set.ts';
import { contextNames, pageKeys, pagerKeys } from '../../layouts/views/page-context.ts';
import { postKeys } from '../../layouts/views/post-aspect.ts';
import { siteKeys } from '../../layouts/views/site-views.ts';
import { termKeys } from '../../layouts/views/term-aspect.ts';
import type { Diagnostic } from '../../types/diagnostic.ts';
import type { Page } from '../../types/page.ts';
import type { Site } from '../../types/site.ts';

/** A site, and what is to be made of it. */
interface Planned {
  readonly site: Site;
  readonly pages: readonly Pick<Page, 'layout' | 'url'>[];
}

/** What is wrong with the layouts themselves, whatever they are used for. */
export function findLayoutFaults(
  layouts: LayoutSet,
  services: FilterServices,
  { site, pages }: Planned,
  parse?: ParseLayout,
): readonly Diagnostic[] {
  const filters = [...createFilters(services).keys(), ...engineFilters];
  const asked = new Map<string, string>();
  for (const { layout, url } of pages) if (layout !== null && !asked.has(layout)) asked.set(layout, url);
  let post: readonly string[] | null = null;
  const properties = {
    site: siteKeys(services.config, site),
    data: Object.keys(site.data),
    pager: pagerKeys,
    get page() {
      return [...pageKeys(services.config), ...properties.post];
    },
    // Looks at every post, so once at most.
    get post(): readonly string[] {
      return (post ??= postKeys(site));
    },
    term: termKeys(site),
    group: groupKeys,
    written: writtenOtherwise,
    taxonomies: site.taxonomies.map(({ name }) => name),
  };
  return checkLayouts(layouts, { variables: contextNames, filters, properties, asked }, parse);
}

/** Front matter has several words for some keys, and other letters than layouts for one. */
const writtenOtherwise: ReadonlyMap<string, string> = new Map([
  ...frontMatterKeys
    .filter(({ name }) => ['categories', 'tags', 'authors', 'updated'].includes(name))
    .flatMap(({ name, aliases }) => aliases.map((alias) => [alias, name] as const)),
  ['canonical_url', 'canonicalUrl'],
]);
