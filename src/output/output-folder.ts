import crypto from 'node:crypto';
import {
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import type { Output } from '../types/output.ts';
import { type OutputManifest, readManifest, writeManifest } from './output-manifest.ts';
import { releaseLock, takeLock } from './output-lock.ts';

const stageName = '.tinta-stage';

/** How many files a publication wrote, left alone and removed. */
export interface Publication {
  readonly written: number;
  readonly unchanged: number;
  readonly removed: number;
}

/**
 * The output folder while a build writes it. The law: readers see the old site until `publish`, which moves
 * finished files into place; whatever stops before it leaves the old site byte for byte. Files that are the
 * same already are not touched, and nothing but files of our own manifest is ever removed.
 */
export class OutputFolder {
  readonly #folder: string;
  readonly #stage: string;
  readonly #before: OutputManifest;
  readonly #after = new Map<string, string>();
  readonly #staged: { readonly path: string; readonly file: string }[] = [];
  readonly #realFolders = new Set<string>();

  private constructor(folder: string) {
    this.#folder = folder;
    this.#stage = path.join(folder, stageName);
    this.#before = readManifest(folder) ?? new Map();
  }

  /** Opens the folder and locks it; returns the id of the process that has it, if another one does. */
  static open(folder: string): OutputFolder | number {
    mkdirSync(folder, { recursive: true });
    const owner = takeLock(folder);
    if (owner !== null) return owner;
    const output = new OutputFolder(folder);
    try {
      rmSync(output.#stage, { recursive: true, force: true });
      mkdirSync(output.#stage);
    } catch (cause) {
      output.close();
      throw cause;
    }
    return output;
  }

  /** Takes one finished file; it waits beside the site until `publish`. */
  put({ path: file, bytes }: Output): void {
    this.#after.set(file, crypto.hash('sha1', bytes, 'hex'));
    if (this.#holds(file, bytes)) return;
    const staged = path.join(this.#stage, String(this.#staged.length));
    writeFileSync(staged, bytes);
    this.#staged.push({ path: file, file: staged });
  }

  /** Makes the new site the one that is served. */
  publish(): Publication {
    const stale = [...this.#before.keys()].filter((file) => !this.#after.has(file));
    // Killed from here on, the next build still knows every file that is ours.
    writeManifest(this.#folder, new Map([...this.#before, ...this.#after]));
    const blocking = stale.filter((file) =>
      this.#staged.some((staged) => staged.path.startsWith(`${file}/`)),
    );
    for (const file of blocking) this.#remove(file);
    for (const staged of this.#staged) this.#move(staged);
    for (const file of stale) this.#remove(file);
    writeManifest(this.#folder, this.#after);
    const written = this.#staged.length;
    return { written, unchanged: this.#after.size - written, removed: stale.length };
  }

  /** Leaves the folder, published or not, without a trace of the work. */
  close(): void {
    rmSync(this.#stage, { recursive: true, force: true });
    releaseLock(this.#folder);
    if (this.#before.size === 0 && this.#after.size === 0) removeIfEmpty(this.#folder);
  }

  #holds(file: string, bytes: Uint8Array): boolean {
    const target = path.join(this.#folder, file);
    const stat = lstatSync(target, { throwIfNoEntry: false });
    if (stat === undefined || !stat.isFile() || stat.size !== bytes.length) return false;
    return this.#isReal(path.dirname(file)) && readFileSync(target).equals(bytes);
  }

  #move({ path: file, file: staged }: { path: string; file: string }): void {
    const target = path.join(this.#folder, file);
    this.#makeFolder(path.dirname(file));
    const stat = lstatSync(target, { throwIfNoEntry: false });
    // Empty by now if it was ours; a folder with someone's files in it makes this throw.
    if (stat?.isDirectory() === true) rmdirSync(target);
    renameSync(staged, target);
  }

  #remove(file: string): void {
    if (!this.#isReal(path.dirname(file))) return;
    const target = path.join(this.#folder, file);
    if (lstatSync(target, { throwIfNoEntry: false })?.isDirectory() === false) unlinkSync(target);
    for (let folder = path.dirname(file); folder !== '.'; folder = path.dirname(folder)) {
      if (!removeIfEmpty(path.join(this.#folder, folder))) return;
      this.#realFolders.delete(folder);
    }
  }

  /** Makes a folder and those above it, in place of any symbolic link: writing must not leave the output. */
  #makeFolder(folder: string): void {
    if (folder === '.' || this.#realFolders.has(folder)) return;
    this.#makeFolder(path.dirname(folder));
    const target = path.join(this.#folder, folder);
    const stat = lstatSync(target, { throwIfNoEntry: false });
    if (stat !== undefined && !stat.isDirectory()) unlinkSync(target);
    if (stat === undefined || !stat.isDirectory()) mkdirSync(target);
    this.#realFolders.add(folder);
  }

  /** Whether every folder on the way is a folder, not a link. */
  #isReal(folder: string): boolean {
    if (folder === '.') return true;
    const stat = lstatSync(path.join(this.#folder, folder), { throwIfNoEntry: false });
    return (stat?.isDirectory() ?? false) && this.#isReal(path.dirname(folder));
  }
}

function removeIfEmpty(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch {
    return false;
  }
}
