import { dateParts, wallClock } from './date-parts.ts';
import { strftime } from './strftime.ts';

/** The named ways to write a date; anything with a `%` is a strftime pattern. */
export const dateStyles = ['full', 'long', 'medium', 'short', 'year', 'month', 'iso', 'rfc822'] as const;

export type DateStyle = (typeof dateStyles)[number];

/** How a language writes days in a style, and the days it has written lately. */
interface DayWriter {
  readonly format: Intl.DateTimeFormat;
  readonly written: Map<string, string>;
}

const writers = new Map<string, DayWriter>();

/** A dozen years of days; when there are more, all are forgotten. */
const mostDays = 4_400;

/**
 * Writes an RFC 3339 date, read on the clock of its own zone: `full` to `short` as the language does, `month` as month
 * and year, `iso` as RFC 3339, `rfc822` for RSS, or by a strftime pattern (`%-d %B %Y`). `timezone` is only the name
 * that `%Z` gives. An unknown style is `long`; an unknown language is English.
 */
export function formatDate(rfc3339: string, style: string, language: string, timezone: string): string {
  if (style === 'iso') return rfc3339;
  const pattern = style === 'rfc822' ? '%a, %d %b %Y %H:%M:%S %z' : style === 'year' ? '%Y' : style;
  if (!pattern.includes('%')) return writeDay(rfc3339, writerFor(language, style));
  return strftime(dateParts(rfc3339), pattern, pattern === style ? language : 'en', timezone);
}

function writeDay(rfc3339: string, { format, written }: DayWriter): string {
  const day = rfc3339.slice(0, 10);
  let text = written.get(day);
  if (text === undefined) {
    if (written.size >= mostDays) written.clear();
    written.set(day, (text = format.format(wallClock(dateParts(rfc3339)))));
  }
  return text;
}

function writerFor(language: string, style: string): DayWriter {
  const key = `${language} ${style}`;
  let writer = writers.get(key);
  if (writer === undefined)
    writers.set(key, (writer = { format: make(language, style), written: new Map() }));
  return writer;
}

function make(language: string, style: string): Intl.DateTimeFormat {
  const options: Intl.DateTimeFormatOptions =
    style === 'month'
      ? { timeZone: 'UTC', calendar: 'gregory', year: 'numeric', month: 'long' }
      : { timeZone: 'UTC', calendar: 'gregory', dateStyle: dateStyle(style) };
  try {
    return new Intl.DateTimeFormat([language, 'en'], options);
  } catch {
    return new Intl.DateTimeFormat('en', options);
  }
}

function dateStyle(style: string): 'full' | 'long' | 'medium' | 'short' {
  return style === 'full' || style === 'medium' || style === 'short' ? style : 'long';
}
