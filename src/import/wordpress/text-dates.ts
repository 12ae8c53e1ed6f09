import { parseDate } from '../../content/dates/parse-date.ts';

/** `2020-01-02 10:00:00 +01:00` of a local time and the same in UTC; null for the zeros of what was never published. */
export function zonedDate(local: string, utc: string): string | null {
  const [there, here] = [secondsOf(local), secondsOf(utc)];
  if (there === null) return null;
  if (here === null) return local;
  const minutes = Math.round((there - here) / 60);
  if (Math.abs(minutes) > 18 * 60) return local;
  const size = Math.abs(minutes);
  const digits = (number: number): string => String(number).padStart(2, '0');
  return `${local} ${minutes < 0 ? '-' : '+'}${digits(Math.floor(size / 60))}:${digits(size % 60)}`;
}

function secondsOf(text: string): number | null {
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text) || text.startsWith('0000')) return null;
  const parsed = parseDate(text, 'UTC');
  return 'date' in parsed ? Date.parse(parsed.date) / 1000 : null;
}
