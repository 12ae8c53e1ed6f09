import { roomFor } from './room-for.ts';
import { isPlain, longest, searchWords } from './search-words.ts';
import { hashBits, plainShardHash, shardHash } from './shard-of.ts';
import { WordTable } from './word-table.ts';

/** What a post says, by where it says it: the first counts most. */
export interface SearchedText {
  readonly title: string;
  /** Categories, tags and other terms. */
  readonly terms: string;
  readonly headings: string;
  readonly body: string;
}

/** Where a word stands in a post, from 0 to 3: body, headings, terms, title. */
const places = ['body', 'headings', 'terms', 'title'] as const;

const encoder = new TextEncoder();

/** No UTF-16 unit takes more bytes in UTF-8. */
const mostPerUnit = 3;

/** What each sign of ASCII is in a word: a small letter, a digit, or 0 for none. */
const inWord = Uint8Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCharCode(code).toLowerCase();
  return /[a-z0-9]/.test(sign) ? sign.charCodeAt(0) : 0;
});

/** Packs the words of posts, one post after the other, in memory that is used again. */
export class WordPacker {
  readonly #words = new WordTable();
  /** By the number of the word, the most telling place it stands in. */
  readonly #places: number[] = [];
  #text = new Uint8Array(1 << 14);
  #packed = new Uint8Array(1 << 14);

  /**
   * The words of a post, each once, with the most telling place it stands in, as bytes: for each two of hash and place,
   * one of length, and the word in UTF-8. They hold until the next call.
   */
  pack(text: SearchedText): Uint8Array {
    this.#words.clear();
    this.#places.length = 0;
    for (const [place, name] of places.entries()) {
      if (isPlain.test(text[name])) this.#addPlain(text[name], place);
      else searchWords(text[name], (word) => this.#addWord(word, place));
    }
    return this.#write();
  }

  /** Words of letters and digits of ASCII, as `searchWords` cuts them, without making texts of them. */
  #addPlain(text: string, place: number): void {
    const bytes = (this.#text = roomFor(text.length + 1, this.#text));
    encoder.encodeInto(text, bytes);
    bytes[text.length] = 0;
    let start = 0;
    for (let at = 0; at <= text.length; at++) {
      const letter = inWord[bytes[at] ?? 0] ?? 0;
      bytes[at] = letter;
      if (letter !== 0) continue;
      this.#add(start, Math.min(at, start + longest), at - start, place);
      start = at + 1;
    }
  }

  #addWord(word: string, place: number): void {
    this.#text = roomFor(word.length * mostPerUnit, this.#text);
    this.#add(0, encoder.encodeInto(word, this.#text).written, word.length, place);
  }

  /** A letter that stands alone is worth something in a title only. */
  #add(start: number, end: number, length: number, place: number): void {
    if (length > 1 || (length === 1 && place > 1))
      this.#places[this.#words.numberOf(this.#text, start, end)] = place;
  }

  #write(): Uint8Array {
    const { length } = this.#places;
    let at = 0;
    this.#words.each((number, bytes, start, end) => {
      const packed = (this.#packed = roomFor(at + 3 + end - start, this.#packed));
      const head = hashOf(this.#words, number, bytes, start, end) | ((this.#places[number] ?? 0) << hashBits);
      packed[at] = head & 0xff;
      packed[at + 1] = head >> 8;
      packed[at + 2] = end - start;
      for (let from = start, to = at + 3; from < end; ) packed[to++] = bytes[from++] ?? 0;
      at += 3 + end - start;
    });
    return length === 0 ? noBytes : this.#packed.subarray(0, at);
  }
}

const noBytes = new Uint8Array();

/** Of most words the hash can be told from their bytes. */
function hashOf(words: WordTable, number: number, bytes: Uint8Array, start: number, end: number): number {
  return plainShardHash(bytes, start, end) ?? shardHash(words.wordAt(number));
}

/** Hands over each entry of packed words: its hash, its place, and where its word begins and ends in the bytes. */
export function eachPackedWord(
  bytes: Uint8Array,
  take: (hash: number, place: number, start: number, end: number) => void,
): void {
  const mask = (1 << hashBits) - 1;
  for (let at = 0; at + 2 < bytes.length; ) {
    const head = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
    const end = at + 3 + (bytes[at + 2] ?? 0);
    take(head & mask, head >> hashBits, at + 3, end);
    at = end;
  }
}
