import { laxTag } from './lax-tags.ts';
import { fragment, isNothing, laxValue, range, squeezed } from './lax-values.ts';

/**
 * Reads the Liquid around position `at` as Ruby's does when it is not strict: of a value its first part and its
 * filters, of a condition its first comparison, of a loop its list; what follows is passed over. The text keeps its length, so that every
 * place in it stays where it is. Null where that changes nothing, or where Ruby's would give up too.
 *
 * Source: the documented `lax` mode of Liquid 4, confirmed with its engine.
 */
export function readLaxly(text: string, at: number): { readonly text: string; readonly was: string } | null {
  const found = tokenAt(text, at);
  if (found === null) return null;
  const { start, was } = found;
  const read = was.startsWith('{{') ? laxValue(was) : laxTag(was);
  if (read === null || read === was) return null;
  return { text: text.slice(0, start) + read.padEnd(was.length) + text.slice(start + was.length), was };
}

/** A value that is one fragment or range, perhaps with filters; and one that is nothing at all. */
const plainValue = new RegExp(
  `^\\{\\{-?\\s*(?=[\\w"'([-])(?:${range.source}|${fragment.source})\\s*(?:\\|[^]*)?-?\\}\\}$`,
);

/** An `else` that says more than itself: `{% else if b %}`. */
const wordyElse = /^(\{%-?\s*else)\s+[^\s-].*?(-?%\})$/s;

/** An assignment to a plain name: what stands before the value, the value, the end. */
const assignment = /^(\{%-?\s*assign\s+[\w-]+\s*=)(.*?)(-?%\})$/s;

/**
 * A body in which values of several parts are read as Ruby's engine reads them: `{{ a > b }}` is `a`. Without it the library would
 * count the parts together. Empty values become `gap`s, which the output has no use for. What stands behind an `else` is nothing.
 */
export function valuesAsRuby(
  text: string,
  gap: string,
): { readonly text: string; readonly changed: readonly string[] } {
  const changed: string[] = [];
  const read = text.replace(token, (was) => {
    if (was.startsWith('{%')) return alone(was, changed);
    if (plainValue.test(was)) return was;
    const value = laxValue(was);
    if (value === null || squeezed(value) === squeezed(was)) return was;
    changed.push(was);
    return isNothing(value) ? gap.repeat(was.length) : value.padEnd(was.length);
  });
  return { text: read, changed };
}

/** A tag as it is, but for an `else` with more behind it, and an `assign` of more than one value. */
function alone(tag: string, changed: string[]): string {
  const [, name, ending = ''] = wordyElse.exec(tag) ?? [];
  if (name !== undefined) {
    changed.push(tag);
    return name.padEnd(tag.length - ending.length) + ending;
  }
  const [, before = '', given, after = ''] = assignment.exec(tag) ?? [];
  if (given === undefined || plainValue.test(`{{${given}}}`)) return tag;
  const read = laxValue(`{{${given}}}`);
  if (read === null || isNothing(read) || squeezed(read) === squeezed(`{{${given}}}`)) return tag;
  changed.push(tag);
  return before + read.slice(2, -2) + after;
}

const token = /\{%-?\s*raw\s*-?%\}.*?\{%-?\s*endraw\s*-?%\}|\{%.*?%\}|\{\{.*?\}\}/gs;

/** The value or tag around a position: each begins at the first sign that no earlier one has taken. */
function tokenAt(text: string, at: number): { readonly start: number; readonly was: string } | null {
  for (const { 0: was, index } of text.matchAll(token))
    if (index + was.length > at) return index <= at ? { start: index, was } : null;
  return null;
}
