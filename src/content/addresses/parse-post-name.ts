import { fileNameOf } from '../../text/path-parts.ts';
/** What a post's file name says. */
export interface PostName {
  /** As written, with the year in full: `2016-7-9`; not yet known to be a day of the calendar. */
  readonly date: string | null;
  /** As written, without extension. */
  readonly slug: string;
}

/**
 * Reads `2024-01-02-hello.md` (or `2016-7-9-hello.markdown`, in any folder) as date and slug. To Jekyll a date alone is a name too,
 * and dots at its end are none of it.
 */
export function parsePostName(fileName: string, isJekyll = false): PostName {
  const name = fileNameOf(fileName).replace(/(?!^)\.[^.]+$/, '');
  const found = /^(\d{2}|\d{4})-(\d{1,2}-\d{1,2})-(.*)$/su.exec(name);
  if (found === null || (!isJekyll && found[3] === '')) return { date: null, slug: name };
  const [, year = '', day = '', slug = ''] = found;
  return { date: `${fullYear(year)}-${day}`, slug: isJekyll ? slug.replace(/\.+$/, '') : slug };
}

function fullYear(year: string): string {
  if (year.length === 4) return year;
  return Number(year) < 69 ? `20${year}` : `19${year}`;
}
