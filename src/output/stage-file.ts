import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';

/** A run of bytes in a stage file. */
export interface Range {
  readonly offset: number;
  readonly length: number;
}

/**
 * One file that finished pages wait in. Making thousands of files twice is what costs time on a real disk, so
 * they are made once, when the site is published; a disk that is too small shows itself before that.
 */
export class StageFile {
  readonly #path: string;
  readonly #handle: number;
  #end = 0;

  constructor(path: string) {
    this.#path = path;
    rmSync(path, { force: true });
    this.#handle = openSync(path, 'wx+');
  }

  append(bytes: Uint8Array): Range {
    const range = { offset: this.#end, length: bytes.length };
    let written = 0;
    while (written < bytes.length) {
      written += writeSync(this.#handle, bytes, written, bytes.length - written, this.#end + written);
    }
    this.#end += bytes.length;
    return range;
  }

  read({ offset, length }: Range): Uint8Array {
    const bytes = new Uint8Array(length);
    let read = 0;
    while (read < length) {
      const more = readSync(this.#handle, bytes, read, length - read, offset + read);
      if (more === 0) throw new Error(`the stage file ends at ${offset + read}`);
      read += more;
    }
    return bytes;
  }

  /** Closes and deletes the file. */
  discard(): void {
    closeSync(this.#handle);
    rmSync(this.#path, { force: true });
  }
}
