import { readFileSync } from 'node:fs';
import path from 'node:path';
import { decodeText } from '../../content/data/decode-text.ts';
import { warning } from '../../diagnostics/diagnostic.ts';
import type { DataMap } from '../../types/data.ts';
import type { Diagnostic } from '../../types/diagnostic.ts';
import { type HexoAddress, momentOf, pageAddress, postAddress, wallTime } from './hexo-address.ts';
import { type HexoConfig, textsOf } from './hexo-config.ts';
import type { HexoFile } from './hexo-files.ts';
import { readHexoText } from './hexo-front-matter.ts';
import { readByPattern, withoutExtension } from './hexo-slug.ts';
import { categoryPaths, tagsOf, termAddress } from './hexo-terms.ts';

/** A post, draft or page as it is read. */
export interface HexoSource {
  /** Relative to the blog. */
  readonly file: string;
  /** Relative to the folder of its kind, without extension. */
  readonly path: string;
  readonly kind: 'post' | 'draft' | 'page';
  readonly slug: string;
  readonly data: DataMap;
  readonly tags: readonly string[];
  readonly categories: readonly (readonly string[])[];
  readonly body: string;
  readonly bodyLine: number;
  /** Front matter that cannot be read, as written; null where it can be. */
  readonly unread: string | null;
  /** Whether Hexo publishes it, or would if it could be read. */
  readonly isDraft: boolean;
  /** Whether its day is still to come, and Hexo waits for that. */
  readonly isLater: boolean;
  readonly isHtml: boolean;
  readonly address: HexoAddress;
  /** Where it stands if a machine in UTC has built it. */
  readonly otherUrl: string | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the header of a text of Hexo's. */
export function readHexoSource(
  folder: string,
  { path: at, kind }: HexoFile,
  config: HexoConfig,
  now: Date,
): HexoSource {
  const file = `${config.sourceDir}/${at}`;
  const bytes = readFileSync(path.join(folder, at));
  const decoded = decodeText(bytes, file);
  const isUtf8 = decoded.diagnostics.length === 0;
  // What is not UTF-8 is most often of the years before it.
  const source = isUtf8
    ? decoded.value
    : new TextDecoder('windows-1252').decode(bytes).replace(/\r\n?/g, '\n');
  const read = readHexoText(source, file);
  const unread = isUtf8 ? read.unread : (read.unread ?? '');
  const ofPost = kind === 'post' || kind === 'draft';
  const inside = ofPost ? at.replace(/^_(?:posts|drafts)\//, '') : at;
  const named = readByPattern(config.newPostName, inside);
  const data = ofPost ? withNamed(read.data, named) : read.data;
  const categories = categoryPaths(data);
  const [last] = categories.slice(-1);
  const post = {
    slug: named.get('title') ?? '',
    data,
    date: textsOf(data['date'])[0] ?? null,
    category: last === undefined ? null : termAddress(last, config.categoryMap, config.casing),
  };
  const isLater = !config.showsFuture && (momentOf(post.date ?? '', config.timezone) ?? 0) > now.getTime();
  // Only posts in lists wait for their day here.
  const isKept = isLater && (!ofPost || data['hidden'] === true);
  const address = ofPost ? postAddress(post, config) : pageAddress(inside, data, config);
  const elsewhere = ofPost && config.timezone !== '' ? postAddress(post, config, true) : address;
  return {
    file,
    path: withoutExtension(inside),
    kind: kind === 'post' || kind === 'draft' ? kind : 'page',
    slug: post.slug,
    data,
    tags: tagsOf(data),
    categories,
    body: read.body,
    bodyLine: read.bodyLine,
    unread,
    isDraft: unread !== null || isHeld(kind, data, config) || isKept,
    isLater,
    isHtml: kind === 'html',
    address,
    otherUrl: 'url' in elsewhere && 'url' in address && elsewhere.url !== address.url ? elsewhere.url : null,
    diagnostics: [...(isUtf8 ? [] : decoded.diagnostics), ...read.diagnostics].map(asWarning),
  };
}

/** What the name of a file says of a post counts before its front matter, but for its title and its date. */
function withNamed(data: DataMap, named: ReadonlyMap<string, string>): DataMap {
  const own = [...named].filter(
    ([name]) => !['title', 'year', 'month', 'day', 'i_month', 'i_day', 'hash'].includes(name),
  );
  const [year, month, day] = [
    named.get('year'),
    named.get('month') ?? named.get('i_month'),
    named.get('day') ?? named.get('i_day'),
  ];
  const isDated = year !== undefined && month !== undefined && day !== undefined;
  const [written] = textsOf(data['date']);
  const date = written === undefined || wallTime(written) === null ? null : written;
  return {
    ...data,
    ...Object.fromEntries(own),
    ...(date === null && isDated ? { date: `${year}-${month}-${day}` } : {}),
  };
}

/** Whether a text stays a draft: one of Hexo's, one that its author held by a key of other generators, or one that only its password opens. */
function isHeld(kind: HexoFile['kind'], data: DataMap, config: HexoConfig): boolean {
  if (data['draft'] === true || isLocked(data)) return true;
  return (kind === 'draft' || (kind === 'post' && data['published'] === false)) && !config.showsDrafts;
}

/** Whether a plugin encrypts it. */
export function isLocked({ password }: DataMap): boolean {
  return password !== undefined && password !== null && password !== '' && password !== false;
}

/** What cannot be read becomes a draft, so nothing of it stands in the way of the rest. */
function asWarning({ code, message, remedy, ...found }: Diagnostic): Diagnostic {
  const { file, line, column, source, note } = found;
  const place = {
    file: file ?? '',
    ...(line === null ? {} : { line }),
    ...(column === null ? {} : { column }),
    ...(source === null ? {} : { source }),
    ...(note === null ? {} : { note }),
  };
  return warning(code, message, place, remedy);
}
