import { didYouMean } from '../../text/did-you-mean.ts';
import { type DateParts, dateParts, dayOfYear, isoWeek } from '../dates/date-parts.ts';
import { strftime } from '../dates/strftime.ts';
import { slugify } from './slugify.ts';

/** What a permalink is made of. */
export interface PermalinkFields {
  /** The front matter's slug, else the file name's, as written. */
  readonly slug: string;
  /** RFC 3339; null leaves the parts of dates empty. */
  readonly date: string | null;
  readonly categories: readonly string[];
  /** Folders of the source within its collection, without slashes at the ends. */
  readonly path?: string;
  /** The source's name without folders and extension; the slug if not given. */
  readonly basename?: string;
  readonly collection?: string;
  /** Of the output, with its dot. */
  readonly extension?: string;
}

/** Jekyll's named styles. */
export const permalinkStyles: Readonly<Record<string, string>> = {
  date: '/:categories/:year/:month/:day/:title:output_ext',
  pretty: '/:categories/:year/:month/:day/:title/',
  ordinal: '/:categories/:year/:y_day/:title:output_ext',
  weekdate: '/:categories/:year/W:week/:short_day/:title:output_ext',
  none: '/:categories/:title:output_ext',
};

type Placeholder = (fields: PermalinkFields) => string;

const dated =
  (make: (parts: DateParts) => string): Placeholder =>
  ({ date }) =>
    date === null ? '' : make(dateParts(date));
const pattern = (directives: string): Placeholder =>
  dated((parts) => strftime(parts, directives, 'en', 'UTC'));

// Most permalinks have these, and no zone or language changes them.
const digits = (number: number, length: number): string => String(number).padStart(length, '0');

const placeholders: Readonly<Record<string, Placeholder>> = {
  title: ({ slug }) => slugify(slug, 'pretty', true),
  slug: ({ slug }) => slugify(slug),
  name: ({ basename, slug }) => slugify(basename ?? slug),
  basename: ({ basename, slug }) => basename ?? slug,
  path: ({ path }) => path ?? '',
  collection: ({ collection }) => collection ?? 'posts',
  output_ext: ({ extension }) => extension ?? '.html',
  categories: ({ categories }) => joined(categories, (name) => slugify(name, 'none')),
  slugified_categories: ({ categories }) => joined(categories, (name) => slugify(name)),
  year: dated(({ year }) => digits(year, 4)),
  short_year: pattern('%y'),
  month: dated(({ month }) => digits(month, 2)),
  i_month: pattern('%-m'),
  short_month: pattern('%b'),
  long_month: pattern('%B'),
  day: dated(({ day }) => digits(day, 2)),
  i_day: pattern('%-d'),
  y_day: dated((parts) => String(dayOfYear(parts)).padStart(3, '0')),
  w_year: dated((parts) => String(isoWeek(parts).year)),
  week: dated((parts) => String(isoWeek(parts).week).padStart(2, '0')),
  w_day: pattern('%u'),
  short_day: pattern('%a'),
  long_day: pattern('%A'),
  hour: pattern('%H'),
  minute: pattern('%M'),
  second: pattern('%S'),
};

/** Every placeholder, without its colon. */
export const permalinkPlaceholders: readonly string[] = Object.keys(placeholders);

/**
 * The URL path that a permalink pattern or named style makes, in Unicode NFC. What could not stand in a path (`%`, `?`, `#`
 * of a category) is percent-coded. A placeholder that does not exist is a problem.
 */
export function resolvePermalink(
  permalink: string,
  fields: PermalinkFields,
): { readonly url: string } | { readonly problem: string } {
  const template =
    (Object.hasOwn(permalinkStyles, permalink) ? permalinkStyles[permalink] : undefined) ?? permalink;
  const unknown: string[] = [];
  const filled = withoutForeignSigns(template).replace(/:([a-z_]+)/g, (whole, name: string) => {
    const key = longestKey(name);
    if (key === null) unknown.push(name);
    return key === null ? whole : coded(placeholders[key]?.(fields) ?? '') + name.slice(key.length);
  });
  const [first] = unknown;
  if (first !== undefined) {
    return {
      problem: `:${first} is not part of a permalink.${didYouMean(first, Object.keys(placeholders))}`,
    };
  }
  // An address that starts with two slashes is another site's, and not ours to mend.
  return { url: template.startsWith('//') ? filled : `/${filled}`.replace(/\/{2,}/g, '/').normalize('NFC') };
}

/** `:month_` is `:month` and an underscore. */
function longestKey(name: string): string | null {
  if (Object.hasOwn(placeholders, name)) return name;
  const shorter = name.replace(/_+$/, '');
  return Object.hasOwn(placeholders, shorter) ? shorter : null;
}

function joined(names: readonly string[], slug: (name: string) => string): string {
  return [...new Set(names.map(slug))].join('/');
}

/** A value as part of a path: Unicode stays as it is, of ASCII only what RFC 3986 allows there does. */
function coded(text: string): string {
  return withoutForeignSigns(text.replace(/[%?#]/g, encodeURIComponent));
}

function withoutForeignSigns(text: string): string {
  return text.replace(/[\p{Cc} "<>[\\\]^`{|}]/gu, encodeURIComponent);
}
