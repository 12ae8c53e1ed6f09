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
  #waiting: Buffer[] = [];
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
    const bytes = Buffer.from(html);
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
    const bytes = readRange(this.#handle, range);
    if (crypto.hash('sha1', bytes, 'hex') !== range[2])
      throw new DamagedCache(`the body of ${id} is damaged`);
    return bytes.toString();
  }

  rangeOf(id: string): BodyRange | undefined {
    return this.#ranges.get(id);
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
