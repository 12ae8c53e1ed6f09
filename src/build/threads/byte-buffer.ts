/** In bytes; it grows when more is appended. */
const firstSize = 1 << 18;

/** Joins pieces of bytes. Its memory is used again and again: thousands of small buffers cost time and stay long after they are needed. */
export class ByteBuffer {
  #bytes = new Uint8Array(firstSize);
  #end = 0;

  append(bytes: Uint8Array): void {
    this.#makeRoom(bytes.length);
    this.#bytes.set(bytes, this.#end);
    this.#end += bytes.length;
  }

  /** Empties the buffer. Returns a copy of all that was appended, in memory of its own, which can be transferred to another thread. */
  flush(): Uint8Array<ArrayBuffer> {
    const flushed = this.#bytes.slice(0, this.#end);
    this.#end = 0;
    return flushed;
  }

  #makeRoom(more: number): void {
    if (this.#end + more <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#end + more, this.#bytes.length * 2));
    larger.set(this.#bytes.subarray(0, this.#end));
    this.#bytes = larger;
  }
}
