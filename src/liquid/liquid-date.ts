import { dateParts } from '../content/dates/date-parts.ts';
import { strftime } from '../content/dates/strftime.ts';

/** What Liquid writes for a date: as Ruby does, `2024-01-02 03:04:05 +0000`. */
export function liquidDate(rfc3339: string | null): string | null {
  return rfc3339 === null ? null : strftime(dateParts(rfc3339), '%Y-%m-%d %H:%M:%S %z', 'en', 'UTC');
}
