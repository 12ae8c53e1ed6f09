import { error, warning } from '../diagnostics/diagnostic.ts';
import { nearest } from '../text/did-you-mean.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import type { FrontMatterSource } from './front-matter-source.ts';

/** Keys of other generators and themes that only look like one of ours. */
const ownWords: ReadonlySet<string> = new Set([
  'path',
  'long',
  'images',
  'rate',
  'page',
  'topic',
  'author_name',
]);

/** A slip in one of these would publish what should stay private, so it is an error. */
const guarded: ReadonlySet<string> = new Set(['draft', 'published']);

/** What to say of an unknown key: nothing, unless it is a slip of the fingers for a known one. */
export function keyNearMiss(
  key: string,
  known: ReadonlySet<string>,
  source: FrontMatterSource,
): Diagnostic | null {
  const meant = meantKey(key, known);
  if (meant === null) return null;
  const make = guarded.has(meant) ? error : warning;
  const place = { ...source.keyPlace(key), note: 'passed to layouts as it is' };
  const message = `Tinta does not know the key ${key}. Did you mean ${meant}?`;
  return make('key-unknown', message, place, `write ${meant}, or give it a name less like it`);
}

function meantKey(key: string, known: ReadonlySet<string>): string | null {
  const lower = key.toLowerCase();
  if (known.has(lower)) return lower;
  if (ownWords.has(lower)) return null;
  const meant = nearest(key, known);
  if (meant === null || key.length >= 7) return meant;
  // Two slips in a short word make another word, unless they only swap letters.
  return isOneSlip(lower, meant) || letters(lower) === letters(meant) ? meant : null;
}

function isOneSlip(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a.charAt(start) === b.charAt(start)) start++;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  return restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1);
}

function letters(word: string): string {
  return word.split('').toSorted().join('');
}
