import { dateParts, wallClock } from './date-parts.ts';
import { strftime } from './strftime.ts';

/** The named ways to write a date; anything with a `%` is a strftime pattern. */
export const dateStyles = ['full', 'long', 'medium', 'short', 'year', 'month', 'iso', 'rfc822'] as const;

export type DateStyle = (typeof dateStyles)[number];

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * Writes an RFC 3339 date, read on the clock of its own zone: `full` to `short` as the language does, `month` as month
 * and year, `iso` as RFC 3339, `rfc822` for RSS, or by a strftime pattern (`%-d %B %Y`). `timezone` is only the name
 * that `%Z` gives. An unknown style is `long`; an unknown language is English.
 */
export function formatDate(rfc3339: string, style: string, language: string, timezone: string): string {
  const parts = dateParts(rfc3339);
  if (style.includes('%')) return strftime(parts, style, language, timezone);
  if (style === 'iso') return rfc3339;
  if (style === 'rfc822') return strftime(parts, '%a, %d %b %Y %H:%M:%S %z', 'en', timezone);
  if (style === 'year') return strftime(parts, '%Y', 'en', timezone);
  return format(language, style).format(wallClock(parts));
}

function format(language: string, style: string): Intl.DateTimeFormat {
  const key = `${language} ${style}`;
  let made = formats.get(key);
  if (made === undefined) formats.set(key, (made = make(language, style)));
  return made;
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
