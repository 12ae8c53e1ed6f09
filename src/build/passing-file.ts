import { readdirSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isAlive } from '../cache/folder-lock.ts';

const named = /^tinta-(?:posts|bodies|words|stage)-(\d+)-\d+$/;

/** Machines that share a temporary folder do not know each other's processes; an hour is longer than any build. */
const youngMs = 3_600_000;

/** A name among the system's temporary files for one that goes with this run. */
export function passingFile(name: 'posts' | 'bodies' | 'words' | 'stage'): string {
  return path.join(os.tmpdir(), `tinta-${name}-${process.pid}-${process.hrtime.bigint()}`);
}

/** Removes the passing files of runs that were killed. */
export function removeLeftFiles(): void {
  const folder = os.tmpdir();
  for (const file of filesIn(folder)) {
    const pid = Number(named.exec(file)?.[1] ?? 0);
    if (pid === 0 || isAlive(pid)) continue;
    const place = path.join(folder, file);
    try {
      if (Date.now() - statSync(place).mtimeMs > youngMs) rmSync(place, { force: true });
    } catch {
      // Another user's, or gone meanwhile.
    }
  }
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
