import { type ParsedDate, parseDate } from './parse-date.ts';

const named = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
const months = 'janfebmaraprmayjunjulaugsepoctnovdec';
const compact = /^(\d{4})(\d{2})(\d{2})(?!\d)/;
const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/;
const dayFirst = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)/;
const monthOnly = new RegExp(`^${named}\\s+(\\d{4})(?!\\d)`, 'i');
const clock = /(?<!\d)(\d{1,2})[:h](\d{1,2})(?::(\d{1,2}))?/i;
const zone = /(?:Z|UTC|GMT|[+-]\d{1,2}(?::?\d{2})?)$/i;

/** What `date` prints, whose year comes last: `Fri Sep  3 11:21:31 CEST 2021`. */
const unixDate =
  /^\s*[a-z]{3} +(?<month>[a-z]{3}) +(?<day>\d{1,2}) +(?<clock>\d{1,2}:\d\d:\d\d)(?<zone> +(?:[a-z]{1,5}|[+-]\d{4}))? +(?<year>\d{4})\s*$/i;

/**
 * Reads what Ruby reads and a calendar does not hold: the 31st of February is a day of March, 29 o'clock an hour of the next
 * day, and of a time that is none only the day counts. A Jekyll blog's addresses stand on such dates.
 */
export function parseLooseDate(text: string, timezone: string): ParsedDate {
  const strict = parseDate(text.replace(unixDate, '$<month> $<day>, $<year> $<clock> $<zone>'), timezone);
  if ('date' in strict) return strict;
  const day = dayOf(text.trim());
  if (day === null) return strict;
  const rest = text.trim().slice(day.length);
  const found = clock.exec(rest);
  const [, hours = '0', minutes = '0', seconds = '0'] = found ?? [];
  if (Number(minutes) > 59 || Number(seconds) > 60) return strict;
  const time = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  // A zone without a time says nothing; one that is no zone of this world moves the clock all the same.
  const written = found === null ? null : (zone.exec(rest)?.[0] ?? null);
  const offset = written === null ? 0 : minutesOf(written) * 60_000;
  const moved = new Date(Date.UTC(day.year, day.month - 1, day.day) + time - offset).toISOString();
  return parseDate(`${moved.slice(0, 19)}${written === null ? '' : 'Z'}`, timezone);
}

function minutesOf(offset: string): number {
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(offset) ?? [];
  return (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
}

interface LooseDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly length: number;
}

function dayOf(text: string): LooseDay | null {
  const iso = yearFirst.exec(text) ?? compact.exec(text);
  if (iso !== null) return checked(iso[0], [iso[1], iso[2], iso[3]]);
  const european = dayFirst.exec(text);
  if (european !== null) return checked(european[0], [european[3], european[2], european[1]]);
  const month = monthOnly.exec(text);
  if (month === null) return null;
  const at = months.indexOf((month[1] ?? '').toLowerCase()) / 3 + 1;
  return checked(month[0], [month[2], String(at), '1']);
}

function checked(matched: string, parts: readonly (string | undefined)[]): LooseDay | null {
  const [year = 0, month = 0, day = 0] = parts.map(Number);
  const isDay = year > 99 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
  return isDay ? { year, month, day, length: matched.length } : null;
}
