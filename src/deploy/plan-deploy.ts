import { compareTexts } from '../text/compare-texts.ts';
import { readRecord, recordName } from './deploy-record.ts';
import type { Parcel, Shipment } from './shipment.ts';
import type { Standing } from './standing.ts';

/** What a deploy would do: nothing in it has been done. */
export interface DeployPlan {
  /** In the order in which they are sent. */
  readonly added: readonly Parcel[];
  readonly changed: readonly Parcel[];
  /** Paths of files that Tinta put there and that the site has no more, in the order in which they go. */
  readonly deleted: readonly string[];
  /** How many files are there as they are to be. */
  readonly unchanged: number;
  /** How many files are there that are not Tinta's, and stay. */
  readonly foreign: number;
  /** To be sent, in bytes. */
  readonly bytes: number;
  /** How many of the files that are there are Tinta's. */
  readonly ours: number;
  /** Whether Tinta was there before, or nothing was. */
  readonly isOurs: boolean;
}

/** Files of a host or of its owner that stay even where everything else is taken over. */
const keptByHosts =
  /^(?:CNAME|\.domains|\.nojekyll|\.htaccess|\.htpasswd|\.user\.ini|\.well-known\/.*|\.git(?:\/.*|ignore|attributes)?)$/;

/**
 * Compares what stands at a target with what is to stand there, by content. A file is deleted only if
 *  1. the site has it no more;
 *  2. Tinta put it there, by its record; or there is none, and everything is to be taken over;
 *  3. it is not one that hosts keep for themselves.
 */
export function planDeploy(
  shipment: Shipment,
  standing: Standing,
  { adopts }: { adopts: boolean },
): DeployPlan {
  const record = readRecord(standing.record);
  const there = [...standing.files.keys()].filter((path) => path !== recordName);
  const parcels = [...shipment.values()].toSorted(
    (a, b) => rank(a.path) - rank(b.path) || compareTexts(a.path, b.path),
  );
  const added = parcels.filter(({ path }) => !standing.files.has(path));
  const changed = parcels.filter(({ path }) => standing.files.get(path) === false);
  const others = there.filter((path) => !shipment.has(path));
  const isOurs = (path: string) => record?.has(path) ?? adopts;
  const deleted = others
    .filter((path) => isOurs(path) && (record?.has(path) === true || !keptByHosts.test(path)))
    // A page goes before what it shows.
    .toSorted((a, b) => rank(b) - rank(a) || compareTexts(a, b));
  return {
    added,
    changed,
    deleted,
    unchanged: parcels.length - added.length - changed.length,
    foreign: others.length - deleted.length,
    bytes: [...added, ...changed].reduce((sum, { size }) => sum + size, 0),
    ours: there.filter((path) => isOurs(path) || shipment.has(path)).length,
    isOurs: (record !== null || there.length === 0) && standing.isForeign !== true,
  };
}

/** Whether there is nothing to send and nothing to delete. */
export function isIdle({ added, changed, deleted }: DeployPlan): boolean {
  return added.length + changed.length + deleted.length === 0;
}

/** What pages need, pages, and what lists pages for machines: the order in which a new site comes safely. */
export function rank(path: string): 0 | 1 | 2 {
  const plain = path.replace(/\.(?:gz|br)$/, '');
  if (/\.html?$/i.test(plain)) return 1;
  const isAtTheTop = !plain.includes('/');
  const lists = /(?:^|\/)(?:feed|rss|atom|index|sitemap[^/]*)\.(?:xml|json)$/i.test(plain);
  return lists || (isAtTheTop && /\.(?:xml|json|txt|webmanifest)$/i.test(plain)) ? 2 : 0;
}
