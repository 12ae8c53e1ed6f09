import crypto from 'node:crypto';
import { lstatSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FileStatus } from '../cache/file-stamps.ts';
import { moveLock, releaseLock, takeLock } from '../cache/folder-lock.ts';
import { makeFolders } from '../disk/make-folders.ts';
import { withRetries } from '../disk/with-retries.ts';

/** What is known of a file that has been written. */
export interface WrittenFile {
  /** SHA-1 of its bytes, hexadecimal. */
  readonly digest: string;
  readonly status: FileStatus;
}

/** Where a first site is made, within the folder it will be served from. */
const folderName = '.tinta-first';

/**
 * The first site of a folder while it is made. The law: no reader has an old one, so each file is written once, by
 * whichever thread renders it, into a folder of its own that readers do not see. `takePlace` makes that the output
 * folder, or `publish` moves whole files and folders out of it. Whatever stops before leaves a folder that the next
 * build removes.
 */
export class FirstSite {
  readonly folder: string;
  readonly #made = new Set<string>();

  /** `folder` is that of another thread's first site; none is removed or emptied. */
  constructor(folder: string) {
    this.folder = folder;
  }

  /** Starts the first site of an output folder that holds no site. */
  static start(output: string): FirstSite {
    const folder = path.join(output, folderName);
    mkdirSync(folder);
    return new FirstSite(folder);
  }

  /** Writes a file by its path from the top of the site. Throws what the disk throws. */
  write(file: string, bytes: Uint8Array): WrittenFile {
    const target = path.join(this.folder, file);
    const parent = path.dirname(target);
    if (!this.#made.has(parent)) {
      makeFolders(parent);
      this.#made.add(parent);
    }
    withRetries(() => writeFileSync(target, bytes));
    const { size, mtimeMs, ctimeMs, ino } = lstatSync(target);
    return {
      digest: crypto.hash('sha1', bytes, 'hex'),
      status: { size, mtimeMs, ctimeMs, ino },
    };
  }

  /**
   * Puts the whole folder in the place of the output folder, which must be empty but for what is ours, at one stroke;
   * false where the system will not have that (a mount, a parent that may not be written, Windows), and then all is as
   * it was. Throws EBUSY where another build has taken the output folder meanwhile.
   */
  takePlace(): boolean {
    const output = path.dirname(this.folder);
    const beside = besideOf(output);
    try {
      // Whoever comes finds the new folder locked as the old one was.
      takeLock(this.folder);
      renameSync(this.folder, beside);
    } catch {
      releaseLock(this.folder);
      return false;
    }
    releaseLock(output);
    try {
      renameSync(beside, output);
      moveLock(this.folder, output);
      return true;
    } catch {
      if (takeLock(output) !== null) {
        rmSync(beside, { recursive: true, force: true });
        throw Object.assign(new Error('the output folder was taken'), { code: 'EBUSY', path: output });
      }
      renameSync(beside, this.folder);
      releaseLock(this.folder);
      return false;
    }
  }

  /** Moves everything into place; `moved` hears of the files whose status that has changed. */
  publish(moved: (file: string, status: FileStatus) => void): void {
    const output = path.dirname(this.folder);
    for (const name of readdirSync(this.folder)) {
      const target = path.join(output, name);
      withRetries(() => renameSync(path.join(this.folder, name), target));
      const status = statSync(target);
      if (status.isFile()) moved(name, status);
    }
    this.remove();
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Removes the first site that a build left which was killed while making it. */
export function sweepFirstSite(output: string): void {
  for (const left of [path.join(output, folderName), besideOf(output)])
    rmSync(left, { recursive: true, force: true });
}

/** Where the finished folder stands for the moment between leaving the output folder and replacing it. */
function besideOf(output: string): string {
  return path.join(path.dirname(output), `.${path.basename(output)}${folderName}`);
}
