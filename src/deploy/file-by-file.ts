import { foldersOf } from '../text/folders-of.ts';
import { metAnother, movedMeanwhile } from './deploy-failure.ts';
import { readRecord, recordName, writeDoubtfulRecord, writeOpenRecord } from './deploy-record.ts';
import { isIdle, rank } from './plan-deploy.ts';
import { type Parcel, parcelOf } from './shipment.ts';
import type { Delivery, Target } from './target.ts';

/** A target that takes one file after the other, each of them whole or not at all. */
export interface FileStore {
  readonly title: string;
  look: Target['look'];
  /** Puts files into place, many at once where it can; `done` is told of each. */
  put(parcels: readonly Parcel[], done: (parcel: Parcel) => void): Promise<void>;
  remove(paths: readonly string[], done: (path: string) => void): Promise<void>;
  readRecord(): Promise<string | null>;
  /** How many files may be sent between two notes of it, where only the record says what was sent. */
  readonly noteEvery?: number;
  close?(): Promise<void>;
}

/**
 * Brings a site to a file store in an order that is safe for its readers, so that every link holds at any moment:
 *  0. deletions of a file where a folder must stand, or the other way round, which cannot wait;
 *  1. what pages need: pictures, styles, scripts;
 *  2. pages that are new, which nobody links to yet;
 *  3. pages that have changed, which may link to those;
 *  4. feeds and lists for machines, which name pages;
 *  5. deletions, of which nothing speaks any more: pages first, then what they showed.
 * Before and after it leaves the record by which the next deploy knows our files, even if this one is stopped.
 * Where another deploy has left its record meanwhile, this one stops. That record stays, but no more says what stands where
 * this one sent or removed a file: the next deploy sends those again.
 */
export function fileByFile(store: FileStore, besides: Target['besides'] = async () => []): Target {
  return {
    title: store.title,
    besides,
    look: (shipment, how) => store.look(shipment, how),
    deliver: (delivery) => deliver(store, delivery),
    close: async () => store.close?.(),
  };
}

async function deliver(
  store: FileStore,
  { plan, shipment, standing, record, onProgress }: Delivery,
): Promise<void> {
  if ((await store.readRecord()) !== standing.record) throw movedMeanwhile(store.title);
  const before = readRecord(standing.record) ?? new Map<string, string>();
  const total = plan.added.length + plan.changed.length + plan.deleted.length;
  const sent = new Set<string>();
  const removed: string[] = [];
  let [done, left] = [0, standing.record];
  const note = async (text: string): Promise<void> => {
    if (text !== left) await store.put([parcelOf(recordName, text)], () => {});
    left = text;
  };
  const lookForAnother = async (): Promise<void> => {
    const there = await store.readRecord();
    if (there === left) return;
    const theirs = readRecord(there);
    if (theirs !== null) await note(writeDoubtfulRecord(theirs, [...removed, ...sent]));
    throw metAnother(store.title);
  };
  // Taken over: what is there is ours from now on.
  const known = new Map([...plan.deleted.map((path) => [path, ''] as const), ...before]);
  const open = (): string => writeOpenRecord(known, shipment, sent);
  if (!isIdle(plan)) await note(open());
  const remove = async (paths: readonly string[]): Promise<void> => {
    if (paths.length > 0)
      await store.remove(paths, (path) => {
        removed.push(path);
        onProgress(++done, total);
      });
  };
  const blocking = blockingOf(plan);
  await remove(blocking);
  for (const parcels of phasesOf(plan)) {
    for (const batch of batchesOf(parcels, store.noteEvery ?? Infinity)) {
      if (sent.size > 0 && store.noteEvery !== undefined) {
        await lookForAnother();
        await note(open());
      }
      await store.put(batch, ({ path }) => {
        sent.add(path);
        onProgress(++done, total);
      });
    }
  }
  const stale = plan.deleted.filter((path) => !blocking.includes(path));
  if (!isIdle(plan)) await lookForAnother();
  for (const wanted of [2, 1, 0]) await remove(stale.filter((path) => rank(path) === wanted));
  if (stale.length > 0) await lookForAnother();
  await note(record);
}

function blockingOf({ added, deleted }: Delivery['plan']): readonly string[] {
  if (deleted.length === 0) return [];
  const files = new Set(added.map(({ path }) => path));
  const folders = new Set([...files].flatMap(foldersOf));
  return deleted.filter((path) => folders.has(path) || foldersOf(path).some((folder) => files.has(folder)));
}

function phasesOf({ added, changed }: Delivery['plan']): readonly (readonly Parcel[])[] {
  const of = (parcels: readonly Parcel[], wanted: number) =>
    parcels.filter(({ path }) => rank(path) === wanted);
  return [
    [...of(added, 0), ...of(changed, 0)],
    of(added, 1),
    of(changed, 1),
    [...of(added, 2), ...of(changed, 2)],
  ].filter((phase) => phase.length > 0);
}

function* batchesOf(parcels: readonly Parcel[], size: number): Generator<readonly Parcel[]> {
  for (let at = 0; at < parcels.length; at += size) yield parcels.slice(at, at + size);
}
