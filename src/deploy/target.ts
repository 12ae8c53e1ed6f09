import type { DeployPlan } from './plan-deploy.ts';
import type { BuiltSite } from '../output/output-manifest.ts';
import type { Parcel, Shipment } from './shipment.ts';

/** What stands at a target, held against a shipment. */
export interface Standing {
  /** Every file that is there, and whether it has the bytes that are to stand there. */
  readonly files: ReadonlyMap<string, boolean>;
  /** What Tinta left there to know its own files by; null where it never was. */
  readonly record: string | null;
  /** Whether somebody else was the last to change it. */
  readonly isForeign?: boolean;
}

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

/**
 * A place that a site is deployed to. The law: `look` changes nothing; `deliver` leaves, wherever it is stopped, the old
 * site or a mixture whose links hold, and overwrites nothing that came after `look`. Both throw `DeployFailure`.
 */
export interface Target {
  /** What people call it, without secrets: `branch gh-pages of origin`. */
  readonly title: string;
  /** Files that its host wants beside those of the site; one that the site has itself is not replaced. */
  besides(built: Shipment, site: BuiltSite): Promise<readonly Parcel[]>;
  look(shipment: Shipment): Promise<Standing>;
  deliver(delivery: Delivery): Promise<void>;
  /** Lets go of what it holds, such as a connection. */
  close?(): Promise<void>;
}

/** Something a target would not do, in words that a blogger can act on. */
export class DeployFailure extends Error {
  readonly remedy: string;
  readonly code: 'deploy-failed' | 'deploy-not-ours';

  constructor(
    message: string,
    remedy: string,
    { code = 'deploy-failed', cause }: { code?: DeployFailure['code']; cause?: unknown } = {},
  ) {
    super(message, { cause });
    this.remedy = remedy;
    this.code = code;
  }
}

/** Another deploy, or a person, was there between the look and the delivery. */
export function movedMeanwhile(title: string): DeployFailure {
  return new DeployFailure(
    `${title} has changed since the plan was made, and was left as it is`,
    'Run tinta deploy again and read the new plan.',
    { code: 'deploy-not-ours' },
  );
}
