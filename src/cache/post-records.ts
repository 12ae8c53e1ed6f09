import crypto from 'node:crypto';
import type { Diagnostic } from '../types/diagnostic.ts';
import type { CacheFolder } from './cache-folder.ts';
import type { ByteRange } from './growing-file.ts';

/** What is kept of a post that was made of the bytes with this digest, and where. */
export interface PostRecord {
  readonly digest: string;
  /** Where it stands, packed; the range's digest is that of everything it says, its body's digest included. */
  readonly packed: ByteRange;
  readonly body: ByteRange;
  /** Where the words stand that it is searched by. */
  readonly words: ByteRange;
  readonly diagnostics: readonly Diagnostic[];
  /** The pictures it shows, and the digest of each, or a word for none. */
  readonly images: readonly (readonly [name: string, digest: string])[];
  /** What its Liquid looked at elsewhere in the blog, and the digest of what it saw. */
  readonly reads: readonly (readonly [name: string, digest: string])[];
}

/** Of each of the files that what is kept of posts stands in. */
type OfEach<Value> = { readonly [What in 'packed' | 'body' | 'words']: Value };

/** Where what is kept of posts stands, by source path. */
export type PostRanges = OfEach<ReadonlyMap<string, ByteRange>>;

/** Records are kept in this many files, so that one edit rewrites one of them. */
const shards = 32;

/** Waste that is not worth a word, in bytes. */
const spareBytes = 1 << 23;

/** The records of the last run's posts by source path, read as they are asked for. */
export class PostRecords {
  readonly #cache: CacheFolder;
  readonly #key: string;
  readonly #known = new Map<string, PostRecord>();
  readonly #read = new Set<number>();

  /** `key` names all that posts are made of besides their bytes; those of another key are not there. */
  constructor(cache: CacheFolder, key: string) {
    this.#cache = cache;
    this.#key = key;
  }

  get(path: string): PostRecord | undefined {
    const known = this.#known.get(path);
    if (known !== undefined || this.#read.size === shards) return known;
    this.#readShard(shardOf(path));
    return this.#known.get(path);
  }

  /** All that have been read. */
  get known(): ReadonlyMap<string, PostRecord> {
    return this.#known;
  }

  /**
   * Reads all of them, and tells where bodies and all else stood after the last run, in files that are so long now. If one
   * of these has come to be mostly waste, all are given up, and the posts with them: the next run makes them anew.
   */
  ranges(fileBytes: OfEach<number>): PostRanges {
    for (let shard = 0; shard < shards; shard++) this.#readShard(shard);
    const rangesOf = (what: keyof PostRanges) =>
      new Map([...this.#known].map(([path, record]) => [path, record[what]]));
    const ranges = { packed: rangesOf('packed'), body: rangesOf('body'), words: rangesOf('words') };
    const areWorthKeeping =
      isWorthKeeping(ranges.packed, fileBytes.packed) &&
      isWorthKeeping(ranges.body, fileBytes.body) &&
      isWorthKeeping(ranges.words, fileBytes.words);
    if (areWorthKeeping) return ranges;
    this.#known.clear();
    return { packed: new Map(), body: new Map(), words: new Map() };
  }

  /** Writes the files in which any of the `changed` paths stands, one by one; other work may be done in each `pause`. */
  async write(
    records: ReadonlyMap<string, PostRecord>,
    changed: ReadonlySet<string>,
    pause: () => Promise<void>,
  ): Promise<void> {
    const entries = new Map<number, [string, PostRecord][]>();
    for (const path of changed) entries.set(shardOf(path), []);
    for (const [path, record] of records) entries.get(shardOf(path))?.push([path, record]);
    for (const [shard, posts] of entries) {
      this.#cache.writeJson(nameOf(shard), { key: this.#key, posts: Object.fromEntries(posts) });
      await pause();
    }
  }

  #readShard(shard: number): void {
    if (this.#read.has(shard)) return;
    this.#read.add(shard);
    for (const [path, record] of readShard(this.#cache.readJson(nameOf(shard)), this.#key))
      this.#known.set(path, record);
  }
}

/** Whether there are posts kept under a key, as far as one file of them tells. */
export function hasPosts(cache: CacheFolder, key: string): boolean {
  return readShard(cache.readJson(nameOf(0)), key).length > 0;
}

function isWorthKeeping(ranges: ReadonlyMap<string, ByteRange>, fileBytes: number): boolean {
  const live = [...ranges.values()].reduce((sum, [, length]) => sum + length, 0);
  const isWhole = [...ranges.values()].every(([offset, length]) => offset + length <= fileBytes);
  return isWhole && fileBytes <= 2 * live + spareBytes;
}

function nameOf(shard: number): string {
  return `posts-${shard}.json`;
}

function shardOf(path: string): number {
  return Number.parseInt(crypto.hash('sha1', path, 'hex').slice(0, 8), 16) % shards;
}

function readShard(value: unknown, key: string): readonly [string, PostRecord][] {
  if (typeof value !== 'object' || value === null || !('key' in value) || value.key !== key) return [];
  if (!('posts' in value) || typeof value.posts !== 'object' || value.posts === null) return [];
  return Object.entries(value.posts).filter((entry): entry is [string, PostRecord] => isRecord(entry[1]));
}

function isRecord(value: unknown): value is PostRecord {
  if (typeof value !== 'object' || value === null) return false;
  return ['digest', 'packed', 'body', 'words', 'reads'].every((field) => field in value);
}
