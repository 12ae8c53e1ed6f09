import crypto from 'node:crypto';
import { accessSync, appendFileSync, constants, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { readFile } from '../disk/read-file.ts';
import { writeAfresh } from '../disk/replace-file.ts';
import { statOf } from '../disk/stat-of.ts';
import { releaseLock, takeLock } from './folder-lock.ts';

/** SHA-1 in hexadecimal: disks lose single bits too. */
const digestOf = (bytes: Uint8Array): string => crypto.hash('sha1', bytes, 'hex');
const digestLength = 40;

/**
 * The folder `.tinta/` of a blog. The law: whatever it holds may be lost, damaged or from another machine; reading
 * then gives null, which costs time and nothing else. Without a folder nothing is kept.
 */
export class CacheFolder {
  readonly #folder: string | null;

  constructor(folder: string | null) {
    this.#folder = folder;
  }

  /** Where a file of the cache stands; null where nothing is kept. */
  pathOf(name: string): string | null {
    return this.#folder === null ? null : path.join(this.#folder, name);
  }

  /** Whether a file of the cache is there, in whatever state. */
  holds(name: string): boolean {
    const file = this.pathOf(name);
    return file !== null && existsSync(file);
  }

  /** A JSON file's value, its shape to be checked by who asked; null for one that is not there or not as it was written. */
  readJson(name: string): unknown {
    const file = this.pathOf(name);
    if (file === null) return null;
    try {
      const bytes = readFile(file);
      const value = bytes.subarray(digestLength + 1);
      if (bytes.toString('latin1', 0, digestLength) !== digestOf(value)) return null;
      return JSON.parse(value.toString());
    } catch {
      return null;
    }
  }

  /** Replaces a JSON file in one step: its digest on the first line, its value below. A folder that cannot be written is a cache that is not kept. */
  writeJson(name: string, value: unknown): void {
    const file = this.pathOf(name);
    if (file === null || !this.make()) return;
    const bytes = Buffer.from(JSON.stringify(value));
    writeAfresh(`${file}.new`, `${digestOf(bytes)}\n`);
    appendFileSync(`${file}.new`, bytes);
    renameSync(`${file}.new`, file);
  }

  /** Makes the folder, invisible to git; false where it cannot be made. */
  make(): boolean {
    if (this.#folder === null) return false;
    try {
      mkdirSync(this.#folder, { recursive: true });
      accessSync(this.#folder, constants.W_OK);
      const ignored = path.join(this.#folder, '.gitignore');
      if (statOf(ignored)?.isFile() !== true) writeAfresh(ignored, '*\n');
      return true;
    } catch {
      return false;
    }
  }

  /** Locks the folder for this process; false where there is none to lock, or another process is at work in it. */
  lock(): boolean {
    try {
      return this.#folder !== null && this.make() && takeLock(this.#folder) === null;
    } catch {
      // What stands in its place and cannot be taken away keeps no build from being made.
      return false;
    }
  }

  unlock(): void {
    if (this.#folder !== null) releaseLock(this.#folder);
  }

  /** Forgets everything. */
  drop(): void {
    if (this.#folder !== null) rmSync(this.#folder, { recursive: true, force: true });
  }
}
