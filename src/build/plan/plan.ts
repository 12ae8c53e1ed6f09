import { planCards } from '../../cards/plan-cards.ts';
import { warning } from '../../diagnostics/diagnostic.ts';
import type { Layout } from '../../layouts/rendering/layout-set.ts';
import { checkPaths } from '../../pages/check-paths.ts';
import { describePage } from '../../pages/describe-page.ts';
import { findCollisions } from '../../pages/find-collisions.ts';
import type { Planning } from '../../pages/page-kind.ts';
import { pageKinds } from '../../pages/page-kinds.ts';
import { replacedLayouts } from '../../pages/replaced-layouts.ts';
import type { FontPart } from '../../types/card.ts';
import type { Config } from '../../types/config.ts';
import type { Checked, Diagnostic } from '../../types/diagnostic.ts';
import type { Page } from '../../types/page.ts';
import type { PlanFault } from '../../types/plan-fault.ts';
import type { SearchPlan } from '../../types/search.ts';
import type { Site } from '../../types/site.ts';
import { missingLayouts } from './missing-layouts.ts';

/** What is planned by besides the site. */
export interface PlanInputs {
  /** The fonts that cards are set in. */
  readonly fonts: () => readonly FontPart[];
  readonly search: SearchPlan | null;
}

/** The pages of a site, and what is wrong with them. */
export interface PlannedPages extends Checked<readonly Page[]> {
  readonly diagnostics: readonly PlanFault[];
}

/** Decides every page of the site: all URLs known, all collisions found once somebody asks for them, nothing rendered. */
export function plan(
  site: Site,
  config: Config,
  layouts: ReadonlyMap<string, Pick<Layout, 'isTheme'>>,
  { fonts, search }: PlanInputs,
): PlannedPages {
  const cards = planCards(site, config, config.cards.engine === '' ? [] : fonts());
  const pages: Page[] = [];
  const planning: Planning = {
    site,
    config,
    cards: cards.value,
    search,
    earlier: pages,
    hasLayout: (name) => layouts.has(name),
    isOwnLayout: (name) => layouts.get(name)?.isTheme === false,
  };
  const shadows: Diagnostic[] = [];
  const owners = new Map<string, Page>();
  for (const planKind of pageKinds) {
    for (const page of planKind(planning)) {
      const owner = config.isJekyll ? owners.get(page.path) : undefined;
      if (owner === undefined) pages.push(page);
      else shadows.push(...shadowOf(page, owner));
      owners.set(page.path, owner ?? page);
    }
  }
  let diagnostics: readonly PlanFault[] | null = null;
  return {
    value: Object.freeze(pages),
    get diagnostics() {
      return (diagnostics ??= [
        ...cards.diagnostics,
        ...checkPaths(pages, config.taxonomies),
        ...findCollisions(pages).map(
          (found): PlanFault => (config.isJekyll ? { ...found, severity: 'warning' } : found),
        ),
        ...shadows,
        ...missingLayouts(pages, layouts),
        ...replacedLayouts(planning),
      ]);
    },
  };
}

/**
 * In a Jekyll blog the first to be planned has a path: a newer post before an older one, as Jekyll writes them, what people
 * wrote before what the theme makes, anything before an alias. Of two posts or pages, one is not published: that is told.
 */
function shadowOf(page: Page, owner: Page): readonly Diagnostic[] {
  if (page.source === null || page.kind === 'redirect') return [];
  const message = `${page.source} is not published: ${describePage(owner)} has its address ${page.url}`;
  const remedy = 'Give one of them another permalink: or slug:, or rename its file.';
  return [warning('url-collision', message, { file: page.source }, remedy)];
}
