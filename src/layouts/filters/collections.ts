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
  return thingsOf('where', items).filter((item) => wanted(lookUp(item, path)));
}

/** Whether a post that bears the term is meant by its name. */
function isTermOf(term: unknown, name: unknown): boolean {
  if (typeof name !== 'string' || typeof term !== 'object' || term === null) return false;
  if (!isLasting(term) || !('taxonomy' in term)) return false;
  return Reflect.get(term, 'name') === name || Reflect.get(term, 'slug') === name;
}

/** `groupBy(key)`: a list of `{name, items}` in the order the names first appear. */
export function groupBy(items: unknown, key: unknown): readonly { name: unknown; items: unknown[] }[] {
  const path = pathOf('groupBy', key);
  const groups = new Map<unknown, unknown[]>();
  for (const item of thingsOf('groupBy', items)) {
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
  if (items instanceof nunjucks.runtime.SafeString) throw noList('limit', items);
  return listOf(items).slice(0, Math.max(0, most));
}

/** `sortBy(key, 'desc')`: sorted by a key, numbers as numbers, everything else by code unit; stable. */
export function sortBy(items: unknown, key: unknown, direction?: unknown): readonly unknown[] {
  const sign = direction === 'desc' ? -1 : 1;
  const path = pathOf('sortBy', key);
  return listOf(items).toSorted((a, b) => sign * compare(lookUp(a, path), lookUp(b, path)));
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return compareTexts(String(a ?? ''), String(b ?? ''));
}

function listOf(items: unknown): readonly unknown[] {
  if (Array.isArray(items)) return items;
  return items === null || items === undefined ? [] : [items];
}

/** The items of a list that have keys, which a text has not. */
function thingsOf(filter: string, items: unknown): readonly unknown[] {
  if ((typeof items === 'string' && items !== '') || items instanceof nunjucks.runtime.SafeString)
    throw noList(filter, items);
  return listOf(items);
}

function noList(filter: string, items: unknown): LayoutError {
  const text = String(items);
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  const message = `the filter ${filter} wants a list, and “${shown}” is a text`;
  const remedy =
    filter === 'limit'
      ? 'A text is made shorter by truncate: {{ x | truncate(80) }}.'
      : 'Give it a list, such as site.posts or one of site.data.';
  return new LayoutError('layout-failed', message, remedy);
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
