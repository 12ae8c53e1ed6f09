/** What Ruby's engine takes for one part of a tag or value: a text in quotes, or signs up to a blank, a comma or a bar. */
export const fragment = /"[^"]*"|'[^']*'|(?:[^\s,|'"]|"[^"]*"|'[^']*')+/;

/** A range, perhaps with blanks in it; no other parentheses hold anything together. */
export const range = /\((?:[^()|,'".]|\.(?!\.))*\.\.[^()|,'"]*\)/;
const rangeFirst = new RegExp(`^\\s*(${range.source})`);

/** A sign for names that nothing in a blog is called, and so for the name of nothing. */
export const nobody = '\ue001';

const path = /[\w-]+\??(?:\.[\w-]+\??|\.?\[[^\]]*\])*/;
const unclosed = /^([\w-]+\??(?:\.[\w-]+\??|\.?\[[^\]]*\])*)\[("[\w -]+"|'[\w -]+')$/;
const literal = /^(?:(?:"[^"]*"|'[^']*')|-?\d+(?:\.\d+)?)$/;

/** What parentheses can be found in: texts in quotes, ranges, numbers and texts that lean on them; and they alone. */
const grouped = new RegExp(
  [
    { source: `(?<kept>"[^"]*"|'[^']*'|${range.source})` },
    /(?<leaning>(?<![\w.\](-])(?:\(+-?\d[\d.]*\)*|-?\d[\d.]*\)+)(?![\w.-])|(?<!\()\(+(?:"[^"]*"|'[^']*')\)*)/,
    /[()]/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);

/** A value, of the same length, with its first part and its filters alone. Null where that changes nothing. */
export function laxValue(whole: string): string | null {
  const [opening, ending] = [whole.startsWith('{{-') ? '{{-' : '{{', whole.endsWith('-}}') ? '-}}' : '}}'];
  const markup = whole.slice(opening.length, whole.length - ending.length);
  const ranged = rangeAtStart(markup);
  const first = ranged ?? fragment.exec(markup)?.[0] ?? '';
  const filters = ungrouped(
    /\|\s*[A-Za-z_].*/s.exec(markup.slice(markup.indexOf(first) + first.length))?.[0] ?? '',
  );
  // A group that begins with no name is nothing, but its filters run.
  const value = ranged ?? (partOf(first) || (first.startsWith('(') && filters !== '' ? nobody : ''));
  const padding = ' '.repeat(Math.max(0, markup.length - value.length - filters.length));
  if (value === '' && markup.length < 2) return ' '.repeat(whole.length);
  const read = opening + (value === '' ? `""${padding.slice(2)}` : value + filters + padding) + ending;
  if (value !== first || squeezed(read) !== squeezed(whole)) return read;
  // Its first part was all there was to read, so a filter is at fault: the value stands alone.
  return filters === '' ? null : opening + value + ' '.repeat(markup.length - value.length) + ending;
}

/** Filters without the parentheses around them or what they are given, which group nothing; what leans on one and is no name is nothing. */
function ungrouped(filters: string): string {
  return filters.replace(grouped, (was: string, kept?: string, leaning?: string) => {
    if (kept !== undefined) return was;
    return (leaning === undefined ? '' : nobody).padEnd(was.length);
  });
}

/** The range that a text begins with, if it does. */
export function rangeAtStart(text: string): string | undefined {
  return rangeFirst.exec(text)?.[1];
}

/** Whether nothing can be written for a value: it is empty, or a text without signs. */
export function isNothing(value: string): boolean {
  return /^(?:\s*|\{\{-?\s*(?:""\s*)?-?\}\})$/.test(value);
}

/** A text without its blanks. */
export function squeezed(text: string): string {
  return text.replace(/\s+/g, '');
}

/** A text in quotes, a number, or what of a fragment can name a value. */
export function partOf(text: string): string {
  if (literal.test(text)) return text;
  // A blank before the bracket's end parts it in two, and the name in it is looked up all the same.
  const [, owner, name = ''] = unclosed.exec(text) ?? [];
  if (owner !== undefined) return `${owner}[${name}]`;
  // What begins with a digit names nothing.
  const [named = ''] = path.exec(text) ?? [];
  return /^[\d-]/.test(named) ? '' : named;
}
