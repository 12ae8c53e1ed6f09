const encoder = new TextEncoder();

/** No UTF-16 unit takes more bytes in UTF-8. */
const mostPerUnit = 3;

/**
 * Bytes put one behind the other in memory that is used again and again: thousands of small pieces, each in memory of
 * its own, cost time and stay long after they are needed.
 */
export class ByteRun {
  #bytes = new Uint8Array(1 << 18);
  #end = 0;

  /** Puts a text in UTF-8 in place of all that was; what it gives holds until the next call. */
  readonly encode = (text: string): Uint8Array => {
    this.#end = 0;
    this.#makeRoom(text.length * mostPerUnit);
    const { written } = encoder.encodeInto(text, this.#bytes);
    return this.#bytes.subarray(0, written);
  };

  append(bytes: Uint8Array): void {
    this.#makeRoom(bytes.length);
    this.#bytes.set(bytes, this.#end);
    this.#end += bytes.length;
  }

  /** All that was appended, in memory of its own, which can change threads; the run is then empty. */
  take(): Uint8Array<ArrayBuffer> {
    const taken = this.#bytes.slice(0, this.#end);
    this.#end = 0;
    return taken;
  }

  #makeRoom(more: number): void {
    if (this.#end + more <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#end + more, this.#bytes.length * 2));
    larger.set(this.#bytes.subarray(0, this.#end));
    this.#bytes = larger;
  }
}
