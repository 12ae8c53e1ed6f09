import crypto from 'node:crypto';
import { closeSync, fstatSync, ftruncateSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { statOf } from '../disk/stat-of.ts';

/** Where something stands in a file, in bytes, and its SHA-1. */
export type ByteRange = readonly [offset: number, length: number, digest: string];

/** Where nothing stands. */
export const nowhere: ByteRange = [0, 0, crypto.hash('sha1', '', 'hex')];

/** Thrown when kept bytes are not those that were put: the cache is damaged and everything is to be made anew. */
export class DamagedCache extends Error {}

/** What is put waits in memory until it is as much as this, in bytes. */
const batchBytes = 1 << 20;

/** A file that only grows: what was put into it stands where it was put for as long as the file is. */
export class GrowingFile {
  readonly path: string;
  readonly #handle: number;
  readonly #waiting = Buffer.allocUnsafe(batchBytes);
  #waitingBytes = 0;
  #end: number;

  /** Opens the file to go on at its end, or begins it `anew`, as what is no file or a link is in any case: then whoever has the old one open goes on reading from that. */
  constructor(path: string, { anew }: { readonly anew: boolean }) {
    this.path = path;
    if (anew || statOf(path)?.isFile() !== true) remove(path);
    this.#handle = openSync(path, 'a+');
    if (anew) ftruncateSync(this.#handle);
    this.#end = fstatSync(this.#handle).size;
  }

  /** How long it is, in bytes, what waits included. */
  get size(): number {
    return this.#end;
  }

  /** Takes bytes, which may be others after that. `digest` is their SHA-1, where it is known. */
  put(bytes: Uint8Array, digest: string = crypto.hash('sha1', bytes, 'hex')): ByteRange {
    if (bytes.length === 0) return nowhere;
    const range: ByteRange = [this.#end, bytes.length, digest];
    this.#end += bytes.length;
    if (this.#waitingBytes + bytes.length > batchBytes) this.flush();
    if (bytes.length > batchBytes) this.#write(bytes);
    else {
      this.#waiting.set(bytes, this.#waitingBytes);
      this.#waitingBytes += bytes.length;
    }
    return range;
  }

  /** The bytes that stand at a range, put in this run or in an earlier one. */
  at(range: ByteRange): Buffer {
    this.flush();
    return readSound(this.#handle, range);
  }

  /** Hands over the bytes of many ranges, with the position of each in the list; neighbours in the file are read together. */
  eachAt(ranges: readonly ByteRange[], take: (bytes: Buffer, position: number) => void): void {
    this.flush();
    for (let from = 0; from < ranges.length; ) {
      const [start, ...rest] = ranges[from] ?? nowhere;
      let [end, to] = [start + rest[0], from + 1];
      for (let next = ranges[to]; next?.[0] === end && end - start < batchBytes; next = ranges[to]) {
        end += next[1];
        to++;
      }
      const bytes = readRange(this.#handle, [start, end - start, '']);
      for (let at = from; at < to; at++) {
        const [offset, length, digest] = ranges[at] ?? nowhere;
        const part = bytes.subarray(offset - start, offset - start + length);
        if (crypto.hash('sha1', part, 'hex') !== digest)
          throw new DamagedCache('kept bytes are not what they were');
        take(part, at);
      }
      from = to;
    }
  }

  /** Brings to the disk what waits. */
  flush(): void {
    this.#write(this.#waiting.subarray(0, this.#waitingBytes));
    this.#waitingBytes = 0;
  }

  #write(bytes: Uint8Array): void {
    let written = 0;
    while (written < bytes.length) written += writeSync(this.#handle, bytes, written);
  }

  /** Gives up what still waits: whoever needs that brings it to the disk first. */
  close(): void {
    closeSync(this.#handle);
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

/** Reads a range of an open file. Throws `DamagedCache` where other bytes stand. */
export function readSound(handle: number, range: ByteRange): Buffer {
  const bytes = readRange(handle, range);
  if (crypto.hash('sha1', bytes, 'hex') !== range[2])
    throw new DamagedCache('kept bytes are not what they were');
  return bytes;
}

function readRange(handle: number, [offset, length]: ByteRange): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  let read = 0;
  while (read < length) {
    const more = readSync(handle, bytes, read, length - read, offset + read);
    if (more === 0) throw new DamagedCache(`a file of the cache ends at ${offset + read}`);
    read += more;
  }
  return bytes;
}
