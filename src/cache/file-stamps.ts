import crypto from 'node:crypto';
import { readFileSync, type Stats } from 'node:fs';
import type { CacheFolder } from './cache-folder.ts';

/** The part of what the disk says of a file that tells whether it is the one it was. */
export type FileStatus = Pick<Stats, 'size' | 'mtimeMs' | 'ctimeMs' | 'ino'>;

/** Fewer files than this are read again sooner than all stamps are written. */
const few = 8;

/** What the disk says of a file without its being read, and the digest it had then. */
type Stamp = readonly [size: number, modifiedMs: number, changedMs: number, inode: number, digest: string];

/**
 * A file that changed less than this before its stamp was taken may change again and look the same: no clock of a
 * disk is finer than this, and that of some is no finer. In milliseconds.
 */
const settlingMs = 2000;

/**
 * Spares reading files again whose size, times and inode are those of the last run. Decides nothing else: what
 * counts is the digest. One that was carried to another machine knows no file there.
 */
export class FileStamps {
  readonly #cache: CacheFolder;
  readonly #name: string;
  readonly #previous: ReadonlyMap<string, Stamp>;
  readonly #current = new Map<string, Stamp>();
  readonly #read = new Set<string>();
  readonly #expected = new Map<string, FileStatus>();
  readonly #now = Date.now();
  #vouched = 0;

  constructor(cache: CacheFolder, name: string) {
    this.#cache = cache;
    this.#name = name;
    this.#previous = new Map(Object.entries(readStamps(cache.readJson(name))));
  }

  /** The digest of a file that is surely the one it was, else null. */
  digestOf(file: string, stats: FileStatus): string | null {
    const stamp = this.#previous.get(file);
    if (stamp === undefined) return null;
    const [size, modified, changed, inode, digest] = stamp;
    const isSame =
      size === stats.size && modified === stats.mtimeMs && changed === stats.ctimeMs && inode === stats.ino;
    if (!isSame) return null;
    this.#current.set(file, stamp);
    this.#vouched++;
    return digest;
  }

  /** The SHA-1 of the file at `place`, which is read only if no stamp vouches for it; `stats` were taken just now. */
  digestAt(file: string, stats: FileStatus, place: string): string {
    const known = this.digestOf(file, stats);
    if (known !== null) return known;
    const digest = crypto.hash('sha1', readFileSync(place), 'hex');
    this.set(file, stats, digest);
    return digest;
  }

  /**
   * Remembers the digest of a file that was read after `stats` were taken. One that has just changed is not
   * remembered unless it is `ours`: written by this process, which changes it no more.
   */
  set(file: string, stats: FileStatus, digest: string, { ours = false } = {}): void {
    this.#read.add(file);
    const isSettled = Math.max(stats.mtimeMs, stats.ctimeMs) + settlingMs < this.#now;
    if (isSettled || ours)
      this.#current.set(file, [stats.size, stats.mtimeMs, stats.ctimeMs, stats.ino, digest]);
  }

  /** Notes what the disk says of a file that whoever loads it will read. */
  expect(file: string, stats: FileStatus): void {
    this.#expected.set(file, stats);
  }

  /** Completes the stamp of an expected file with the digest of the bytes that were read. */
  complete(file: string, digest: string): void {
    const stats = this.#expected.get(file);
    if (stats === undefined || digest === '') return;
    this.#expected.delete(file);
    this.set(file, stats, digest);
  }

  /** The files that no stamp vouched for. */
  get read(): ReadonlySet<string> {
    return this.#read;
  }

  /** Writes the stamps, unless so few are others that looking at their files once more is done sooner. */
  save(): void {
    const forgotten = this.#previous.size - this.#vouched;
    if (Math.max(this.#read.size, forgotten) <= few && this.#previous.size > few) return;
    this.#cache.writeJson(this.#name, Object.fromEntries(this.#current));
  }
}

function readStamps(value: unknown): Record<string, Stamp> {
  if (typeof value !== 'object' || value === null) return {};
  const isWhole = Object.values(value).every((stamp) => Array.isArray(stamp) && stamp.length === 5);
  return isWhole ? (value as Record<string, Stamp>) : {};
}
