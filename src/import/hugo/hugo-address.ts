import path from 'node:path';
import { dateParts } from '../../content/dates/date-parts.ts';
import { parseDate } from '../../content/dates/parse-date.ts';
import { type Data, isMap } from '../../types/data.ts';
import type { HugoSite } from './hugo-site.ts';
import { type HugoText, sectionOf } from './hugo-text.ts';
import { textAt, valueAt } from './lower-keys.ts';
import { urlize } from './urlize.ts';

/** The folders that have a page of their own: with an `_index.md` in them, or at the top. */
export type Branches = ReadonlySet<string>;

/** Where Hugo served a text: a path within the site, without its base. */
export function hugoAddress(text: HugoText, site: HugoSite, branches: Branches): string {
  const { prefix } = text.language;
  const given = textAt(text.front, 'url').replace(/^https?:\/\/[^/]+/, '');
  if (given !== '') return asFolder(given.startsWith('/') ? given : `${prefix}/${given}`);
  const isUgly = isUglyIn(sectionOf(text), site);
  if (text.kind === 'list') return listAddress(text, isUgly, site);
  return path.posix.normalize(`${prefix}/${pathOf(text, site, branches)}${isUgly ? '.html' : '/'}`);
}

/** Where Hugo served the list of a section. */
export function listAddress(
  { folder, language: { prefix } }: Pick<HugoText, 'folder' | 'language'>,
  isUgly: boolean,
  site: HugoSite,
): string {
  if (folder === '') return `${prefix}/`;
  const at = `${prefix}/${urlize(folder, site.config).replace(/\/$/, '')}`;
  return isUgly ? `${at}.html` : `${at}/`;
}

/** Whether addresses of a section end in `.html`. */
export function isUglyIn(section: string, { config }: Pick<HugoSite, 'config'>): boolean {
  const ugly = valueAt(config, 'uglyurls');
  return isMap(ugly) ? ugly[section] === true : ugly === true;
}

/** A path whose last name has no extension stands for a folder; to Hugo no `..` leads out of the site. */
export function asFolder(written: string): string {
  const whole = path.posix.normalize(`/${written}`);
  const last = whole.slice(whole.lastIndexOf('/') + 1);
  return last === '' || last.includes('.') ? whole : `${whole}/`;
}

function pathOf(text: HugoText, site: HugoSite, branches: Branches): string {
  const pattern = site.permalinks.get(sectionOf(text).toLowerCase());
  const slug = slugOf(text, site);
  if (pattern === undefined) return urlize(text.folder + (slug || text.name), site.config);
  const filled = pattern.replace(/:([A-Za-z_]\w*|\d+)(\[[^\]]*\])?/g, (_, name: string, range?: string) =>
    tokenOf(name.toLowerCase(), range, { text, slug, site, branches }),
  );
  // Hugo takes the pattern for a query at one time, where a plus is a blank.
  return urlize(filled.replaceAll('+', ' '), site.config).replace(/^\/+|\/+$/g, '');
}

/** The slug that the front matter gives, or the file's name where dates are read from it. */
export function slugOf(text: HugoText, { config }: Pick<HugoSite, 'config'>): string {
  const given = textAt(text.front, 'slug');
  return given || (isDatedByName(config) ? (datedName.exec(text.name)?.[2] ?? '') : '');
}

const datedName = /^(\d{4}-\d{2}-\d{2})[-_ ]+(.+)$/;

function isDatedByName(config: HugoSite['config']): boolean {
  const order = valueAt(config, 'frontmatter', 'date');
  return Array.isArray(order) && order.includes(':filename');
}

/** The date of a text as written; empty for none. */
export function dateOf(text: Pick<HugoText, 'front' | 'name'>, { config }: Pick<HugoSite, 'config'>): string {
  const keys = ['date', 'publishdate', 'pubdate', 'published', 'lastmod', 'modified'];
  const given = keys.map((key) => textAt(text.front, key)).find((value) => value !== '');
  const order = valueAt(config, 'frontmatter', 'date');
  const named = isDatedByName(config) ? (datedName.exec(text.name)?.[1] ?? '') : '';
  const isFirst = Array.isArray(order) && order[0] === ':filename';
  return (isFirst ? named || given : given || named) ?? '';
}

interface Filling {
  readonly text: HugoText;
  readonly slug: string;
  readonly site: HugoSite;
  readonly branches: Branches;
}

function tokenOf(name: string, range: string | undefined, { text, slug, site, branches }: Filling): string {
  const title = urlize(textAt(text.front, 'title'), site.config);
  const written = urlize(slug, site.config);
  const file = urlize(text.name, site.config);
  switch (name) {
    case 'title':
      return title;
    case 'slug':
      return written || title;
    case 'filename':
    case 'contentbasename':
      return file;
    case 'slugorfilename':
    case 'slugorcontentbasename':
      return written || file;
    case 'section':
      return sectionOf(text);
    case 'sections':
      return ranged(sectionsOf(text, branches), range).join('/');
    default:
      return datePart(name, dateOf(text, site), site.timezone) ?? `:${name}`;
  }
}

function sectionsOf({ folder }: HugoText, branches: Branches): readonly string[] {
  const names = folder.split('/').filter(Boolean);
  for (let count = names.length; count > 1; count--)
    if (branches.has(`${names.slice(0, count).join('/')}/`)) return names.slice(0, count);
  return names.slice(0, 1);
}

/** `[1:]`, `[:last]`, `[0]` as Hugo reads them. */
function ranged(names: readonly string[], range: string | undefined): readonly string[] {
  if (range === undefined) return names;
  const number = (word: string) => (word === 'last' ? names.length - 1 : Number(word));
  const [from = '', to] = range.slice(1, -1).split(':');
  if (to === undefined) return names.slice(number(from), number(from) + 1);
  return names.slice(from === '' ? 0 : number(from), to === '' ? names.length : number(to));
}

const monthNames =
  'January February March April May June July August September October November December'.split(' ');
const dayNames = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
const pad = (number: number, length: number): string => String(number).padStart(length, '0');

function datePart(name: string, written: string, timezone: string): string | null {
  const parsed = parseDate(written, timezone);
  // A text without a date is of the first year to Hugo.
  const date = 'date' in parsed ? parsed.date : '0001-01-01T00:00:00+00:00';
  const { year, month, day } = dateParts(date);
  const at = new Date(`${date.slice(0, 10)}T00:00:00Z`);
  const parts: { readonly [name: string]: Data } = {
    year: 'date' in parsed ? pad(year, 4) : '1',
    month: pad(month, 2),
    monthname: monthNames[month - 1] ?? '',
    day: pad(day, 2),
    weekday: at.getUTCDay(),
    weekdayname: dayNames[at.getUTCDay()] ?? '',
    yearday: Math.round((at.getTime() - Date.parse(`${date.slice(0, 4)}-01-01T00:00:00Z`)) / 86_400_000) + 1,
  };
  return Object.hasOwn(parts, name) ? String(parts[name]) : null;
}
