import { mkdirSync, readdirSync, unlinkSync } from 'node:fs';
import path from 'node:path';
import { statOf } from '../disk/stat-of.ts';

/**
 * Which folders below one are folders and not links, as far as was looked: writing must not leave the output. Names are
 * paths from the top, `.` the top itself.
 */
export class RealFolders {
  readonly #top: string;
  readonly #known = new Set<string>(['.']);
  /** The folders in each folder that was looked into: to list one is quicker than to ask for each of thousands in it. */
  readonly #inside = new Map<string, Set<string>>();

  constructor(top: string) {
    this.#top = top;
  }

  /** Whether every folder on the way is a folder. */
  has(folder: string): boolean {
    if (this.#known.has(folder)) return true;
    const parent = path.dirname(folder);
    const isReal = this.has(parent) && this.#foldersIn(parent).has(path.basename(folder));
    if (isReal) this.#known.add(folder);
    return isReal;
  }

  /** Makes a folder and those above it, in place of any symbolic link. */
  make(folder: string): void {
    if (this.#known.has(folder)) return;
    this.make(path.dirname(folder));
    const target = path.join(this.#top, folder);
    const stat = statOf(target);
    if (stat !== undefined && !stat.isDirectory()) unlinkSync(target);
    if (stat === undefined || !stat.isDirectory()) mkdirSync(target);
    this.#known.add(folder);
  }

  /** A folder is no more. */
  delete(folder: string): void {
    this.#known.delete(folder);
    this.#inside.get(path.dirname(folder))?.delete(path.basename(folder));
  }

  #foldersIn(folder: string): Set<string> {
    let names = this.#inside.get(folder);
    if (names === undefined) {
      const found = readdirSync(path.join(this.#top, folder), { withFileTypes: true });
      names = new Set(found.filter((entry) => entry.isDirectory()).map(({ name }) => name));
      this.#inside.set(folder, names);
    }
    return names;
  }
}
