import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  type Stats,
  unlinkSync,
} from 'node:fs';
import path from 'node:path';
import type { CacheFolder } from '../../cache/cache-folder.ts';
import { FileStamps } from '../../cache/file-stamps.ts';
import { diskReason } from '../../disk/disk-failures.ts';
import { makeFolders } from '../../disk/make-folders.ts';
import { writeAfresh } from '../../disk/replace-file.ts';
import { withRetries } from '../../disk/with-retries.ts';
import { DeployFailure } from '../deploy-failure.ts';
import { recordName } from '../deploy-record.ts';
import type { FileStore } from '../file-by-file.ts';
import { type Parcel, type Shipment, unpack } from '../shipment.ts';
import type { Standing } from '../standing.ts';

/** What a file is called while its bytes are written beside its place. */
const unfinished = '.tinta-new';

/** A folder of this machine: each file is written beside its place and renamed into it. Links in it are not followed. */
export function openFolder(
  folder: string,
  title: string,
  { cache, name }: { cache: CacheFolder; name: string },
): FileStore {
  const stampsName = `deploy-${name}.json`;
  return {
    title,
    look: (shipment) => explained(title, () => look(folder, shipment, new FileStamps(cache, stampsName))),
    put: (parcels, done) =>
      explained(title, () => {
        for (const parcel of parcels) {
          place(folder, parcel);
          done(parcel);
        }
      }),
    remove: (paths, done) =>
      explained(title, () => {
        for (const file of paths) {
          remove(folder, file);
          done(file);
        }
      }),
    readRecord: () => explained(title, () => textOf(path.join(folder, recordName))),
  };
}

function look(folder: string, shipment: Shipment, stamps: FileStamps): Standing {
  const files = new Map<string, boolean>();
  const visit = (below: string): void => {
    for (const entry of readdirSync(path.join(folder, below), { withFileTypes: true })) {
      const file = below === '' ? entry.name : `${below}/${entry.name}`;
      const parcel = shipment.get(file);
      if (entry.isDirectory()) visit(file);
      // What a deploy that was killed was writing.
      else if (file.endsWith(unfinished)) continue;
      else files.set(file, parcel !== undefined && entry.isFile() && holds(folder, parcel, stamps));
    }
  };
  if (statOf(folder) !== undefined) visit('');
  stamps.save();
  return { files, record: textOf(path.join(folder, recordName)) };
}

function holds(folder: string, { path: file, digest, size }: Parcel, stamps: FileStamps): boolean {
  const target = path.join(folder, file);
  const stats = lstatSync(target);
  return stats.size === size && stamps.digestAt(file, stats, target) === digest;
}

function place(folder: string, parcel: Parcel): void {
  const bytes = unpack(parcel);
  const target = path.join(folder, parcel.path);
  makeFolder(folder, path.dirname(parcel.path));
  if (statOf(target)?.isDirectory() === true) rmdirSync(target);
  try {
    withRetries(() => writeAfresh(target + unfinished, bytes));
    // Web servers are other users; what this machine's umask says is for its own.
    chmodSync(target + unfinished, 0o644);
    withRetries(() => renameSync(target + unfinished, target));
  } catch (cause) {
    rmSync(target + unfinished, { force: true });
    throw cause;
  }
}

/** Makes a folder and those above it, in place of any file or symbolic link: writing must not leave the target. */
function makeFolder(root: string, folder: string): void {
  if (folder === '.') {
    makeFolders(root);
    return;
  }
  makeFolder(root, path.dirname(folder));
  const target = path.join(root, folder);
  const stats = statOf(target);
  if (stats?.isDirectory() === true) return;
  if (stats !== undefined) unlinkSync(target);
  mkdirSync(target);
  chmodSync(target, 0o755);
}

/** Removes a file and the folders it leaves empty. */
function remove(root: string, file: string): void {
  if (!isReal(root, path.dirname(file))) return;
  rmSync(path.join(root, file), { force: true });
  for (let folder = path.dirname(file); folder !== '.'; folder = path.dirname(folder)) {
    const target = path.join(root, folder);
    if (statOf(target)?.isDirectory() !== true || readdirSync(target).length > 0) return;
    rmdirSync(target);
  }
}

/** Whether every folder on the way is a folder, not a link. */
function isReal(root: string, folder: string): boolean {
  if (folder === '.') return true;
  return isReal(root, path.dirname(folder)) && statOf(path.join(root, folder))?.isDirectory() === true;
}

function statOf(target: string): Stats | undefined {
  return lstatSync(target, { throwIfNoEntry: false });
}

function textOf(file: string): string | null {
  return statOf(file)?.isFile() === true ? readFileSync(file, 'utf8') : null;
}

/** Runs what talks to the disk; what the disk will not do is a failure with its reason. */
async function explained<T>(title: string, work: () => T): Promise<T> {
  try {
    return work();
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause)) throw cause;
    const remedy = 'Make it writable, free some room, or name another folder; then run tinta deploy again.';
    throw new DeployFailure(`${title} cannot be written: ${diskReason(String(cause.code))}`, remedy, {
      cause,
    });
  }
}
