/** Hashes are this many bits long, so an index has at most as many parts as they can tell apart. */
export const hashBits = 10;

/** Signs that are a word with their neighbour: what begins with one of them stands together. */
const denseSign =
  /^[\u0e00-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\ud840-\ud88d]/;

/** No sign before this one is. */
const firstDense = 0x0e00;

/**
 * Tells in which part of an index a word stands: words with the same first three letters stand together, so that all
 * that begin as the reader has begun are found in one place. FNV-1a, cut to `hashBits`.
 */
export function shardHash(word: string): number {
  const isDense = word.charCodeAt(0) >= firstDense && denseSign.test(word);
  const length = isDense ? String.fromCodePoint(word.codePointAt(0) ?? 0).length : Math.min(3, word.length);
  let hash = firstHash;
  for (let at = 0; at < length; at++) hash = withUnit(hash, word.charCodeAt(at));
  return cut(hash);
}

/** The same of a word in UTF-8 that begins with letters of ASCII; null for others. */
export function plainShardHash(bytes: Uint8Array, start: number, end: number): number | null {
  let hash = firstHash;
  for (let at = start; at < Math.min(end, start + 3); at++) {
    const unit = bytes[at] ?? 0;
    if (unit > 0x7f) return null;
    hash = withUnit(hash, unit);
  }
  return cut(hash);
}

const firstHash = 0x811c9dc5;

function withUnit(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

function cut(hash: number): number {
  return (hash ^ (hash >>> 15)) & ((1 << hashBits) - 1);
}

/** How many posts a part of the index is for, more or less. */
const postsPerShard = 40;

/** Into how many parts the index of so many posts is cut: a power of two, so that it seldom changes. */
export function shardCount(posts: number): number {
  let count = 1;
  while (count * postsPerShard < posts && count < 1 << hashBits) count *= 2;
  return count;
}
