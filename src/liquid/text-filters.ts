import type { FilterImplOptions } from 'liquidjs';
import { escapeHtml } from '../markdown/escape-html.ts';
import { inspected, writtenOut } from './written-out.ts';

/** Filters of texts and numbers whose ways in Ruby differ from the library's. Confirmed with Jekyll 4.3.1. */
export const textFilters: { readonly [name: string]: FilterImplOptions } = {
  escape: (value: unknown) => escapeAll(writtenOut(value)),
  escape_once: (value: unknown) => writtenOut(value).replace(/[<>"']|&(?!(?:[a-zA-Z]+|#\d+);)/g, escapeAll),
  xml_escape: (value: unknown) => escapeHtml(writtenOut(value)),
  inspect: (value: unknown) => escapeHtml(inspected(value)),
  normalize_whitespace: (value: unknown) => writtenOut(value).replace(/\s+/g, ' ').trim(),
  truncatewords(value: unknown, count: unknown = 15, ellipsis: unknown = '...') {
    const text = writtenOut(value);
    const words = text.trim().split(/\s+/);
    const shown = Math.max(1, Math.trunc(numberOf(count)));
    return words.length <= shown ? text : words.slice(0, shown).join(' ') + writtenOut(ellipsis);
  },
  split: (value: unknown, by: unknown) => split(writtenOut(value), writtenOut(by)),
  to_integer: (value: unknown) => (typeof value === 'boolean' ? Number(value) : Math.trunc(numberOf(value))),
  plus: (value: unknown, other: unknown) => tidy(numberOf(value) + numberOf(other)),
  minus: (value: unknown, other: unknown) => tidy(numberOf(value) - numberOf(other)),
  times: (value: unknown, other: unknown) => tidy(numberOf(value) * numberOf(other)),
  divided_by: (value: unknown, by: unknown) => divide(numberOf(value), numberOf(by)),
};

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
function divide(value: number, by: number): number {
  return Number.isInteger(value) && Number.isInteger(by) && by !== 0
    ? Math.floor(value / by)
    : tidy(value / by);
}
