import crypto from 'node:crypto';
import { closeSync, fstatSync, ftruncateSync, openSync, readSync, rmSync, writeSync } from 'node:fs';

/** Where a body stands in the file, and its SHA-1. */
export type BodyRange = readonly [offset: number, length: number, digest: string];

/** Where nothing stands. */
const nowhere: BodyRange = [0, 0, crypto.hash('sha1', '', 'hex')];

/** Thrown when a kept body is not the one that was put: the cache is damaged and everything is to be made anew. */
export class DamagedCache extends Error {}

/** Bodies wait in memory until they are as much as this, in bytes. */
const batchBytes = 1 << 20;

/**
 * Keeps the HTML of bodies in one file that only grows: memory holds where they stand, not what they say.
 */
export class BodyFile {
  readonly #path: string;
  readonly #handle: number;
  readonly #isKept: boolean;
  readonly #ranges: Map<string, BodyRange>;
  readonly #waiting = Buffer.allocUnsafe(batchBytes);
  #waitingBytes = 0;
  #end: number;

  /** Opens the file with the bodies it holds by id; one that is not kept starts empty and goes with `close`. */
  constructor(path: string, ranges: ReadonlyMap<string, BodyRange>, isKept: boolean) {
    this.#path = path;
    this.#isKept = isKept;
    // A file that is begun anew is another one: whoever has the old one open goes on reading from it.
    if (ranges.size === 0) remove(path);
    this.#handle = openSync(path, 'a+');
    if (ranges.size === 0) ftruncateSync(this.#handle);
    this.#ranges = new Map(ranges);
    this.#end = fstatSync(this.#handle).size;
  }

  /** Takes bytes, which may be others after that. `digest` is their SHA-1, where it is known. */
  putBytes(id: string, bytes: Uint8Array, digest: string = crypto.hash('sha1', bytes, 'hex')): void {
    if (bytes.length === 0) {
      this.#ranges.set(id, nowhere);
      return;
    }
    this.#ranges.set(id, [this.#end, bytes.length, digest]);
    this.#end += bytes.length;
    if (this.#waitingBytes + bytes.length > batchBytes) this.flush();
    if (bytes.length > batchBytes) this.#write(bytes);
    else {
      this.#waiting.set(bytes, this.#waitingBytes);
      this.#waitingBytes += bytes.length;
    }
  }

  get(id: string): string {
    const range = this.#ranges.get(id);
    if (range === undefined) return '';
    this.flush();
    return readBody(this.#handle, range);
  }

  /** The bytes that stand at a range of this file, this run's or the last one's. */
  bytesAt(range: BodyRange): Uint8Array {
    this.flush();
    return readSound(this.#handle, range);
  }

  /** Hands over the bytes of many ranges, with the position of each in the list; neighbours in the file are read together. */
  readMany(ranges: readonly BodyRange[], take: (bytes: Buffer, position: number) => void): void {
    this.flush();
    for (let from = 0; from < ranges.length; ) {
      const [start, ...rest] = ranges[from] ?? [0, 0, ''];
      let [end, to] = [start + rest[0], from + 1];
      for (let next = ranges[to]; next?.[0] === end && end - start < batchBytes; next = ranges[to]) {
        end += next[1];
        to++;
      }
      const bytes = readRange(this.#handle, [start, end - start, '']);
      for (let at = from; at < to; at++) {
        const [offset, length, digest] = ranges[at] ?? [0, 0, ''];
        const part = bytes.subarray(offset - start, offset - start + length);
        if (crypto.hash('sha1', part, 'hex') !== digest)
          throw new DamagedCache('kept bytes are not what they were');
        take(part, at);
      }
      from = to;
    }
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
    this.#write(this.#waiting.subarray(0, this.#waitingBytes));
    this.#waitingBytes = 0;
  }

  #write(bytes: Uint8Array): void {
    let written = 0;
    while (written < bytes.length) written += writeSync(this.#handle, bytes, written);
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

/** Some systems keep what is open: there it is emptied. */
function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // It stays.
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
  return readSound(handle, range).toString();
}

function readSound(handle: number, range: BodyRange): Buffer {
  const bytes = readRange(handle, range);
  if (crypto.hash('sha1', bytes, 'hex') !== range[2])
    throw new DamagedCache('a kept body is not what it was');
  return bytes;
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
