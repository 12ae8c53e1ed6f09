import { createHash } from 'node:crypto';
import path from 'node:path';
import { outputPath } from '../../content/addresses/output-path.ts';
import { parseDate } from '../../content/dates/parse-date.ts';
import type { DataMap } from '../../types/data.ts';
import type { HexoConfig } from './hexo-config.ts';
import { fillPattern, hexoSlug } from './hexo-slug.ts';

/** What a post's address is made of. */
export interface Addressed {
  /** Hexo's `:title`: the path of its file, by `new_post_name`. */
  readonly slug: string;
  readonly data: DataMap;
  /** As written; null for a post that nothing dates. */
  readonly date: string | null;
  /** The address of its last category; null for none. */
  readonly category: string | null;
}

/** Where a text was served, or why nobody can tell. */
export type HexoAddress = { readonly url: string } | { readonly problem: string };

/** Where Hexo serves a post, on a machine in the blog's own zone or, with `isUtc`, on one in UTC, as build services are. */
export function postAddress(post: Addressed, config: HexoConfig, isUtc = false): HexoAddress {
  const { data } = post;
  const given = data['permalink'];
  if (typeof given === 'string' && given !== '') return settled(withFolderEnd(given, config), config);
  const filled = fillPattern(config.permalink, (name) => valueOf(name, post, config, isUtc));
  return 'missing' in filled
    ? { problem: `the permalink asks for :${filled.missing}, which nothing in the blog says` }
    : settled(withFolderEnd(filled.path, config, encodePart), config);
}

function encodePart(filled: string): string {
  return filled.replace(/[%?#]/g, encodeURIComponent);
}

function valueOf(name: string, post: Addressed, config: HexoConfig, isUtc: boolean): string | null {
  const { slug, data } = post;
  if (name === 'title') return slug;
  if (name === 'name') return path.posix.basename(slug);
  if (name === 'post_title') return hexoSlug(typeof data['title'] === 'string' ? data['title'] : '', 1);
  if (name === 'category') return post.category ?? config.defaultCategory;
  const timed = timeOf(name, post, config, isUtc);
  if (timed !== undefined) return timed;
  const said = data[name] ?? config.permalinkDefaults[name] ?? null;
  return said === null || typeof said === 'object' ? null : String(said);
}

const parts: ReadonlyMap<string, (iso: string) => string> = new Map([
  ['year', (iso) => iso.slice(0, 4)],
  ['month', (iso) => iso.slice(5, 7)],
  ['day', (iso) => iso.slice(8, 10)],
  ['hour', (iso) => iso.slice(11, 13)],
  ['minute', (iso) => iso.slice(14, 16)],
  ['second', (iso) => iso.slice(17, 19)],
  ['i_month', (iso) => String(Number(iso.slice(5, 7)))],
  ['i_day', (iso) => String(Number(iso.slice(8, 10)))],
]);

/** Undefined for what has nothing to do with time, null where nothing dates the post. */
function timeOf(
  name: string,
  { slug, date }: Addressed,
  { timezone }: HexoConfig,
  isUtc: boolean,
): string | null | undefined {
  const part = parts.get(name);
  if (part === undefined && name !== 'timestamp' && name !== 'hash') return undefined;
  const wall = date === null ? null : wallTime(date);
  if (wall === null) return null;
  const moment = instantOf(wall, timezone);
  if (part !== undefined) return part(isUtc ? new Date(moment).toISOString() : wall);
  const seconds = String(Math.floor(moment / 1000));
  return name === 'timestamp' ? seconds : sha1(slug + seconds);
}

/** What the clock shows that Hexo reads from a date: with a zone, what it is in UTC then. Null for what is no date. */
export function wallTime(date: string): string | null {
  const parsed = parseDate(date, 'UTC');
  return 'date' in parsed ? parsed.date.slice(0, 19) : null;
}

/** The moment that a date as written stands for in a zone, in milliseconds; null for what is no date. */
export function momentOf(date: string, timezone: string): number | null {
  const wall = wallTime(date);
  return wall === null ? null : instantOf(wall, timezone);
}

function instantOf(wall: string, timezone: string): number {
  const parsed = parseDate(wall, timezone === '' ? 'UTC' : timezone);
  return 'date' in parsed ? Date.parse(parsed.date) : 0;
}

function sha1(text: string): string {
  return createHash('sha1').update(text).digest('hex').slice(0, 12);
}

/** With folders for the files of posts, an address ends in a slash or in `.html`. */
function withFolderEnd(
  address: string,
  { hasAssetFolders }: HexoConfig,
  encode = (text: string) => text,
): string {
  const isWhole = !hasAssetFolders || address.endsWith('/') || address.endsWith('.html');
  return encode(isWhole ? address : `${address}/`);
}

/** Where Hexo serves a page: at the path of its file, or at its permalink. */
export function pageAddress(file: string, { permalink }: DataMap, config: HexoConfig): HexoAddress {
  if (typeof permalink !== 'string' || permalink === '')
    return settled(encodePart(file.replace(/\.[^./]+$/, '.html')), config);
  const whole =
    permalink.endsWith('/') || path.posix.extname(permalink) !== '' ? permalink : `${permalink}.html`;
  return settled(whole, config);
}

/** The address as a native blog writes it: a folder without its `index.html`, foreign signs encoded. */
function settled(address: string, { keepsHtml }: HexoConfig): HexoAddress {
  const url = `/${address}`
    .replace(/\/{2,}/g, '/')
    .replace(/\/index\.html?$/, '/')
    .replace(/[\p{Cc} "<>[\\\]^`{|}]/gu, encodeURIComponent)
    .normalize('NFC');
  const shown = keepsHtml || url === '/404.html' ? url : url.replace(/\.html$/, '');
  const output = outputPath(shown);
  return 'problem' in output
    ? { problem: `${shown} can be no address here: ${output.problem}` }
    : { url: shown };
}
