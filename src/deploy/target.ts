import type { BuiltSite } from '../output/output-manifest.ts';
import type { DeployPlan } from './plan-deploy.ts';
import type { Parcel, Shipment } from './shipment.ts';
import type { Standing } from './standing.ts';

/** What a target takes to become the new site. */
export interface Delivery {
  readonly plan: DeployPlan;
  readonly shipment: Shipment;
  /** What stood there when the plan was made. */
  readonly standing: Standing;
  /** The record to leave. */
  readonly record: string;
  readonly onProgress: DeployProgress;
}

/** Told how many of how many files are done. */
export type DeployProgress = (done: number, total: number) => void;

/** How a target is looked at. */
interface Look {
  /** Whether to see for itself what is there, where the record would do. */
  readonly isClose: boolean;
}

/**
 * A place that a site is deployed to. The law: `look` changes nothing; `deliver` leaves, wherever it is stopped, the old
 * site or a mixture whose links hold, and overwrites nothing that came after `look`. Both throw `DeployFailure`.
 */
export interface Target {
  /** What people call it, without secrets: `branch gh-pages of origin`. */
  readonly title: string;
  /** Files that its host wants beside those of the site; one that the site has itself is not replaced. */
  besides(built: Shipment, site: BuiltSite): Promise<readonly Parcel[]>;
  look(shipment: Shipment, how: Look): Promise<Standing>;
  deliver(delivery: Delivery): Promise<void>;
  /** Lets go of what it holds, such as a connection. */
  close?(): Promise<void>;
}
