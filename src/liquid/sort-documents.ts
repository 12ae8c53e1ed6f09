import { compareTexts } from '../text/compare-texts.ts';
import type { Collection } from '../types/config.ts';
import type { LiquidPost } from '../types/liquid.ts';

/**
 * The documents of a collection as Jekyll sorts them:
 *  1. those that its `order` names, in that order, and then the others by date and path;
 *  2. else by what they say under its `sort_by`, and last those that say nothing;
 *  3. else, and where they say the same, by date if both have one, then by path.
 *
 * Source: the documentation of collections, confirmed with Jekyll 4.3.1.
 */
export function sortDocuments(
  documents: readonly LiquidPost[],
  { folder, order, sortBy }: Pick<Collection, 'folder' | 'order' | 'sortBy'>,
): readonly LiquidPost[] {
  const sorted = documents.toSorted(byDate);
  if (order.length > 0) {
    const placeOf = ({ id }: LiquidPost) => {
      const at = order.indexOf(id.slice(folder.length));
      return at === -1 ? order.length : at;
    };
    return sorted.toSorted((a, b) => placeOf(a) - placeOf(b));
  }
  if (sortBy === '') return sorted;
  const keyed = sorted.map((document) => [said(document, sortBy), document] as const);
  return keyed.toSorted(([a], [b]) => compare(a, b)).map(([, document]) => document);
}

/** What a document says under a key, which no dot leads further into. */
function said({ title, date, slug, written }: LiquidPost, key: string): unknown {
  const known: { readonly [name: string]: unknown } = { title, date, slug };
  return (Object.hasOwn(known, key) ? known[key] : written[key]) ?? null;
}

function compare(a: unknown, b: unknown): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a !== 'string' || typeof b !== 'string') return 0;
  return compareTexts(a, b);
}

function byDate(a: LiquidPost, b: LiquidPost): number {
  const byTime = a.date === null || b.date === null ? 0 : Date.parse(a.date) - Date.parse(b.date);
  return byTime || compareTexts(a.id, b.id);
}
