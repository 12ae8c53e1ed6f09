import type { Cards } from '../cards/plan-cards.ts';
import type { Config } from '../types/config.ts';
import type { Page } from '../types/page.ts';
import type { SearchPlan } from '../types/search.ts';
import type { PlannedSite } from '../types/site.ts';

/** What planning a kind of page may look at. */
export interface Planning {
  readonly site: PlannedSite;
  readonly config: Config;
  /** The pages planned by the kinds before this one in the table. */
  readonly earlier: readonly Page[];
  /** What posts without a picture of their own are shared with. */
  readonly cards: Cards;
  /** What readers search in; null where they do not, or where another makes it. */
  readonly search: SearchPlan | null;
  /** Whether the blog or its theme has a layout of this name. */
  readonly hasLayout: (name: string) => boolean;
  /** Whether the layout of this name is the blog's own, not its theme's. */
  readonly isOwnLayout: (name: string) => boolean;
}

/** One kind of page: which pages of it this site has. Nothing is rendered; all URLs are decided. */
export type PlanPages = (planning: Planning) => readonly Page[];
