import { readdirSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isAlive } from '../../cache/folder-lock.ts';

const named = /^tinta-(?:posts|bodies|words|stage)-(\d+)-\d+$/;

/** Machines that share a temporary folder do not know each other's processes; an hour is longer than any build. */
const abandonedAfterMs = 3_600_000;

/** Returns a path among the system's temporary files, another each time; whoever writes a file there removes it at the end of the run. */
export function temporaryPath(name: 'posts' | 'bodies' | 'words' | 'stage'): string {
  return path.join(os.tmpdir(), `tinta-${name}-${process.pid}-${process.hrtime.bigint()}`);
}

/** Removes the temporary files that killed runs have left, as far as that is allowed. */
export function removeAbandonedFiles(): void {
  const folder = os.tmpdir();
  for (const file of filesIn(folder)) {
    const pid = Number(named.exec(file)?.[1] ?? 0);
    if (pid === 0 || isAlive(pid)) continue;
    const place = path.join(folder, file);
    try {
      if (Date.now() - statSync(place).mtimeMs > abandonedAfterMs) rmSync(place, { force: true });
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
