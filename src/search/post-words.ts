import { hashBits, shardHash } from './shard-of.ts';
import { searchWords } from './search-words.ts';

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

/**
 * The words of a post, each once, with the most telling place it stands in, as bytes: for each two of hash and place,
 * one of length, and the word in UTF-8.
 */
export function packPostWords(text: SearchedText): Uint8Array<ArrayBuffer> {
  const words = new Map<string, number>();
  for (const [place, name] of places.entries())
    searchWords(text[name], (word) => {
      // A letter that stands alone is worth something in a title only.
      if (word.length > 1 || place > 1) words.set(word, place);
    });
  const bytes = new Uint8Array([...words.keys()].reduce((sum, { length }) => sum + 3 + 3 * length, 0));
  let at = 0;
  for (const [word, place] of words) {
    const written = writeWord(word, bytes, at + 3);
    const head = shardHash(word) | (place << hashBits);
    bytes[at] = head & 0xff;
    bytes[at + 1] = head >> 8;
    bytes[at + 2] = written;
    at += 3 + written;
  }
  return bytes.slice(0, at);
}

/** Writes a word in UTF-8 and says how many bytes it takes: letters of ASCII, which most are, one by one. */
function writeWord(word: string, bytes: Uint8Array, start: number): number {
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    if (code > 0x7f) return encoder.encodeInto(word, bytes.subarray(start)).written;
    bytes[start + at] = code;
  }
  return word.length;
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
