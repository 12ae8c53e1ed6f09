const fragment = /"[^"]*"|'[^']*'|(?:[^\s,|'"]|"[^"]*"|'[^']*')+/;
const path = /-?\d+(?:\.\d+)?|[\w-]+\??(?:\.[\w-]+\??|\[[^\]]*\])*/;
const operator = /^\s*(==|!=|<>|<=|>=|<|>|=|contains)\s*/;

/**
 * Reads the Liquid around position `at` as Ruby's does when it is not strict: of a value its first part and its
 * filters, of a condition its first comparison; what follows is passed over. The text keeps its length, so that every
 * place in it stays where it is. Null where that changes nothing, or where Ruby's would give up too.
 *
 * Source: the documented `lax` mode of Liquid 4, confirmed with its engine.
 */
export function readLaxly(text: string, at: number): { readonly text: string; readonly was: string } | null {
  const start = Math.max(text.lastIndexOf('{{', at + 1), text.lastIndexOf('{%', at + 1));
  if (start === -1) return null;
  const isValue = text.startsWith('{{', start);
  const close = text.indexOf(isValue ? '}}' : '%}', start + 2);
  if (close === -1) return null;
  const was = text.slice(start, close + 2);
  const read = isValue ? laxValue(was) : laxCondition(was);
  if (read === null || read === was) return null;
  return { text: text.slice(0, start) + read.padEnd(was.length) + text.slice(close + 2), was };
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
  if (squeezed(read) !== squeezed(whole)) return read;
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

/** A text in quotes, or what of a fragment can name a value. */
function partOf(text: string): string {
  return /^(["']).*\1$/s.test(text) ? text : (path.exec(text)?.[0] ?? '');
}
