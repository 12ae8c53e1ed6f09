import { roomFor } from './room-for.ts';

const firstSlots = 1 << 12;
const firstBytes = 1 << 16;

/**
 * Numbers words by their bytes, from 0 in the order in which they are first met. Open addressing with linear probing over
 * FNV-1a: of the millions of words of a large blog none becomes a string.
 */
export class WordTable {
  /** The number of a word and one more; 0 where there is none. Never more than half of them are taken. */
  #slots = new Int32Array(firstSlots);
  /** The bytes of all words, one behind the other. */
  #bytes = new Uint8Array(firstBytes);
  /** Where each word begins, and behind the last one where it ends. */
  readonly #starts = [0];

  /** How many there are. */
  get size(): number {
    return this.#starts.length - 1;
  }

  /** The number of the word that stands between two places of `bytes`. */
  numberOf(bytes: Uint8Array, start: number, end: number): number {
    const mask = this.#slots.length - 1;
    let slot = hashOf(bytes, start, end) & mask;
    for (let taken = this.#slots[slot] ?? 0; taken !== 0; taken = this.#slots[slot] ?? 0) {
      if (this.#isAt(taken - 1, bytes, start, end)) return taken - 1;
      slot = (slot + 1) & mask;
    }
    const number = this.size;
    this.#slots[slot] = number + 1;
    this.#append(bytes, start, end);
    if (2 * this.size > this.#slots.length) this.#spread();
    return number;
  }

  /** Hands over every word in the order of numbers, with where it stands in the bytes of all. */
  each(take: (number: number, bytes: Uint8Array, start: number, end: number) => void): void {
    for (let number = 0; number < this.size; number++)
      take(number, this.#bytes, this.#starts[number] ?? 0, this.#starts[number + 1] ?? 0);
  }

  /** Forgets all words and keeps the room. */
  clear(): void {
    this.#slots.fill(0);
    this.#starts.length = 1;
  }

  /** The word of a number, read as UTF-8. */
  wordAt(number: number): string {
    return Buffer.from(this.#bytes.buffer).toString('utf8', this.#starts[number], this.#starts[number + 1]);
  }

  #isAt(number: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = this.#starts[number] ?? 0;
    if ((this.#starts[number + 1] ?? 0) - from !== end - start) return false;
    for (let at = start; at < end; at++) if (this.#bytes[from + at - start] !== bytes[at]) return false;
    return true;
  }

  #append(bytes: Uint8Array, start: number, end: number): void {
    const from = this.#starts.at(-1) ?? 0;
    const to = from + end - start;
    const all = (this.#bytes = roomFor(to, this.#bytes));
    for (let at = start; at < end; at++) all[from + at - start] = bytes[at] ?? 0;
    this.#starts.push(to);
  }

  #spread(): void {
    const slots = new Int32Array(2 * this.#slots.length);
    const mask = slots.length - 1;
    for (let number = 0; number < this.size; number++) {
      let slot = hashOf(this.#bytes, this.#starts[number] ?? 0, this.#starts[number + 1] ?? 0) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = number + 1;
    }
    this.#slots = slots;
  }
}

function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
