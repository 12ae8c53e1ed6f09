import { fragment, isNothing, laxValue, nobody, partOf, rangeAtStart, squeezed } from './lax-values.ts';

const operator = /^\s*(==|!=|<>|<=|>=|<|>|=|contains)\s*/;

/** A tag, of the same length, as Ruby's engine reads it when it is not strict. Null for tags that it reads one way alone. */
export function laxTag(whole: string): string | null {
  return laxCondition(whole) ?? laxAssignment(whole) ?? laxLoop(whole) ?? laxChoice(whole);
}

function laxCondition(whole: string): string | null {
  const [, opening = '', condition = '', ending = ''] =
    /^(\{%-?\s*(?:if|elsif|unless)\s+)(.*?)(\s*-?%\})$/s.exec(whole) ?? [];
  const [left = ''] = fragment.exec(condition) ?? [];
  if (opening === '' || partOf(left) === '') return null;
  const rest = condition.slice(condition.indexOf(left) + left.length);
  const [matched = '', sign = ''] = operator.exec(rest) ?? [];
  const [right = ''] = fragment.exec(rest.slice(matched.length)) ?? [];
  const name = sign === 'contains' ? ' contains ' : sign === '=' ? '==' : sign;
  const comparison = sign === '' || partOf(right) === '' ? '' : name + partOf(right);
  const read = partOf(left) + comparison;
  return read.length > condition.length ? null : opening + read.padEnd(condition.length) + ending;
}

/** The name that stands before the first equals sign; dots, brackets and parentheses are signs of it like others. */
const assigned = /(?<![\w.()[\]-])([\w.()[\]-]+)\s*=/;

/** `{% assign a.b = (x | size) %}`: its name, by which nothing can be asked for unless it is a plain one, and its value. */
function laxAssignment(whole: string): string | null {
  const [, opening = '', given = '', ending = ''] = /^(\{%-?\s*assign\s)(.*?)(-?%\})$/s.exec(whole) ?? [];
  const found = assigned.exec(given);
  if (found === null) return null;
  const [matched, name = ''] = found;
  const value = given.slice(found.index + matched.length);
  const read = laxValue(`{{${value}}}`);
  const written = read === null || isNothing(read) ? value : read.slice(2, -2);
  const before = ' '.repeat(found.index) + matched.replace(name, name.replace(/[.()[\]]/g, nobody));
  return opening + before + written + ending;
}

/** `{% for x in (list) reversed limit: (n) %}`: one part for the list, and what is given by name. Filters are passed over. */
function laxLoop(whole: string): string | null {
  const [, opening = '', given = '', ending = ''] =
    /^(\{%-?\s*(?:for|tablerow)\s+[\w-]+\s+in\s+)(.*?)(\s*-?%\})$/s.exec(whole) ?? [];
  const ranged = rangeAtStart(given);
  const first = ranged ?? fragment.exec(given)?.[0];
  if (opening === '' || first === undefined) return null;
  const rest = given.slice(given.indexOf(first) + first.length);
  const read = [ranged ?? (partOf(first) || nobody)];
  if (/^\s*reversed/.test(rest)) read.push('reversed');
  for (const [, name = '', value = ''] of rest.matchAll(attribute))
    if (partOf(value) !== '') read.push(`${name}:${partOf(value)}`);
  const written = read.join(' ');
  if (squeezed(written) === squeezed(given) || written.length > given.length) return null;
  return opening + written.padEnd(given.length) + ending;
}

const attribute = new RegExp(`\\b(limit|offset|cols)\\s*:\\s*(${fragment.source})`, 'g');

/** `{% case (x) %}`, which has one part, and `{% when a or (b) %}`, which may have several. */
function laxChoice(whole: string): string | null {
  const [, opening = '', name = '', given = '', ending = ''] =
    /^(\{%-?\s*(case|when)\s+)(.*?)(\s*-?%\})$/s.exec(whole) ?? [];
  const parts: string[] = [];
  for (let rest = given; ; ) {
    const { 0: part, index } = fragment.exec(rest) ?? { 0: '', index: 0 };
    if (part === '') break;
    parts.push(partOf(part) || nobody);
    rest = rest.slice(index + part.length);
    const separator = /^(?:\s+or\s+|\s*,\s*)/.exec(rest);
    if (separator === null || name === 'case') break;
    rest = rest.slice(separator[0].length);
  }
  return parts.length === 0 ? null : opening + parts.join(',').padEnd(given.length) + ending;
}
