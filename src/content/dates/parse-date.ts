import { zoneNames } from './zone-names.ts';
import { wallOffset, zoneOffset } from './zone-offset.ts';

/** A date that was read, or why it is none. */
export type ParsedDate = { readonly date: string } | { readonly problem: string };

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const month = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
/** `2024-01-02`, `2016-7-9`, `2024/01/02`. */
const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?=$|[T\s])/i;
/** `Tue, 2 Jan 2024`, `2 January 2024`. */
const dayFirst = new RegExp(
  `^(?:[a-z]+,?\\s+)?(\\d{1,2})(?:st|nd|rd|th)?\\s+${month},?\\s+(\\d{4})(?=$|\\s)`,
  'i',
);
/** `January 2, 2024`, `Tue Jan 2 2024`. */
const monthFirst = new RegExp(
  `^(?:[a-z]+,?\\s+)?${month}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})(?=$|\\s)`,
  'i',
);
/** The time of day, what `date` on Unix writes behind it, and the zone. */
const clock =
  /^[T\s]\s*(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,]\d*)?)?(?:\s*([ap])\.?m\.?)?(?:\s+\d{4}(?=\s|$))?(?:\s*(Z|[+-]\d{1,2}(?::?\d{2})?|[A-Za-z][A-Za-z_]*(?:\/[A-Za-z_+\-0-9]+)*))?$/i;

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly length: number;
}

/**
 * Reads a date as blogs write it (`2024-01-02`, `2016-7-9 8:05`, `2024-01-02 10:00:00 +0900`, RFC 3339, RFC 822 and
 * English month names) as RFC 3339 in `timezone`, an IANA name. A date that names no zone is in `timezone`; the
 * machine's zone never counts. Fractions of seconds are cut off.
 */
export function parseDate(text: string, timezone: string): ParsedDate {
  const trimmed = text.trim();
  const day = readDay(trimmed);
  if (day === null) return { problem: unreadable(trimmed) };
  const { year, month, day: date } = day;
  if (month < 1 || month > 12) return { problem: `a year has 12 months, and this is month ${month}` };
  const length = daysIn(year, month);
  if (year < 1) return { problem: 'there is no year 0' };
  if (date < 1) return { problem: 'there is no day 0' };
  if (date > length) return { problem: `${monthNames[month - 1]} ${year} has ${length} days` };
  const midnight = utc(year, month, date);
  const rest = trimmed.slice(day.length);
  if (rest === '') return { date: inZone(midnight, wallOffset(timezone, midnight), timezone) };
  return withTime(midnight, rest, timezone);
}

function withTime(midnight: number, rest: string, timezone: string): ParsedDate {
  const found = clock.exec(rest);
  if (found === null) return { problem: `${rest.trim()} is not a time such as 10:30 or 10:30:00 +0100` };
  const [, hours = '', minutes = '', seconds = '0', half, zone] = found;
  const hour =
    half === undefined ? Number(hours) : (Number(hours) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  if (half !== undefined && Number(hours) > 12)
    return { problem: `there is no hour ${hours} before or after noon` };
  if (hour > 23) return { problem: 'a day has hours from 0 to 23' };
  if (Number(minutes) > 59) return { problem: 'an hour has minutes from 0 to 59' };
  if (Number(seconds) > 59) return { problem: 'a minute has seconds from 0 to 59' };
  const local = midnight + ((hour * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  if (zone === undefined) return { date: inZone(local, wallOffset(timezone, local), timezone) };
  const offset = offsetOf(zone, local);
  return offset === null
    ? { problem: `${zone} is not a zone that Tinta knows` }
    : { date: inZone(local, offset, timezone) };
}

function readDay(text: string): Day | null {
  const iso = yearFirst.exec(text);
  if (iso !== null) return dayOf(iso[0], iso[1], Number(iso[3]), iso[4]);
  const named = dayFirst.exec(text);
  if (named !== null) return dayOf(named[0], named[3], monthNumber(named[2]), named[1]);
  const american = monthFirst.exec(text);
  if (american !== null) return dayOf(american[0], american[3], monthNumber(american[1]), american[2]);
  return null;
}

function dayOf(matched: string, year: string | undefined, month: number, day: string | undefined): Day {
  return { year: Number(year), month, day: Number(day), length: matched.length };
}

function monthNumber(name = ''): number {
  return months.indexOf(name.toLowerCase()) + 1;
}

function unreadable(text: string): string {
  if (/^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b/.test(text))
    return 'which is the day and which the month? Write the year first';
  if (/^\d{5,}-/.test(text)) return 'a year has four digits';
  return 'a date reads year-month-day, such as 2024-01-31';
}

function offsetOf(zone: string, localMs: number): number | null {
  const digits = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(zone);
  if (digits !== null) {
    const minutes = Number(digits[2]) * 60 + Number(digits[3] ?? 0);
    return minutes > 15 * 60 || Number(digits[3] ?? 0) > 59 ? null : minutes * (digits[1] === '-' ? -1 : 1);
  }
  const known = zoneNames.get(zone.toUpperCase());
  if (known !== undefined) return known;
  if (!zone.includes('/')) return null;
  try {
    return wallOffset(zone, localMs);
  } catch {
    return null;
  }
}

/** `localMs` is what a clock `offset` minutes ahead of UTC shows, read as UTC. */
function inZone(localMs: number, offset: number, timezone: string): string {
  const epochMs = localMs - offset * 60_000;
  const shown = zoneOffset(timezone, epochMs);
  const wall = new Date(epochMs + shown * 60_000).toISOString().slice(0, 19);
  const minutes = Math.abs(shown);
  return `${wall}${shown < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function daysIn(year: number, month: number): number {
  return new Date(utc(year, month + 1, 0)).getUTCDate();
}

function utc(year: number, month: number, day: number): number {
  // Date.UTC takes years below 100 for those of the twentieth century.
  return year >= 100 ? Date.UTC(year, month - 1, day) : new Date(0).setUTCFullYear(year, month - 1, day);
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
