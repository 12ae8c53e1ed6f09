/** A date as the clock of its own zone shows it. */
export interface DateParts {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Minutes ahead of UTC. */
  readonly offset: number;
}

/** The parts of an RFC 3339 date as `parseDate` writes it. */
export function dateParts(rfc3339: string): DateParts {
  const number = (from: number, to: number): number => Number(rfc3339.slice(from, to));
  const minutes = rfc3339.length < 25 ? 0 : number(20, 22) * 60 + number(23, 25);
  return {
    year: number(0, 4),
    month: number(5, 7),
    day: number(8, 10),
    hour: number(11, 13),
    minute: number(14, 16),
    second: number(17, 19),
    offset: rfc3339.charAt(19) === '-' ? -minutes : minutes,
  };
}

/** The same clock face read as UTC, for calendars and for Intl. */
export function wallClock(parts: DateParts): Date {
  const wall = new Date(0);
  wall.setUTCFullYear(parts.year, parts.month - 1, parts.day);
  wall.setUTCHours(parts.hour, parts.minute, parts.second);
  return wall;
}

/** The day of the year, 1 to 366. */
export function dayOfYear(parts: DateParts): number {
  const start = wallClock({ ...parts, month: 1, day: 1, hour: 0, minute: 0, second: 0 }).getTime();
  return Math.floor((wallClock(parts).getTime() - start) / dayMs) + 1;
}

/** Year and week as ISO 8601 counts them: week 1 holds the first Thursday. */
export function isoWeek(parts: DateParts): { readonly year: number; readonly week: number } {
  const thursday = wallClock({ ...parts, hour: 0, minute: 0, second: 0 });
  thursday.setUTCDate(thursday.getUTCDate() + 4 - (thursday.getUTCDay() || 7));
  const year = thursday.getUTCFullYear();
  const first = new Date(thursday);
  first.setUTCFullYear(year, 0, 1);
  return { year, week: Math.floor((thursday.getTime() - first.getTime()) / (7 * dayMs)) + 1 };
}

const dayMs = 86_400_000;
