const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Where a word stands: posts by number, ascending, each times four and the place added. */
export type Postings = Iterable<number>;

/**
 * One part of the index as it is published: JSON, a line for each word in the order of its UTF-16 units, with its
 * posts as distances from one to the next, in base 64 with five bits a sign, the lowest first, and a sixth that says that
 * more follow.
 */
export function encodeShard(words: ReadonlyMap<string, Postings>): string {
  const lines = [...words.keys()]
    .toSorted()
    .map((word) => `${JSON.stringify(word)}:"${encodePostings(words.get(word) ?? [])}"`);
  return `{${lines.join(',\n')}}\n`;
}

function encodePostings(postings: Postings): string {
  let text = '';
  let last = 0;
  for (const posting of postings) {
    const post = posting >> 2;
    let value = ((post - last) << 2) | (posting & 3);
    last = post;
    while (value > 31) {
      text += digits[(value & 31) | 32] ?? '';
      value >>>= 5;
    }
    text += digits[value] ?? '';
  }
  return text;
}
