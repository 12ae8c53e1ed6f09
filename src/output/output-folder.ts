import crypto from 'node:crypto';
import {
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statfsSync,
  unlinkSync,
} from 'node:fs';
import path from 'node:path';
import type { FileStamps } from '../cache/file-stamps.ts';
import { releaseLock, takeLock } from '../cache/folder-lock.ts';
import { makeFolders } from '../disk/make-folders.ts';
import { writeAfresh } from '../disk/replace-file.ts';
import { isDirectory, statOf } from '../disk/stat-of.ts';
import { withRetries } from '../disk/with-retries.ts';
import type { Output } from '../types/output.ts';
import { FirstSite, sweepFirstSite, type WrittenFile } from './first-site.ts';
import {
  type BuiltSite,
  beginPublication,
  type ManifestFile,
  readManifest,
  removeManifest,
  writeManifest,
} from './output-manifest.ts';
import { RealFolders } from './real-folders.ts';
import { type Range, StageFile } from './stage-file.ts';

/** What a file is called while its bytes are written beside its place. */
const unfinished = '.tinta-new';

/** How many files a publication wrote, left alone and removed. */
export interface Publication {
  readonly written: number;
  readonly unchanged: number;
  readonly removed: number;
  /** SHA-1 of the manifest of the site as it is now. */
  readonly manifest: string;
}

/** How an output folder is opened. */
export interface OutputOptions {
  /** Writes every file anew. */
  readonly isClean: boolean;
  /** Where finished files wait: not in the folder itself, which may have room for one site and not for two. */
  readonly stage: string;
  /** Spares reading files of the old site again. */
  readonly stamps: FileStamps;
  /** The manifest as it was just read; another build may have put another there before this one took the folder. */
  readonly known: ManifestFile | null;
}

interface Staged {
  readonly file: string;
  readonly range: Range;
}

/** A finished file: its bytes, or what is known of it where a thread has put it into the first site already. */
export type FinishedFile = Pick<Output, 'path' | 'bytes'> & { readonly written?: WrittenFile | undefined };

/**
 * The output folder while a build writes it. The law: readers see the old site until `publish`, which puts finished
 * files into place one by one, each whole; whatever stops before it leaves the old site byte for byte. Files that
 * are the same already are not touched, and nothing but files of our own manifest is ever removed. Where there is no
 * old site, `first` takes the files instead.
 */
export class OutputFolder {
  readonly #folder: string;
  /** Whether this build made it. */
  readonly #isOurs: boolean;
  readonly #isClean: boolean;
  readonly #stamps: FileStamps;
  readonly #stage: StageFile;
  readonly #first: FirstSite | null;
  readonly #before: ManifestFile['files'];
  readonly #site: BuiltSite | null;
  readonly #manifest: string;
  readonly #after = new Map<string, string>();
  readonly #staged: Staged[] = [];
  readonly #folders: RealFolders;

  private constructor(folder: string, isOurs: boolean, { isClean, stamps, stage, known }: OutputOptions) {
    this.#folder = folder;
    this.#isOurs = isOurs;
    this.#folders = new RealFolders(folder);
    this.#stamps = stamps;
    this.#isClean = isClean;
    this.#stage = new StageFile(stage);
    const manifest = readManifest(folder, known);
    sweep(folder, manifest);
    this.#before = manifest?.files ?? new Map();
    this.#first = manifest === null ? FirstSite.start(folder) : null;
    this.#site = manifest?.site ?? null;
    this.#manifest = manifest?.digest ?? '';
  }

  /** Opens the folder and locks it; returns the id of the process that has it, if another one does. */
  static open(folder: string, options: OutputOptions): OutputFolder | number {
    const isOurs = makeFolders(folder) !== undefined;
    const owner = takeLock(folder);
    if (owner !== null) return owner;
    try {
      return new OutputFolder(folder, isOurs, options);
    } catch (cause) {
      releaseLock(folder);
      throw cause;
    }
  }

