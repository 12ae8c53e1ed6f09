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

/** Filters of texts whose ways in Ruby differ from the library's. Confirmed with Jekyll 4.3.1. */
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
  append: (value: unknown, end: unknown) => writtenOut(value) + writtenOut(end),
  prepend: (value: unknown, start: unknown) => writtenOut(start) + writtenOut(value),
  replace: (value: unknown, what: unknown, by: unknown) =>
    writtenOut(value).replaceAll(writtenOut(what), (found) => replacement(writtenOut(by), found)),
  replace_first: (value: unknown, what: unknown, by: unknown) =>
    writtenOut(value).replace(writtenOut(what), (found) => replacement(writtenOut(by), found)),
  url_encode: (value: unknown) => formEncoded(writtenOut(value)),
  cgi_escape: (value: unknown) => formEncoded(writtenOut(value)),
};

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
