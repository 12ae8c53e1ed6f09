import crypto from 'node:crypto';
import type { Diagnostic } from '../types/diagnostic.ts';
import type { Post } from '../types/post.ts';
import type { CacheFolder } from './cache-folder.ts';
import type { ByteRange } from './growing-file.ts';

/** A post as it was made of the bytes with this digest. */
export interface CachedPost {
  readonly digest: string;
  readonly post: Post | null;
  readonly diagnostics: readonly Diagnostic[];
  /** Digest of everything the post says, its body's digest included. */
  readonly summary: string;
  readonly body: ByteRange;
  /** Where the words stand that it is searched by. */
  readonly words: ByteRange;
  /** The pictures it shows, and the digest of each, or a word for none. */
  readonly images: readonly (readonly [name: string, digest: string])[];
  /** What its Liquid looked at elsewhere in the blog, and the digest of what it saw. */
  readonly reads: readonly (readonly [name: string, digest: string])[];
}

/** Where what was made of posts stands, by source path. */
export interface PostRanges {
  readonly bodies: ReadonlyMap<string, ByteRange>;
  readonly words: ReadonlyMap<string, ByteRange>;
}

/** Posts are kept in this many files, so that one edit rewrites one of them. */
const shards = 32;

/** Waste that is not worth a word, in bytes. */
const spareBytes = 1 << 23;

/** Loaded posts of the last run by source path. The law: an entry is used for the same bytes and the same key only. */
export class PostCache {
  readonly #cache: CacheFolder;
  readonly #key: string;
  /** What the last run left, as far as it has been asked for. */
  readonly #before = new Map<string, CachedPost>();
  readonly #read = new Set<number>();
  readonly #after = new Map<string, CachedPost>();
  readonly #changed = new Set<number>();

  /** `key` names all that posts are made of besides their bytes. */
  constructor(cache: CacheFolder, key: string) {
    this.#cache = cache;
    this.#key = key;
  }

  /**
   * Where bodies and words stood after the last run, in files that are so long now. A file that has come to be mostly
   * waste is given up, and with it the posts whose bodies it holds: the next run makes them anew and the file is as long
   * as they are.
   */
  ranges(bodyBytes: number, wordBytes: number): PostRanges {
    for (let shard = 0; shard < shards; shard++) this.#readShard(shard);
    const bodies = new Map([...this.#before].map(([path, { body }]) => [path, body]));
    const words = new Map([...this.#before].map(([path, entry]) => [path, entry.words]));
    if (isWorthKeeping(bodies, bodyBytes) && isWorthKeeping(words, wordBytes)) return { bodies, words };
    this.#before.clear();
    return { bodies: new Map(), words: new Map() };
  }

  /** What the last run knew of a path, whatever its bytes are now. */
  before(path: string): CachedPost | undefined {
    const known = this.#before.get(path);
    if (known !== undefined || this.#read.size === shards) return known;
    this.#readShard(shardOf(path));
    return this.#before.get(path);
  }

  after(path: string): CachedPost | undefined {
    return this.#after.get(path);
  }

  /** The dates of all posts of this run, those kept back too. */
  get dates(): readonly string[] {
    return [...this.#after.values()].map(({ post }) => post?.date ?? null).filter((date) => date !== null);
  }

  /** Whether the Liquid of any text of this run looked at something besides that text. */
  get hasReaders(): boolean {
    return [...this.#after.values()].some(({ reads }) => reads.length > 0);
  }

  keep(path: string, entry: CachedPost): void {
    this.#after.set(path, entry);
  }

  /** Takes over all that this run has read of the last one and not loaded itself: other files than those it read stay as they are. */
  keepOthers(): void {
    for (const [path, entry] of this.#before) if (!this.#after.has(path)) this.#after.set(path, entry);
  }

  /** What was kept of a path holds no longer. */
  forget(path: string): void {
    if (this.#after.delete(path)) this.#changed.add(shardOf(path));
  }

  set(path: string, entry: CachedPost): void {
    this.#after.set(path, entry);
    this.#changed.add(shardOf(path));
  }

  /** Writes what has changed, file by file; other work may be done in each `pause`. */
  async save(pause: () => Promise<void>): Promise<void> {
    for (const path of this.#before.keys()) if (!this.#after.has(path)) this.#changed.add(shardOf(path));
    if (this.#changed.size === 0) return;
    const entries = Array.from({ length: shards }, (): [string, CachedPost][] => []);
    for (const [path, entry] of this.#after) {
      const shard = shardOf(path);
      if (this.#changed.has(shard)) entries[shard]?.push([path, entry]);
    }
    for (const shard of this.#changed) {
      this.#cache.writeJson(nameOf(shard), {
        key: this.#key,
        posts: Object.fromEntries(entries[shard] ?? []),
      });
      await pause();
    }
  }

  #readShard(shard: number): void {
    if (this.#read.has(shard)) return;
    this.#read.add(shard);
    for (const [path, entry] of readShard(this.#cache.readJson(nameOf(shard)), this.#key))
      this.#before.set(path, entry);
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

function readShard(value: unknown, key: string): readonly [string, CachedPost][] {
  if (typeof value !== 'object' || value === null || !('key' in value) || value.key !== key) return [];
  if (!('posts' in value) || typeof value.posts !== 'object' || value.posts === null) return [];
  return Object.entries(value.posts).filter((entry): entry is [string, CachedPost] => isEntry(entry[1]));
}

function isEntry(value: unknown): value is CachedPost {
  return (
    typeof value === 'object' &&
    value !== null &&
    'digest' in value &&
    'summary' in value &&
    'body' in value &&
    'words' in value &&
    'reads' in value
  );
}
