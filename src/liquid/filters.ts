import { type Context, Drop, type FilterImplOptions, type Liquid } from 'liquidjs';
import { type SlugMode, slugify } from '../content/addresses/slugify.ts';
import { formatDate } from '../content/dates/format-date.ts';
import { parseDate } from '../content/dates/parse-date.ts';
import { runOf } from './liquid-run.ts';
import type { LiquidServices } from './liquid-services.ts';
import { type LiquidSite, siteTime } from './liquid-site.ts';
import { listFilters } from './list-filters.ts';
import { numberFilters } from './number-filters.ts';
import { textFilters } from './text-filters.ts';
import { WholeFloat, withJsonFloats } from './whole-float.ts';
import { markdownSteps } from './work-limit.ts';
import { writtenOut } from './written-out.ts';

/** Jekyll's own filters, and those whose ways differ from the library's: dates on the site's clock, nothing random. */
export function addFilters(engine: Liquid, site: LiquidSite, services: LiquidServices): void {
  const { url, base, timezone } = site.config;
  const origin = base === '' ? url : url.slice(0, -base.length);
  const relative = (value: unknown) => (isNothing(value) ? null : relativeUrl(textOf(value), base));
  const date = (pattern: string): FilterImplOptions =>
    function (value: unknown) {
      return written(this.context, value, pattern);
    };
  const written = (context: Parameters<typeof runOf>[0], value: unknown, pattern: string): unknown => {
    const text = textOf(value);
    const isNow = text === 'now' || text === 'today';
    if (isNow) runOf(context).read('time');
    const moment = isNow ? siteTime(site) : momentOf(value, timezone);
    return moment === null ? value : formatDate(moment, pattern, 'en', timezone);
  };
  function markdown(this: { readonly context: Context }, value: unknown): string {
    const text = textOf(value);
    runOf(this.context).work(markdownSteps(text));
    return services.renderMarkdown(text);
  }
  const filters: Readonly<Record<string, FilterImplOptions>> = {
    relative_url: relative,
    absolute_url: (value: unknown) => {
      const path = textOf(value);
      if (isNothing(value)) return null;
      return isAbsolute(path) ? path : origin + relativeUrl(path, base);
    },
    strip_index: (value: unknown) => textOf(value).replace(/(^|\/)index\.html?$/, '$1'),
    date: function (value: unknown, pattern: unknown) {
      const format = textOf(pattern);
      return format === '' ? value : written(this.context, value, format);
    },
    date_to_string: function (value: unknown, kind: unknown, style: unknown) {
      return written(this.context, value, dayPattern('%b', kind, style, value, timezone));
    },
    date_to_long_string: function (value: unknown, kind: unknown, style: unknown) {
      return written(this.context, value, dayPattern('%B', kind, style, value, timezone));
    },
    date_to_xmlschema: date('%Y-%m-%dT%H:%M:%S%:z'),
    date_to_rfc822: date('%a, %d %b %Y %H:%M:%S %z'),
    markdownify: markdown,
    smartify: function (value: unknown) {
      return markdown.call(this, value).replace(/^<p>([\s\S]*)<\/p>\s*$/, '$1');
    },
    slugify: (value: unknown, mode: unknown) =>
      textOf(mode) === 'latin'
        ? slugify(inLatin(textOf(value)))
        : slugify(textOf(value), slugMode(textOf(mode))),
    // Nothing is left to chance: the first stand for any.
    sample: (value: unknown, count: unknown) =>
      !Array.isArray(value) ? value : Number(count ?? 1) > 1 ? value.slice(0, Number(count)) : value[0],
  };
  for (const [name, filter] of Object.entries({
    ...textFilters,
    ...numberFilters,
    ...listFilters,
    ...filters,
  }))
    engine.registerFilter(name, filter);
  for (const name of ofText) engine.registerFilter(name, floatsAsText(engine.filters[name]));
  engine.registerFilter('default', floatsKept(engine.filters['default']));
  for (const name of ['json', 'jsonify']) engine.registerFilter(name, writtenAsJson(engine.filters[name]));
  engine.registerFilter('group_by_exp', withSizes(engine.filters['group_by_exp']));
}

