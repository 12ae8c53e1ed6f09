const fragment = /"[^"]*"|'[^']*'|(?:[^\s,|'"]|"[^"]*"|'[^']*')+/;
const path = /[\w-]+\??(?:\.[\w-]+\??|\[[^\]]*\])*/;
const unclosed = /^([\w-]+\??(?:\.[\w-]+\??|\[[^\]]*\])*)\[("[\w -]+"|'[\w -]+')$/;
const literal = /^(?:(?:"[^"]*"|'[^']*')|-?\d+(?:\.\d+)?)$/;
const operator = /^\s*(==|!=|<>|<=|>=|<|>|=|contains)\s*/;

/**
 * Reads the Liquid around position `at` as Ruby's does when it is not strict: of a value its first part and its
 * filters, of a condition its first comparison; what follows is passed over. The text keeps its length, so that every
 * place in it stays where it is. Null where that changes nothing, or where Ruby's would give up too.
 *
 * Source: the documented `lax` mode of Liquid 4, confirmed with its engine.
 */
export function readLaxly(text: string, at: number): { readonly text: string; readonly was: string } | null {
  const found = tokenAt(text, at);
  if (found === null) return null;
  const { start, was } = found;
  const read = was.startsWith('{{') ? laxValue(was) : laxCondition(was);
  if (read === null || read === was) return null;
  return { text: text.slice(0, start) + read.padEnd(was.length) + text.slice(start + was.length), was };
}

/** A value that is one fragment, perhaps with filters; and one that is nothing at all. */
const plainValue = new RegExp(`^\\{\\{-?\\s*(?=[\\w"'([-])(?:${fragment.source})\\s*(?:\\|[^]*)?-?\\}\\}$`);

/** An `else` that says more than itself: `{% else if b %}`. */
const wordyElse = /^(\{%-?\s*else)\s+[^\s-].*?(-?%\})$/s;

/** An assignment: what stands before the value, the value, the end. */
const assignment = /^(\{%-?\s*assign\s+[\w.-]+\s*=)(.*?)(-?%\})$/s;

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

/** Whether nothing can be written for a value: it is empty, or a text without signs. */
function isNothing(value: string): boolean {
  return /^(?:\s*|\{\{-?\s*(?:""\s*)?-?\}\})$/.test(value);
}

const token = /\{%-?\s*raw\s*-?%\}.*?\{%-?\s*endraw\s*-?%\}|\{%.*?%\}|\{\{.*?\}\}/gs;

/** The value or tag around a position: each begins at the first sign that no earlier one has taken. */
function tokenAt(text: string, at: number): { readonly start: number; readonly was: string } | null {
  for (const { 0: was, index } of text.matchAll(token))
    if (index + was.length > at) return index <= at ? { start: index, was } : null;
  return null;
}

function laxValue(whole: string): string | null {
  const [opening, ending] = [whole.startsWith('{{-') ? '{{-' : '{{', whole.endsWith('-}}') ? '-}}' : '}}'];
  const markup = whole.slice(opening.length, whole.length - ending.length);
  const [first = ''] = fragment.exec(markup) ?? [];
  const value = partOf(first);
  const filters = /\|\s*[A-Za-z_].*/s.exec(markup.slice(markup.indexOf(first) + first.length))?.[0] ?? '';
  const padding = ' '.repeat(Math.max(0, markup.length - value.length - filters.length));
  if (value === '' && markup.length < 2) return ' '.repeat(whole.length);
  const read = opening + (value === '' ? `""${padding.slice(2)}` : value + filters + padding) + ending;
  if (value !== first || squeezed(read) !== squeezed(whole)) return read;
  // Its first part was all there was to read, so a filter is at fault: the value stands alone.
  return filters === '' ? null : opening + value + ' '.repeat(markup.length - value.length) + ending;
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

function squeezed(text: string): string {
  return text.replace(/\s+/g, '');
}

/** A text in quotes, a number, or what of a fragment can name a value. */
function partOf(text: string): string {
  if (literal.test(text)) return text;
  // A blank before the bracket's end parts it in two, and the name in it is looked up all the same.
  const [, owner, name = ''] = unclosed.exec(text) ?? [];
  if (owner !== undefined) return `${owner}[${name}]`;
  // What begins with a digit names nothing.
  const [named = ''] = path.exec(text) ?? [];
  return /^[\d-]/.test(named) ? '' : named;
}
