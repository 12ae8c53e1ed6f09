import { existsSync, mkdtempSync, renameSync } from 'node:fs';
import path from 'node:path';

/**
 * Takes files and folders out of the way, into a folder beside theirs that goes with the whole benchmark. They are not
 * removed: ext4 does not give out the inodes of what was just deleted, and looks at each of thousands for every file that
 * is made next, seconds of which no build of a user knows.
 */
export function putAside(folder: string, names: readonly string[]): void {
  const place = mkdtempSync(`${folder}-aside-`);
  for (const name of names) {
    const found = path.join(folder, name);
    if (existsSync(found)) renameSync(found, path.join(place, path.basename(name)));
  }
}
