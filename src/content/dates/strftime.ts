import { type DateParts, dayOfYear, isoWeek, wallClock } from './date-parts.ts';

/** One directive: its value, and how wide and with what it is filled. */
type Directive = (at: Moment) => readonly [value: string | number, width: number, fill: '0' | ' '];

interface Moment extends DateParts {
  readonly wall: Date;
  readonly language: string;
  readonly timezone: string;
  /** Whether a day stands in the pattern, which some languages inflect the month for. */
  readonly hasDay: boolean;
}

const text =
  (make: (at: Moment) => string): Directive =>
  (at) => [make(at), 0, ' '];
const number =
  (width: number, make: (at: Moment) => number, fill: '0' | ' ' = '0'): Directive =>
  (at) => [make(at), width, fill];
const composed = (pattern: string): Directive => text((at) => expand(at, pattern));

const directives: Readonly<Record<string, Directive>> = {
  Y: number(4, (at) => at.year),
  C: number(2, (at) => Math.floor(at.year / 100)),
  y: number(2, (at) => at.year % 100),
  m: number(2, (at) => at.month),
  B: text((at) => monthName(at, 'long')),
  b: text((at) => monthName(at, 'short')),
  h: text((at) => monthName(at, 'short')),
  d: number(2, (at) => at.day),
  e: number(2, (at) => at.day, ' '),
  j: number(3, (at) => dayOfYear(at)),
  H: number(2, (at) => at.hour),
  k: number(2, (at) => at.hour, ' '),
  I: number(2, (at) => at.hour % 12 || 12),
  l: number(2, (at) => at.hour % 12 || 12, ' '),
  M: number(2, (at) => at.minute),
  S: number(2, (at) => at.second),
  L: text(() => '000'),
  N: text(() => '000000000'),
  P: text((at) => (at.hour < 12 ? 'am' : 'pm')),
  p: text((at) => (at.hour < 12 ? 'AM' : 'PM')),
  A: text((at) => weekdayName(at, 'long')),
  a: text((at) => weekdayName(at, 'short')),
  u: number(1, (at) => at.wall.getUTCDay() || 7),
  w: number(1, (at) => at.wall.getUTCDay()),
  G: number(4, (at) => isoWeek(at).year),
  g: number(2, (at) => isoWeek(at).year % 100),
  V: number(2, (at) => isoWeek(at).week),
  U: number(2, (at) => Math.floor((dayOfYear(at) + 6 - at.wall.getUTCDay()) / 7)),
  W: number(2, (at) => Math.floor((dayOfYear(at) + 6 - ((at.wall.getUTCDay() + 6) % 7)) / 7)),
  s: number(1, (at) => at.wall.getTime() / 1000 - at.offset * 60),
  z: text((at) => offset(at, '')),
  Z: text((at) => (at.timezone === 'UTC' ? 'UTC' : zoneName(at))),
  n: text(() => '\n'),
  t: text(() => '\t'),
  '%': text(() => '%'),
  F: composed('%Y-%m-%d'),
  D: composed('%m/%d/%y'),
  x: composed('%m/%d/%y'),
  T: composed('%H:%M:%S'),
  X: composed('%H:%M:%S'),
  R: composed('%H:%M'),
  r: composed('%I:%M:%S %p'),
  c: composed('%a %b %e %T %Y'),
  v: composed('%e-%^b-%Y'),
};

/** The pattern with its `%` directives filled in, as Ruby's strftime does, names in `language`; others stay as they are. */
export function strftime(parts: DateParts, pattern: string, language: string, timezone: string): string {
  const hasDay = /%[-_0^#]*[de]/.test(pattern);
  return expand({ ...parts, wall: wallClock(parts), language, timezone, hasDay }, pattern);
}

function expand(at: Moment, pattern: string): string {
  return pattern.replace(
    /%([-_0^#]*)(\d{0,2})(:?)([A-Za-z%])/g,
    (whole, flags: string, wide: string, colon: string, letter: string) => {
      if (colon !== '') return letter === 'z' ? offset(at, ':') : whole;
      const directive = Object.hasOwn(directives, letter) ? directives[letter] : undefined;
      if (directive === undefined) return whole;
      const [value, width, fill] = directive(at);
      const cased = flags.includes('^') || flags.includes('#') ? String(value).toUpperCase() : String(value);
      if (flags.includes('-')) return cased;
      const filling = flags.includes('_') ? ' ' : flags.includes('0') ? '0' : fill;
      return cased.padStart(wide === '' ? width : Number(wide), filling);
    },
  );
}

function offset(at: Moment, colon: string): string {
  const minutes = Math.abs(at.offset);
  const hours = String(Math.floor(minutes / 60)).padStart(2, '0');
  return `${at.offset < 0 ? '-' : '+'}${hours}${colon}${String(minutes % 60).padStart(2, '0')}`;
}

function monthName(at: Moment, month: 'long' | 'short'): string {
  const options = at.hasDay ? ({ month, day: 'numeric' } as const) : ({ month } as const);
  return named(at, 'month', options, 'UTC', at.wall);
}

function weekdayName(at: Moment, weekday: 'long' | 'short'): string {
  return named(at, 'weekday', { weekday }, 'UTC', at.wall);
}

function zoneName(at: Moment): string {
  const instant = new Date(at.wall.getTime() - at.offset * 60_000);
  return named({ ...at, language: 'en-US' }, 'timeZoneName', { timeZoneName: 'short' }, at.timezone, instant);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function named(
  at: Moment,
  type: string,
  options: Intl.DateTimeFormatOptions,
  timeZone: string,
  date: Date,
): string {
  const key = `${at.language} ${timeZone} ${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(known(at.language), { ...options, calendar: 'gregory', timeZone });
    formats.set(key, format);
  }
  return format.formatToParts(date).find((part) => part.type === type)?.value ?? '';
}

function known(language: string): string {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(language)[0] ?? 'en';
  } catch {
    return 'en';
  }
}
