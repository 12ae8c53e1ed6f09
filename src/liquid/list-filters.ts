import { Drop, type FilterImplOptions, Value } from 'liquidjs';
import { compareTexts } from '../text/compare-texts.ts';
import { type DataMap, isMap } from '../types/data.ts';
import { WholeFloat } from './whole-float.ts';
import { writtenOut } from './written-out.ts';

/**
 * Jekyll's filters of lists, which hold what items say against a text by what it is as text, and put nothing first or last.
 * Source: Jekyll's documentation, confirmed with 4.3.1.
 */
export const listFilters: { readonly [name: string]: FilterImplOptions } = {
  where(value: unknown, property: unknown, target: unknown) {
    const items = itemsOf(value);
    if (items === null || isNothing(property) || Array.isArray(target)) return value;
    this.context.memoryLimit.use(items.length);
    return items.filter((item) => says(propertyOf(item, property), target));
  },
  find(value: unknown, property: unknown, target: unknown) {
    const items = itemsOf(value);
    if (items === null || isNothing(property)) return value;
    this.context.memoryLimit.use(items.length);
    return items.find((item) => says(propertyOf(item, property), target)) ?? null;
  },
  sort(value: unknown, property: unknown, nils: unknown) {
    // Of a mapping, such as the tags of a site, the pairs are sorted by their names.
    const items = isMap(value) && !(value instanceof Drop) ? pairsOf(value) : itemsOf(value);
    if (items === null) return value;
    this.context.memoryLimit.use(items.length);
    if (isNothing(property)) return items.toSorted(compare);
    const keyed = items.map((item) => [asNumber(propertyOf(item, property)), item] as const);
    const nothing = nils === 'last' ? 1 : -1;
    return keyed
      .toSorted(([a], [b]) => {
        if (isNothing(a) || isNothing(b)) return nothing * (Number(isNothing(a)) - Number(isNothing(b)));
        return compare(a, b);
      })
      .map(([, item]) => item);
  },
  // What an expression comes to counts, be it no comparison.
  *where_exp(value: unknown, name: unknown, expression: unknown): Generator<unknown, unknown, unknown> {
    const items = itemsOf(value);
    if (items === null) return value;
    this.context.memoryLimit.use(items.length);
    const asked = new Value(writtenOut(expression), this.liquid);
    const found: unknown[] = [];
    for (const item of items) {
      this.context.push({ [writtenOut(name)]: item });
      const answer = yield asked.value(this.context);
      this.context.pop();
      if (!isNothing(answer) && answer !== false) found.push(item);
    }
    return found;
  },
  // Lists in the list are opened, so those without items leave nothing.
  join(value: unknown, by: unknown) {
    const items = (itemsOf(value) ?? [value]).flat(Infinity);
    this.context.memoryLimit.use(items.length);
    return items.map(writtenOut).join(by === undefined ? ' ' : writtenOut(by));
  },
  group_by(value: unknown, property: unknown) {
    const items = itemsOf(value);
    if (items === null || isNothing(property)) return value;
    this.context.memoryLimit.use(items.length);
    const groups = new Map<string, unknown[]>();
    for (const item of items) {
      const name = writtenOut(propertyOf(item, property));
      const group = groups.get(name);
      if (group === undefined) groups.set(name, [item]);
      else group.push(item);
    }
    return [...groups].map(([name, of]) => ({ name, items: of, size: of.length }));
  },
};

function isNothing(value: unknown): boolean {
  return value === null || value === undefined;
}

/** The items of a list, the values of a mapping; null for what is neither. */
function itemsOf(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value;
  return isMap(value) && !(value instanceof Drop) ? pairsOf(value).map(([, item]) => item) : null;
}

function pairsOf(map: DataMap): readonly (readonly [string, unknown])[] {
  // Terms come in an order of their own.
  return Symbol.iterator in map ? Array.from(map as Iterable<[string, unknown]>) : Object.entries(map);
}

/** What an item says under a name, or under names with dots between them. */
function propertyOf(item: unknown, name: unknown): unknown {
  let found = item;
  for (const part of writtenOut(name).split('.')) {
    const inside: unknown = found instanceof Drop ? found.valueOf() : found;
    found = isMap(inside) && Object.hasOwn(inside, part) ? inside[part] : undefined;
  }
  return found;
}

function says(value: unknown, target: unknown): boolean {
  if (isNothing(target)) return isNothing(value);
  if (target instanceof Drop && !(target instanceof WholeFloat)) {
    const nothing = target.valueOf();
    if (nothing === null) return isNothing(value);
    // `empty` and `blank` are what is written as nothing.
    return writtenOut(value) === '';
  }
  const wanted = writtenOut(target);
  if (typeof value === 'string') return value === wanted;
  return [value].flat().some((one) => !isNothing(one) && (writtenOut(one) === wanted || isSame(one, target)));
}

/** Data does not tell 10.0 from 10, so a float finds both. */
function isSame(value: unknown, target: unknown): boolean {
  return target instanceof WholeFloat && value === target.valueOf();
}

/** A text that looks like a number is one where things are put in order. */
function asNumber(value: unknown): unknown {
  return typeof value === 'string' && /^\s*-?(?:\d+\.?\d*|\.\d+)\s*$/.test(value) ? Number(value) : value;
}

function compare(first: unknown, second: unknown): number {
  const [a, b] = [first, second].map((value) => (value instanceof WholeFloat ? value.valueOf() : value));
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (Array.isArray(a) && Array.isArray(b)) return compare(a[0], b[0]);
  return compareTexts(writtenOut(a), writtenOut(b));
}
