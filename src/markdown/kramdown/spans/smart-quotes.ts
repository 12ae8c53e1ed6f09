const blank = '[ \\t-\\r]';
const punctuation = '[!"#$%\'()*+,\\-./:;<=>?@[\\\\\\]^_`{|}~]';
const wordSign = /[\p{L}\p{M}\p{Nd}\p{Pc}]/u;

/** The four quotes: left and right single, left and right double. */
export type Quotes = readonly [string, string, string, string];

/** A rule: where it fits, and which quotes stand for those it has found, each the left or the right one. */
type Rule = readonly [
  fits: RegExp,
  turned: readonly ('left' | 'right')[],
  isFit?: (text: string, end: number) => boolean,
];

/** In the order in which they are tried; a sign before the quotes is part of what they look at. */
const rules: readonly Rule[] = [
  [new RegExp(`(["'])(?=[_*]{1,2}[^ \\t-\\r])`, 'y'), ['left']],
  [new RegExp(`(["'])(?=${punctuation}(?!\\.\\.))`, 'y'), ['right'], isWithinWords],
  [new RegExp(`${blank}?("')(?=\\w)`, 'y'), ['left', 'left']],
  [new RegExp(`${blank}?('")(?=\\w)`, 'y'), ['left', 'left']],
  [new RegExp(`${blank}?(')(?=\\d\\ds)`, 'y'), ['right']],
  [new RegExp(`${blank}(["'])(?=\\w)`, 'y'), ['left']],
  [/[^ \\\t\r\n[{(-](["'])/y, ['right']],
  [/(["'])(?=[ \t-\r]|s(?![\p{L}\p{M}\p{Nd}\p{Pc}])|$)/uy, ['right']],
  [/[^]?(')/y, ['left']],
  [/[^]?(")/y, ['left']],
];

/**
 * The quotes at `at`, turned the way they open or close by kramdown's rules, with what of the text they take the place of.
 * `before` is the sign before, or empty where that was part of a span, an escape or another quote: then a quote may be the
 * sign before the next one.
 */
export function turnQuotes(
  text: string,
  at: number,
  before: string,
  quotes: Quotes,
): { readonly text: string; readonly length: number } {
  const start = before === '' || before === '\\' ? at : at - before.length;
  for (const [fits, turned, isFit] of rules) {
    fits.lastIndex = start;
    const match = fits.exec(text);
    if (match === null || isFit?.(text, fits.lastIndex) === false) continue;
    const [whole, typed = ''] = match;
    const kept = whole.slice(at - start, whole.length - typed.length);
    const made = turned.map((side, n) => quoteOf(typed.charAt(n), side, quotes)).join('');
    return { text: kept + made, length: whole.length - (at - start) };
  }
  return { text: text.charAt(at), length: 1 };
}

function quoteOf(typed: string, side: 'left' | 'right', quotes: Quotes): string {
  const [leftSingle, rightSingle, leftDouble, rightDouble] = quotes;
  if (typed === "'") return side === 'left' ? leftSingle : rightSingle;
  return side === 'left' ? leftDouble : rightDouble;
}

/** Whether no word begins or ends behind the sign at `at`. */
function isWithinWords(text: string, at: number): boolean {
  return wordSign.test(text.charAt(at)) === wordSign.test(text.charAt(at + 1));
}
