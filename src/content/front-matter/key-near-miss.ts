import { error, warning } from '../../diagnostics/diagnostic.ts';
import { differsByASlip, nearest } from '../../text/did-you-mean.ts';
import type { Data, DataMap } from '../../types/data.ts';
import type { Diagnostic } from '../../types/diagnostic.ts';
import { knownKeys } from './front-matter-keys.ts';
import type { FrontMatterSource } from './front-matter-source.ts';

/** A slip in one of these would publish what should stay private, so it is an error. */
const guardedKeys: ReadonlySet<string> = new Set(['draft', 'published']);

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

/** Keys as they are called in Spanish, accents left out: whoever writes one of them means ours, unless that is there too. */
const inSpanish: ReadonlyMap<string, string> = new Map([
  ['titulo', 'title'],
  ['fecha', 'date'],
  ['etiquetas', 'tags'],
  ['categoria', 'categories'],
  ['categorias', 'categories'],
  ['autor', 'author'],
  ['autora', 'author'],
  ['imagen', 'image'],
  ['borrador', 'draft'],
  ['descripcion', 'description'],
]);

/** What to say of an unknown key and its value: nothing, unless it is a slip of the fingers for a known one, or its name in Spanish and that one is not `given`. */
export function keyNearMiss(
  [key, value]: readonly [string, Data],
  known: ReadonlySet<string>,
  source: FrontMatterSource,
  given: DataMap,
): Diagnostic | null {
  const meant = meantKey(key, known, given);
  if (meant === null) return null;
  const make = guardedKeys.has(meant) && mayBeFlag(value) ? error : warning;
  const place = { ...source.keyPlace(key), note: 'passed to layouts as it is' };
  const message = `Tinta does not know the key ${key}. Did you mean ${meant}?`;
  return make('key-unknown', message, place, `Write ${meant}, or give it a name less like it.`);
}

/** Whether a key of a blog's own looks so much like one that keeps a post back that it would be an error. */
export function isRefusedKey(key: string, value: Data): boolean {
  const meant = meantKey(key, knownKeys, {});
  return meant !== null && guardedKeys.has(meant) && mayBeFlag(value);
}

/** Whether a value could say yes or no: `publisher: Planeta` is no slip for `published`. */
function mayBeFlag(value: Data): boolean {
  return typeof value !== 'string' || /^(?:true|false|yes|no|on|off|y|n|[01]|)$/i.test(value.trim());
}

function meantKey(key: string, known: ReadonlySet<string>, given: DataMap): string | null {
  const lower = key.toLowerCase();
  if (known.has(lower)) return lower;
  const translated = inSpanish.get(lower.normalize('NFD').replace(/\u0301/g, ''));
  if (translated !== undefined) return Object.hasOwn(given, translated) ? null : translated;
  if (ownWords.has(lower)) return null;
  const meant = nearest(key, known);
  if (meant === null || key.length >= 7) return meant;
  // Two slips in a short word make another word, unless they only swap letters.
  return differsByASlip(lower, meant) ? meant : null;
}
