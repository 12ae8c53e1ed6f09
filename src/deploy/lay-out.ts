import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Parcel } from './shipment.ts';

/** Files of a shipment below one folder, by the paths they are to have: what other programs can be pointed at. */
export interface LaidOut {
  /** Absolute. */
  readonly root: string;
  readonly parcels: readonly Parcel[];
}

/**
 * Sorts parcels by the folder that they stand in already; those that are but bytes are written to `folder`, which is
 * emptied first.
 */
export function layOut(parcels: readonly Parcel[], folder: string): readonly LaidOut[] {
  rmSync(folder, { recursive: true, force: true });
  const roots = new Map<string, Parcel[]>();
  for (const parcel of parcels) {
    const root = rootOf(parcel) ?? folder;
    if ('bytes' in parcel.content) {
      const file = path.join(folder, parcel.path);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, parcel.content.bytes);
    }
    const there = roots.get(root);
    if (there === undefined) roots.set(root, [parcel]);
    else there.push(parcel);
  }
  return [...roots].map(([root, those]) => ({ root, parcels: those }));
}

/** The folder in which a parcel's file stands at its path. */
function rootOf({ path: wanted, content }: Parcel): string | null {
  if ('bytes' in content) return null;
  const end = path.join(path.sep, wanted);
  if (!content.file.endsWith(end)) throw new Error(`${content.file} does not end in ${wanted}`);
  return content.file.slice(0, -end.length);
}
