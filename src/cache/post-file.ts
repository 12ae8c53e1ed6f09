import { openSync, rmSync } from 'node:fs';
import { type ByteRange, GrowingFile, readSound } from './growing-file.ts';

/** How the file is opened. */
export interface PostFileOptions {
  /** Whether it is removed when it is closed. */
  readonly isTemporary: boolean;
  /** Whether it begins empty. */
  readonly anew: boolean;
}

/** A `PostFile` as other threads read it. */
export interface SharedPostFile {
  readonly path: string;
  readonly ranges: ReadonlyMap<string, ByteRange>;
}

/** Keeps one thing of each post (what it says, the HTML of its body, the words it is searched by) in a file that only grows: memory holds where it stands, not what it is. */
export class PostFile {
  readonly #file: GrowingFile;
  readonly #isTemporary: boolean;
  readonly #ranges: Map<string, ByteRange>;

  /** Opens the file with where it holds what of each post, by id. */
  constructor(path: string, ranges: ReadonlyMap<string, ByteRange>, { isTemporary, anew }: PostFileOptions) {
    this.#isTemporary = isTemporary;
    this.#ranges = new Map(ranges);
    this.#file = new GrowingFile(path, { anew });
  }

  /** How long the file is, in bytes. */
  get size(): number {
    return this.#file.size;
  }

  /** Takes bytes, which may be others after that. `digest` is their SHA-1, where it is known. */
  putBytes(id: string, bytes: Uint8Array, digest?: string): ByteRange {
    const range = this.#file.put(bytes, digest);
    this.#ranges.set(id, range);
    return range;
  }

  get(id: string): string {
    const range = this.#ranges.get(id);
    return range === undefined ? '' : this.#file.at(range).toString();
  }

  /** The bytes that stand at a range of this file, this run's or the last one's. */
  bytesAt(range: ByteRange): Buffer {
    return this.#file.at(range);
  }

  /** Hands over the bytes of many ranges, with the position of each in the list. */
  readMany(ranges: readonly ByteRange[], take: (bytes: Buffer, position: number) => void): void {
    this.#file.eachAt(ranges, take);
  }

  rangeOf(id: string): ByteRange | undefined {
    return this.#ranges.get(id);
  }

  /** What another thread needs to read what was put so far; it is on the disk when this returns. */
  share(): SharedPostFile {
    this.flush();
    return { path: this.#file.path, ranges: this.#ranges };
  }

  flush(): void {
    this.#file.flush();
  }

  close(): void {
    try {
      this.flush();
    } finally {
      this.#file.close();
      if (this.#isTemporary) rmSync(this.#file.path, { force: true });
    }
  }
}

/** Reads a `PostFile` that another thread keeps. */
export class PostFileReader {
  readonly #handle: number;
  readonly #ranges: ReadonlyMap<string, ByteRange>;

  constructor({ path, ranges }: SharedPostFile) {
    this.#handle = openSync(path, 'r');
    this.#ranges = ranges;
  }

  get(id: string): string {
    const range = this.#ranges.get(id);
    return range === undefined ? '' : readSound(this.#handle, range).toString();
  }
}