  /** Where threads may write the files of a first site; null where readers have an old one. */
  get firstFolder(): string | null {
    return this.#first?.folder ?? null;
  }

  /** What the manifest of the old site says of it, and of how many files; null where there is none, or where that was not finished. */
  get old(): { readonly site: BuiltSite; readonly digest: string; readonly count: number } | null {
    const count = this.#before.size;
    return this.#site === null ? null : { site: this.#site, digest: this.#manifest, count };
  }

  /** Takes one finished file, which waits until `publish`; returns the digest of its bytes. */
  put({ path: file, bytes, written }: FinishedFile): string {
    if (this.#first !== null) return this.#takeFirst(file, written ?? this.#first.write(file, bytes));
    const digest = crypto.hash('sha1', bytes, 'hex');
    this.#after.set(file, digest);
    const isHeld = !this.#isClean && this.#before.size > 0 && this.#isIntact(file, digest);
    if (!isHeld) this.#staged.push({ file, range: this.#stage.append(bytes) });
    return digest;
  }

  #takeFirst(file: string, { digest, status }: WrittenFile): string {
    this.#after.set(file, digest);
    this.#stamps.set(file, status, digest, { ours: true });
    return digest;
  }

  /** Leaves a file of the old site as it is, if it has the bytes with this digest; false if it must be made anew. */
  keep(file: string, digest: string): boolean {
    if (this.#isClean || this.#before.get(file) !== digest || !this.#isIntact(file, digest)) return false;
    this.#after.set(file, digest);
    return true;
  }

  /** The bytes of a file of the new site that was put or kept. */
  read(file: string): Uint8Array {
    const staged = this.#staged.find((one) => one.file === file);
    if (staged !== undefined) return this.#stage.read(staged.range);
    return readFileSync(path.join(this.#first?.folder ?? this.#folder, file));
  }

  /** Makes the new site the one that is served. Throws ENOSPC before anything has changed if it would not fit. */
  publish(site: BuiltSite): Publication {
    if (this.#first !== null) return this.#publishFirst(this.#first, site);
    const stale = [...this.#before.keys()].filter((file) => !this.#after.has(file));
    const counts = {
      written: this.#staged.length,
      unchanged: this.#after.size - this.#staged.length,
      removed: stale.length,
    };
    if (counts.written === 0 && counts.removed === 0 && this.#before.size > 0) {
      const isSame = JSON.stringify(site) === JSON.stringify(this.#site);
      return { ...counts, manifest: isSame ? this.#manifest : this.#finish(site) };
    }
    this.#mustFit();
    this.#mustBeFree(stale);
    // Killed from here on, the next build knows every file that is ours and that some may be unfinished.
    beginPublication(
      this.#folder,
      this.#staged.map(({ file }) => file),
    );
    for (const file of this.#blocking(stale)) this.#remove(file);
    for (const staged of this.#staged) this.#place(staged);
    for (const file of stale) this.#remove(file);
    return { ...counts, manifest: this.#finish(site) };
  }

  #publishFirst(first: FirstSite, site: BuiltSite): Publication {
    const counts = { written: this.#after.size, unchanged: 0, removed: 0 };
    if (this.#isOurs) {
      const manifest = writeManifest(first.folder, { files: this.#after, site });
      if (first.takePlace()) return { ...counts, manifest };
      removeManifest(first.folder);
    }
    beginPublication(this.#folder, this.#after.keys());
    first.publish((file, status) =>
      this.#stamps.set(file, status, this.#after.get(file) ?? '', { ours: true }),
    );
    return { ...counts, manifest: this.#finish(site) };
  }

  /** Leaves the folder, published or not, without a trace of the work. */
  close(): void {
    this.#stage.discard();
    this.#first?.remove();
    releaseLock(this.#folder);
    removeIfEmpty(this.#folder);
  }

  #finish(site: BuiltSite): string {
    return writeManifest(this.#folder, { files: this.#after, site });
  }

  /** Whether a file of the folder has the bytes with this digest; it is read only where no stamp vouches for it. */
  #isIntact(file: string, digest: string): boolean {
    if (!this.#folders.has(path.dirname(file))) return false;
    const target = path.join(this.#folder, file);
    const stats = statOf(target);
    return stats?.isFile() === true && this.#stamps.digestAt(file, stats, target) === digest;
  }

  /** Files of the old site where the new one needs a folder, or the other way round. */
  #blocking(stale: readonly string[]): readonly string[] {
    const files = new Set(this.#staged.map(({ file }) => file));
    const folders = new Set([...files].flatMap(parentsOf));
    return stale.filter((file) => folders.has(file) || parentsOf(file).some((folder) => files.has(folder)));
  }

  #mustFit(): void {
    const { bavail, bsize, files, ffree } = statfsSync(this.#folder);
    const needed = this.#staged.reduce((sum, { range }) => sum + Math.ceil(range.length / bsize) + 1, 0);
    // Some disks have no count of the files they can hold.
    const isShort = files > 0 && this.#newFiles() > ffree;
    if (needed > bavail || isShort)
      throw Object.assign(new Error('the new site does not fit'), { code: 'ENOSPC' });
  }

  /** How many files and folders there will be that are not there yet, and one that is written beside its place. */
  #newFiles(): number {
    const files = this.#staged.map(({ file }) => file).filter((file) => !this.#before.has(file));
    const folders = new Set(files.flatMap(parentsOf));
    const isThere = (name: string) => statOf(path.join(this.#folder, name)) !== undefined;
    return [...files, ...folders].filter((name) => !isThere(name)).length + 1;
  }

  /** Throws ENOTEMPTY where a page must stand and a folder with files that are not ours does. */
  #mustBeFree(stale: readonly string[]): void {
    const leaving = new Set(stale.map((file) => path.join(this.#folder, file)));
    for (const { file } of this.#staged) {
      const target = path.join(this.#folder, file);
      if (!this.#folders.has(path.dirname(file)) || !isDirectory(target)) continue;
      const isOurs = readdirSync(target, { recursive: true, encoding: 'utf8' })
        .map((name) => path.join(target, name))
        .every((inside) => leaving.has(inside) || isDirectory(inside));
      if (!isOurs)
        throw Object.assign(new Error('the folder is not ours'), { code: 'ENOTEMPTY', path: target });
    }
  }

  #place({ file, range }: Staged): void {
    this.#folders.make(path.dirname(file));
    const target = path.join(this.#folder, file);
    try {
      withRetries(() => writeAfresh(target + unfinished, this.#stage.read(range)));
      // Nothing but empty folders is left in it.
      if (isDirectory(target)) rmSync(target, { recursive: true });
      withRetries(() => renameSync(target + unfinished, target));
    } catch (cause) {
      rmSync(target + unfinished, { force: true });
      throw cause;
    }
    this.#stamps.set(file, lstatSync(target), this.#after.get(file) ?? '', { ours: true });
  }

  #remove(file: string): void {
    if (!this.#folders.has(path.dirname(file))) return;
    const target = path.join(this.#folder, file);
    if (statOf(target)?.isDirectory() === false) unlinkSync(target);
    for (let folder = path.dirname(file); folder !== '.'; folder = path.dirname(folder)) {
      if (!removeIfEmpty(path.join(this.#folder, folder))) return;
      this.#folders.delete(folder);
    }
  }
}

/** Removes what a build that was killed while publishing left unfinished. */
function sweep(folder: string, manifest: ManifestFile | null): void {
  sweepFirstSite(folder);
  if (manifest?.isPublishing !== true) return;
  for (const file of manifest.files.keys()) rmSync(path.join(folder, file + unfinished), { force: true });
}

/** `a/b/c` → `a`, `a/b`. */
function parentsOf(file: string): readonly string[] {
  const segments = file.split('/');
  return segments.slice(1).map((_, index) => segments.slice(0, index + 1).join('/'));
}

function removeIfEmpty(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch {
    return false;
  }
}
