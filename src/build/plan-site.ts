import type { LayoutSet } from '../layouts/rendering/layout-set.ts';
import type { Config } from '../types/config.ts';
import type { Checked } from '../types/diagnostic.ts';
import type { Site } from '../types/site.ts';
import { type PlannedPages, plan } from './plan/plan.ts';
import type { SearchIndex } from './plan/search-index.ts';
import type { PictureMaker } from './render/picture-maker.ts';
import type { Stopwatch } from './scan/stopwatch.ts';

/** What load and plan came to, each with its diagnostics. */
export interface SitePlan {
  readonly site: Checked<Site>;
  readonly layouts: Checked<LayoutSet>;
  readonly pages: PlannedPages;
  /** What readers search in, of which the pages are parts; null for none, or none yet. */
  readonly search: SearchIndex | null;
}

/** Plans the pages of a loaded site, those of its search among them if there is an index to open. */
export function planSite(
  site: Checked<Site>,
  layouts: Checked<LayoutSet>,
  {
    config,
    maker,
    openIndex,
    watch,
  }: {
    readonly config: Config;
    readonly maker: PictureMaker;
    readonly openIndex: ((site: Site) => SearchIndex) | null;
    readonly watch: Stopwatch;
  },
): SitePlan {
  return watch.time('plan', () => {
    const search = config.search.isOwn && openIndex !== null ? openIndex(site.value) : null;
    const inputs = { fonts: maker.fonts, search: search?.plan ?? null };
    return { site, layouts, pages: plan(site.value, config, layouts.value, inputs), search };
  });
}
