import type { FilterImplOptions } from 'liquidjs';
import { escapeHtml } from '../markdown/escape-html.ts';
import { inspected, writtenOut } from './written-out.ts';

/** What stands between words in Ruby, which is less than in JavaScript: a space that does not break is none. */
const blank = '[ \\t-\\r\\0]';

/** The scripts of which Jekyll counts each sign. */
const dense = /[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}\p{Script=Hangul}]/gu;

function wordsOf(text: string): readonly string[] {
  return text.split(new RegExp(blank)).filter((word) => word !== '');
}

/** Filters of texts and numbers whose ways in Ruby differ from the library's. Confirmed with Jekyll 4.3.1. */
export const textFilters: { readonly [name: string]: FilterImplOptions } = {
  escape: (value: unknown) => escapeAll(writtenOut(value)),
  escape_once: (value: unknown) => writtenOut(value).replace(/[<>"']|&(?!(?:[a-zA-Z]+|#\d+);)/g, escapeAll),
  xml_escape: (value: unknown) => escapeHtml(writtenOut(value)),
  inspect: (value: unknown) => escapeHtml(inspected(value)),
  normalize_whitespace: (value: unknown) =>
    writtenOut(value)
      .replace(new RegExp(`${blank}+`, 'g'), ' ')
      .replace(/^ | $/g, ''),
  number_of_words(value: unknown, mode: unknown) {
    const text = writtenOut(value);
    const way = writtenOut(mode);
    const signs = way === 'cjk' || way === 'auto' ? (text.match(dense)?.length ?? 0) : 0;
    return way !== 'cjk' && signs === 0
      ? wordsOf(text).length
      : signs + wordsOf(text.replace(dense, ' ')).length;
  },
  truncatewords(value: unknown, count: unknown = 15, ellipsis: unknown = '...') {
    const text = writtenOut(value);
    const words = wordsOf(text);
    const shown = Math.max(1, Math.trunc(numberOf(count)));
    return words.length <= shown ? text : words.slice(0, shown).join(' ') + writtenOut(ellipsis);
  },
  split: (value: unknown, by: unknown) => split(writtenOut(value), writtenOut(by)),
  to_integer: (value: unknown) => (typeof value === 'boolean' ? Number(value) : Math.trunc(numberOf(value))),
  plus: (value: unknown, other: unknown) => tidy(numberOf(value) + numberOf(other)),
  minus: (value: unknown, other: unknown) => tidy(numberOf(value) - numberOf(other)),
  times: (value: unknown, other: unknown) => tidy(numberOf(value) * numberOf(other)),
  divided_by(value: unknown, by: unknown) {
    const isFloat =
      [value, by].some(isWrittenFloat) ||
      this.token.args.some((token) => !Array.isArray(token) && isWrittenFloat(token.getText()));
    return divide(numberOf(value), numberOf(by), isFloat);
  },
  replace: (value: unknown, what: unknown, by: unknown) =>
    writtenOut(value).replaceAll(writtenOut(what), (found) => replacement(writtenOut(by), found)),
  replace_first: (value: unknown, what: unknown, by: unknown) =>
    writtenOut(value).replace(writtenOut(what), (found) => replacement(writtenOut(by), found)),
  url_encode: (value: unknown) => formEncoded(writtenOut(value)),
  cgi_escape: (value: unknown) => formEncoded(writtenOut(value)),
};

/** `2.0` is no whole number to Ruby. */
function isWrittenFloat(value: unknown): boolean {
  return typeof value === 'string' && /^-?\d+\.\d+$/.test(value.trim());
}

/** In what takes the place of a text Ruby reads two backslashes as one, and `\\0` as what was there. */
function replacement(by: string, found: string): string {
  return by.replace(/\\([\\0&1-9])/g, (_, sign: string) =>
    sign === '\\' ? sign : /[0&]/.test(sign) ? found : '',
  );
}

/** As forms are sent: a blank is a plus, and every other sign but a few is its code. */
function formEncoded(text: string): string {
  return encodeURIComponent(text.toWellFormed())
    .replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');
}

/** With single quotes too, as Ruby's engine has it. */
function escapeAll(text: string): string {
  return escapeHtml(text).replaceAll("'", '&#39;');
}

/** As Ruby does: a blank stands for any white space, and what is empty at the end is dropped. */
function split(text: string, by: string): readonly string[] {
  const parts = by === ' ' ? text.trim().split(/\s+/) : text.split(by);
  return parts.slice(0, parts.findLastIndex((part) => part !== '') + 1);
}

/** A number, or the one that a text begins with. */
function numberOf(value: unknown): number {
  if (typeof value === 'number') return value;
  return Number(/^\s*(-?\d+(?:\.\d+)?)/.exec(writtenOut(value))?.[1] ?? 0);
}

/** Ruby counts in tens, where 0.1 and 0.2 are 0.3. */
function tidy(number: number): number {
  return Number.isInteger(number) ? number : Number(number.toPrecision(15));
}

/** Whole numbers are divided as such. */
function divide(value: number, by: number, isFloat: boolean): number {
  return !isFloat && Number.isInteger(value) && Number.isInteger(by) && by !== 0
    ? Math.floor(value / by)
    : tidy(value / by);
}
