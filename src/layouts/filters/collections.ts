import nunjucks from 'nunjucks';
import { compareTexts } from '../../text/compare-texts.ts';
import { LayoutError } from '../layout-error.ts';
import { isLasting } from '../views/view.ts';

/**
 * `where(key, value)`: the items whose key has the value, or has it in a list; a term is meant by its name or its slug. Without a
 * value, those that have the key at all.
 */
export function where(items: unknown, key: unknown, value?: unknown): readonly unknown[] {
  const wanted = (found: unknown): boolean => {
    if (value === undefined) return Boolean(found) && !(Array.isArray(found) && found.length === 0);
    return Array.isArray(found)
      ? found.some((each) => each === value || isTermOf(each, value))
      : found === value;
  };
  const path = pathOf('where', key);
  return itemsOf('where', items).filter((item) => wanted(lookUp(item, path)));
}

/** Whether a post that bears the term is meant by its name. */
function isTermOf(term: unknown, name: unknown): boolean {
  if (typeof name !== 'string' || typeof term !== 'object' || term === null) return false;
  if (!isLasting(term) || !('taxonomy' in term)) return false;
  return Reflect.get(term, 'name') === name || Reflect.get(term, 'slug') === name;
}

/** The properties of what `groupBy` makes. */
export const groupKeys = ['name', 'items'] as const;

/** `groupBy(key)`: a list of `{name, items}` in the order the names first appear. */
export function groupBy(items: unknown, key: unknown): readonly { name: unknown; items: unknown[] }[] {
  const path = pathOf('groupBy', key);
  const groups = new Map<unknown, unknown[]>();
  for (const item of itemsOf('groupBy', items)) {
    const name = lookUp(item, path);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [item]);
    else group.push(item);
  }
  return [...groups].map(([name, members]) => ({ name, items: members }));
}

/** `limit(n)`: the first n items. */
export function limit(items: unknown, count: unknown): readonly unknown[] {
  const most = Number(count ?? Number.NaN);
  if (Number.isNaN(most))
    throw new LayoutError('layout-failed', 'the filter limit wants a number', 'Write how many: limit(5).');
  return itemsOf('limit', items).slice(0, Math.max(0, most));
}

/** `sortBy(key, 'desc')`: sorted by a key, numbers as numbers, everything else by code unit; stable. */
export function sortBy(items: unknown, key: unknown, direction?: unknown): readonly unknown[] {
  const sign = direction === 'desc' ? -1 : 1;
  const path = pathOf('sortBy', key);
  return itemsOf('sortBy', items).toSorted((a, b) => sign * compare(lookUp(a, path), lookUp(b, path)));
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return compareTexts(String(a ?? ''), String(b ?? ''));
}

/** What a filter of lists works on: nothing is an empty list, and a single thing a list of one. Throws for what is no thing. */
function itemsOf(filter: string, items: unknown): readonly unknown[] {
  if (Array.isArray(items)) return items;
  if (items === null || items === undefined || items === '' || items === false) return [];
  if (typeof items === 'object' && !(items instanceof nunjucks.runtime.SafeString)) return [items];
  throw noList(filter, items);
}

function noList(filter: string, items: unknown): LayoutError {
  const isText = typeof items === 'string' || items instanceof nunjucks.runtime.SafeString;
  const text = String(items);
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  const kind = typeof items === 'number' ? 'a number' : 'none';
  const found = isText ? `“${shown}” is a text` : `${shown} is ${kind}`;
  const remedy =
    filter === 'limit' && isText
      ? 'A text is made shorter by truncate: {{ x | truncate(80) }}. A list of one is written [x].'
      : 'Give it a list, such as site.posts or one of site.data.';
  return new LayoutError('layout-failed', `the filter ${filter} wants a list, and ${found}`, remedy);
}

/** The parts of a dotted path that a filter was given. */
function pathOf(filter: string, key: unknown): readonly string[] {
  // What a macro or `safe` makes is a text of the engine's own kind.
  if (typeof key === 'string' || typeof key === 'number' || key instanceof nunjucks.runtime.SafeString)
    return String(key).split('.');
  const message = `the filter ${filter} wants the name of a key`;
  throw new LayoutError('layout-failed', message, `Write it in quotes: ${filter}('title').`);
}

function lookUp(item: unknown, path: readonly string[]): unknown {
  let value = item;
  for (const key of path) {
    value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  }
  return value;
}
