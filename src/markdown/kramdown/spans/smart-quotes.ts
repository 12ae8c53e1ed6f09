const punctuation = /[!"#$%'()*+,\-./:;<=>?@[\\\]^_`{|}~]/;
const opensBefore = /[ \\\t\r\n[{(-]/;
const wordSign = /[\p{L}\p{M}\p{Nd}\p{Pc}]/u;

export type Quote = 'left' | 'right';

/**
 * Which way the quote at `at` turns, by kramdown's rules. `before` is the sign before it, or empty where that was
 * part of a span, an escape or another quote.
 */
export function quoteDirection(text: string, at: number, before: string): Quote {
  if (before === '') return directionAlone(text, at);
  if (!/\s/.test(before)) return opensBefore.test(before) ? 'left' : 'right';
  return text.charAt(at) === "'" && /^\d\ds/.test(text.slice(at + 1, at + 4)) ? 'right' : 'left';
}

/** Whether two different quotes open at once. */
function isPair(text: string, at: number): boolean {
  const quotes = text.slice(at, at + 2);
  return (quotes === `"'` || quotes === `'"`) && /\w/.test(text.charAt(at + 2));
}

function directionAlone(text: string, at: number): Quote {
  const rest = text.slice(at + 1, at + 5);
  if (/^[_*]{1,2}\S/.test(rest)) return 'left';
  if (punctuation.test(rest.charAt(0)) && !/^.\.\./.test(rest) && !isBoundary(rest)) return 'right';
  if (isPair(text, at)) return 'left';
  if (text.charAt(at) === "'" && /^\d\ds/.test(rest)) return 'right';
  return rest === '' || /^\s/.test(rest) || /^s(?![\p{L}\p{M}\p{Nd}\p{Pc}])/u.test(rest) ? 'right' : 'left';
}

/** Whether a word begins or ends behind the first sign. */
function isBoundary(rest: string): boolean {
  return wordSign.test(rest.charAt(0)) !== wordSign.test(rest.charAt(1));
}
