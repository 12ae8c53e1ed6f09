import type { Post } from '../types/post.ts';
import { type PackedPost, unpackPost } from './packed-post.ts';
import type { PostFile } from './post-file.ts';
import type { PostRecord, PostRecords } from './post-records.ts';

/** A post as it was made of the bytes with this digest; one of the last run is read when it is first asked for. */
export interface CachedPost extends PostRecord {
  /** Throws `DamagedCache` where another stands in its place. */
  readonly post: Post;
}

/** Loaded posts of the last run and of this one by source path. The law: an entry is used for the same bytes and the same key only. */
export class PostCache {
  readonly #records: PostRecords;
  /** Where they stand, packed. */
  readonly #packed: PostFile;
  readonly #previous = new Map<string, CachedPost>();
  readonly #current = new Map<string, CachedPost>();
  readonly #changed = new Set<string>();

  constructor(records: PostRecords, packed: PostFile) {
    this.#records = records;
    this.#packed = packed;
  }

  /** What the last run knew of a path, whatever its bytes are now. */
  previous(path: string): CachedPost | undefined {
    const known = this.#previous.get(path);
    if (known !== undefined) return known;
    const record = this.#records.get(path);
    if (record === undefined) return undefined;
    const entry = openRecord(record, this.#packed);
    this.#previous.set(path, entry);
    return entry;
  }

  /** What this run knows of a path: loaded by it, or reused. */
  current(path: string): CachedPost | undefined {
    return this.#current.get(path);
  }

  /** The dates of all posts of this run, those kept back too. */
  get dates(): readonly string[] {
    return [...this.#current.values()].map(({ post }) => post.date).filter((date) => date !== null);
  }

  /** Whether the Liquid of any text of this run looked at something besides that text. */
  get hasReaders(): boolean {
    return [...this.#current.values()].some(({ reads }) => reads.length > 0);
  }

  /** Takes over an entry of the last run as it is. */
  reuse(path: string, entry: CachedPost): void {
    this.#current.set(path, entry);
  }

  /** Reuses all that this run has read of the last one and not loaded itself: other files than those it read stay as they are. */
  reuseOthers(): void {
    for (const path of this.#records.known.keys()) {
      const entry = this.#current.has(path) ? undefined : this.previous(path);
      if (entry !== undefined) this.#current.set(path, entry);
    }
  }

  /** What was kept of a path holds no longer. */
  forget(path: string): void {
    if (this.#current.delete(path)) this.#changed.add(path);
  }

  /** Takes a post that this run has loaded. */
  set(path: string, post: Post, packed: PackedPost, record: Omit<PostRecord, 'packed'>): void {
    const { digest, body, words, diagnostics, images, reads } = record;
    const range = this.#packed.putBytes(path, Buffer.from(packed));
    this.#current.set(path, { digest, packed: range, body, words, diagnostics, images, reads, post });
    this.#changed.add(path);
  }

  /** Writes what has changed, file by file; other work may be done in each `pause`. */
  async save(pause: () => Promise<void>): Promise<void> {
    for (const path of this.#records.known.keys()) if (!this.#current.has(path)) this.#changed.add(path);
    if (this.#changed.size === 0) return;
    const records = new Map([...this.#current].map(([path, entry]) => [path, recordOf(entry)]));
    await this.#records.write(records, this.#changed, pause);
  }
}

function openRecord(record: PostRecord, file: PostFile): CachedPost {
  let post: Post | null = null;
  return {
    ...record,
    get post() {
      return (post ??= unpackPost(file.bytesAt(record.packed).toString()));
    },
  };
}

function recordOf({ digest, packed, body, words, diagnostics, images, reads }: CachedPost): PostRecord {
  return { digest, packed, body, words, diagnostics, images, reads };
}
