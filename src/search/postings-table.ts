import type { Postings } from './encode-shard.ts';
import { WordTable } from './word-table.ts';

/** How many meetings there is room for at first. */
const firstRoom = 1 << 14;

/** What is gathered of one word. */
export interface GatheredWord {
  readonly word: string;
  /** In which part of the index it stands. */
  readonly shard: number;
  /** In the order in which they were added. */
  readonly postings: Postings;
}

/** Gathers where words stand. Each meeting of a word is two numbers in a row of them, and at the end the rows are sorted by counting. */
export class PostingsTable {
  readonly #words = new WordTable();
  /** By the number of the word: its part, and how often it was met. */
  readonly #shards: number[] = [];
  readonly #counts: number[] = [];
  /** Of each meeting, the number of the word and the posting. */
  #meetings = new Int32Array(2 * firstRoom);
  #end = 0;

  /** Takes a posting of the word that stands between two places of `bytes`, in UTF-8. */
  add(bytes: Uint8Array, start: number, end: number, shard: number, posting: number): void {
    const number = this.#words.numberOf(bytes, start, end);
    if (number === this.#counts.length) {
      this.#shards.push(shard);
      this.#counts.push(0);
    }
    this.#counts[number] = (this.#counts[number] ?? 0) + 1;
    if (this.#end === this.#meetings.length) {
      const roomier = new Int32Array(2 * this.#meetings.length);
      roomier.set(this.#meetings);
      this.#meetings = roomier;
    }
    this.#meetings[this.#end++] = number;
    this.#meetings[this.#end++] = posting;
  }

  /** Every word that was added, in the order of its first posting. */
  words(): readonly GatheredWord[] {
    const places = new Int32Array(this.#counts.length + 1);
    for (const [number, count] of this.#counts.entries()) places[number + 1] = (places[number] ?? 0) + count;
    const sorted = new Int32Array(this.#end / 2);
    const next = places.slice();
    for (let at = 0; at < this.#end; at += 2) {
      const number = this.#meetings[at] ?? 0;
      const place = next[number] ?? 0;
      next[number] = place + 1;
      sorted[place] = this.#meetings[at + 1] ?? 0;
    }
    return this.#shards.map((shard, number) => ({
      word: this.#words.wordAt(number),
      shard,
      postings: sorted.subarray(places[number], places[number + 1]),
    }));
  }
}