/** The library's filters of text, to which a float is a number without its point. */
const ofText = [
  'capitalize',
  'downcase',
  'escape_once',
  'lstrip',
  'newline_to_br',
  'remove',
  'remove_first',
  'rstrip',
  'strip',
  'strip_html',
  'strip_newlines',
  'truncate',
  'truncatewords',
  'upcase',
  'url_encode',
];

/** What is not there is `null` in JSON too, and a float is one. */
function writtenAsJson(filter: FilterImplOptions | undefined): FilterImplOptions {
  const write = typeof filter === 'function' ? filter : filter?.handler;
  return function (value: unknown, ...args: unknown[]): unknown {
    return isNothing(value) ? 'null' : withJsonFloats(String(write?.apply(this, [value, ...args])));
  };
}

/** A float that is whole is one still where it needs no other in its place. */
function floatsKept(filter: FilterImplOptions | undefined): FilterImplOptions {
  const choose = typeof filter === 'function' ? filter : filter?.handler;
  return function (value: unknown, ...args: unknown[]): unknown {
    return value instanceof WholeFloat ? value : choose?.apply(this, [value, ...args]);
  };
}

function floatsAsText(filter: FilterImplOptions | undefined): FilterImplOptions {
  const change = typeof filter === 'function' ? filter : filter?.handler;
  return function (value: unknown, ...args: unknown[]): unknown {
    return change?.apply(this, [value instanceof WholeFloat ? value.toString() : value, ...args]);
  };
}

/** Groups that know how many they are. */
function withSizes(filter: FilterImplOptions | undefined): FilterImplOptions {
  const group = typeof filter === 'function' ? filter : filter?.handler;
  return function* (...args): Generator<unknown, unknown, { readonly items: readonly unknown[] }[]> {
    const groups = yield group?.apply(this, args);
    return groups.map((one) => ({ ...one, size: one.items.length }));
  };
}

/** The address of a path within the site, encoded once; an address of another site as it is. */
export function relativeUrl(path: string, base: string): string {
  if (isAbsolute(path)) return path;
  return encodeURI(decodeLoosely(base + (path.startsWith('/') || path === '' ? path : `/${path}`)));
}

/** Already encoded paths are not encoded twice. */
function decodeLoosely(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

function isAbsolute(url: string): boolean {
  return /^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(url);
}

/** RFC 3339 of a date in any of the ways posts write one, or of seconds since 1970; null for no date. */
function momentOf(value: unknown, timezone: string): string | null {
  if (typeof value === 'number' || (typeof value === 'string' && /^\d{9,}$/.test(value)))
    return dateOf(new Date(Number(value) * 1000).toISOString().replace(/\.\d+Z$/, 'Z'), timezone);
  return dateOf(textOf(value), timezone);
}

/** RFC 3339 on the site's clock. */
function dateOf(text: string, timezone: string): string | null {
  const parsed = parseDate(text, timezone);
  return 'date' in parsed ? parsed.date : null;
}

/** `ordinal` writes 2nd and 23rd; `US` puts the month first. */
function dayPattern(month: string, kind: unknown, style: unknown, value: unknown, timezone: string): string {
  if (kind !== 'ordinal') return `%d ${month} %Y`;
  const day = Number(momentOf(value, timezone)?.slice(8, 10) ?? 0);
  const ending = [11, 12, 13].includes(day) ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th');
  return style === 'US' ? `${month} %-d${ending}, %Y` : `%-d${ending} ${month} %Y`;
}

/** Letters without their marks; those of other scripts are none. */
function inLatin(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\0-\x7f]/g, '?');
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || (value instanceof Drop && value.valueOf() === null);
}

function slugMode(mode: string): SlugMode {
  const modes: readonly SlugMode[] = ['default', 'raw', 'pretty', 'ascii', 'none'];
  return modes.find((one) => one === mode) ?? 'default';
}

function textOf(value: unknown): string {
  return writtenOut(value);
}
