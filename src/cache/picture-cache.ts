import crypto from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { readFile } from '../disk/read-file.ts';
import { writeAfresh } from '../disk/replace-file.ts';
import type { CacheFolder } from './cache-folder.ts';

const folderName = 'made';

/** SHA-1, in bytes. */
const digestLength = 20;

/**
 * Pictures that took long to make, by a name that says all they were made from. The law: what is read is what was
 * put, whole, or nothing; each file begins with the digest of the rest and comes into place by a rename. A disk that
 * has no room for them keeps none.
 */
export class PictureCache {
  readonly #folder: string | null;

  constructor(cache: CacheFolder) {
    this.#folder = cache.make() ? cache.pathOf(folderName) : null;
    if (this.#folder !== null) mkdirSync(this.#folder, { recursive: true });
  }

  get(name: string): Uint8Array | null {
    if (this.#folder === null) return null;
    try {
      const file = readFile(path.join(this.#folder, name));
      const bytes = file.subarray(digestLength);
      return digestOf(bytes).equals(file.subarray(0, digestLength)) ? bytes : null;
    } catch {
      return null;
    }
  }

  put(name: string, bytes: Uint8Array): void {
    if (this.#folder === null) return;
    const target = path.join(this.#folder, name);
    const unfinished = `${target}.new`;
    try {
      writeAfresh(unfinished, Buffer.concat([digestOf(bytes), bytes]));
      renameSync(unfinished, target);
    } catch {
      rmSync(unfinished, { force: true });
    }
  }

  /** Forgets all whose name `isWanted` does not know. */
  keepOnly(isWanted: (name: string) => boolean): void {
    if (this.#folder === null) return;
    for (const name of readdirSync(this.#folder))
      if (!isWanted(name)) rmSync(path.join(this.#folder, name), { force: true });
  }
}

function digestOf(bytes: Uint8Array): Buffer {
  return Buffer.from(crypto.hash('sha1', bytes, 'hex'), 'hex');
}
