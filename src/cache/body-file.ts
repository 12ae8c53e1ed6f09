import crypto from 'node:crypto';
import { closeSync, fstatSync, ftruncateSync, openSync, readSync, rmSync, writeSync } from 'node:fs';

/** Where a body stands in the file, and its SHA-1. */
export type BodyRange = readonly [offset: number, length: number, digest: string];

/** Thrown when a kept body is not the one that was put: the cache is damaged and everything is to be made anew. */
export class DamagedCache extends Error {}

/** Bodies wait in memory until there is this much to write at once, in bytes. */
const batchBytes = 1 << 20;

/**
 * Keeps the HTML of bodies in one file that only grows: memory holds where they stand, not what they say.
 */
export class BodyFile {
  readonly #path: string;
  readonly #handle: number;
  readonly #isKept: boolean;
  readonly #ranges: Map<string, BodyRange>;
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;
  #end: number;

  /** Opens the file with the bodies it holds by id; one that is not kept starts empty and goes with `close`. */
  constructor(path: string, ranges: ReadonlyMap<string, BodyRange>, isKept: boolean) {
    this.#path = path;
    this.#isKept = isKept;
    this.#handle = openSync(path, 'a+');
    if (ranges.size === 0) ftruncateSync(this.#handle);
    this.#ranges = new Map(ranges);
    this.#end = fstatSync(this.#handle).size;
  }

  put(id: string, html: string): void {
    this.putBytes(id, Buffer.from(html));
  }

  putBytes(id: string, bytes: Uint8Array): void {
    this.#ranges.set(id, [this.#end, bytes.length, crypto.hash('sha1', bytes, 'hex')]);
    this.#waiting.push(bytes);
    this.#waitingBytes += bytes.length;
    this.#end += bytes.length;
    if (this.#waitingBytes >= batchBytes) this.flush();
  }

  get(id: string): string {
    const range = this.#ranges.get(id);
    if (range === undefined) return '';
    this.flush();
    return readBody(this.#handle, range);
  }

  rangeOf(id: string): BodyRange | undefined {
    return this.#ranges.get(id);
  }

  /** What another thread needs to read the bodies put so far; they are on the disk when this returns. */
  share(): { readonly bodyFile: string; readonly bodies: ReadonlyMap<string, BodyRange> } {
    this.flush();
    return { bodyFile: this.#path, bodies: this.#ranges };
  }

  flush(): void {
    if (this.#waiting.length === 0) return;
    const bytes = Buffer.concat(this.#waiting);
    let written = 0;
    while (written < bytes.length) written += writeSync(this.#handle, bytes, written);
    this.#waiting = [];
    this.#waitingBytes = 0;
  }

  close(): void {
    try {
      this.flush();
    } finally {
      closeSync(this.#handle);
      if (!this.#isKept) rmSync(this.#path, { force: true });
    }
  }
}

/** Reads the bodies of a `BodyFile` that another thread keeps. */
export class BodyReader {
  readonly #handle: number;
  readonly #ranges: ReadonlyMap<string, BodyRange>;

  constructor(path: string, ranges: ReadonlyMap<string, BodyRange>) {
    this.#handle = openSync(path, 'r');
    this.#ranges = ranges;
  }

  get(id: string): string {
    const range = this.#ranges.get(id);
    return range === undefined ? '' : readBody(this.#handle, range);
  }
}

function readBody(handle: number, range: BodyRange): string {
  const bytes = readRange(handle, range);
  if (crypto.hash('sha1', bytes, 'hex') !== range[2])
    throw new DamagedCache('a kept body is not what it was');
  return bytes.toString();
}

function readRange(handle: number, [offset, length]: BodyRange): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  let read = 0;
  while (read < length) {
    const more = readSync(handle, bytes, read, length - read, offset + read);
    if (more === 0) throw new DamagedCache(`the body file ends at ${offset + read}`);
    read += more;
  }
  return bytes;
}
