import type { Config } from '../../types/config.ts';
import { type Data, type DataMap, isMap } from '../../types/data.ts';
import type { LiquidPost } from '../../types/liquid.ts';
import { collectionOf } from './collection-of.ts';

/** What decides where a post is listed. */
export type ListedPost = Omit<LiquidPost, 'title'>;

/** The parts in which a page of a Jekyll blog's own lists posts, cut as Jekyll's plugins for that cut them. */
export interface Pagination<Item extends ListedPost = LiquidPost> {
  /** What is listed over all parts. */
  readonly items: readonly Item[];
  readonly perPage: number;
  /** The URL of each part; the first is the page's own. */
  readonly urls: readonly string[];
  /** Where each part is, as Liquid is told. */
  readonly paths: readonly string[];
  /** How many parts before and after its own each names. */
  readonly trail: { readonly before: number; readonly after: number };
}

/** What there is to list. */
export interface Listed<Item extends ListedPost = LiquidPost> {
  readonly config: Pick<Config, 'collections' | 'extra' | 'isJekyll'>;
  /** Newest first. */
  readonly posts: readonly Item[];
  readonly pages: readonly Item[];
}

/**
 * The parts of a page, or null for one that lists nothing in parts:
 *  1. with `pagination: {enabled: true}` in its front matter as jekyll-paginate-v2 does it;
 *  2. else as jekyll-paginate does, which takes the one `index.html` that stands nearest to its `paginate_path`.
 */
export function paginationOf<Item extends ListedPost>(
  page: ListedPost,
  listed: Listed<Item>,
): Pagination<Item> | null {
  const { config } = listed;
  if (!config.isJekyll || page.kind !== 'page' || collectionOf(page.id, config) !== null) return null;
  const own = page.written['pagination'];
  if (isMap(own) && own['enabled'] === true) return secondVersion(page, own, listed);
  const { perPage, path } = firstVersion(config.extra);
  if (!page.id.endsWith('/index.html') || templateOf(listed.pages, config.extra) !== page.id) return null;
  const total = countParts(visible(listed.posts), perPage);
  return {
    items: visible(listed.posts),
    perPage,
    urls: urlsOf(page.url, folderOf(path), total),
    paths: urlsOf(page.url, path, total),
    trail: { before: 0, after: 0 },
  };
}

/** Where Jekyll's plugins put the parts of a blog's home page after the first, with `:num`; null where they make none. */
export function partsPath(extra: DataMap): string | null {
  const { perPage, path } = firstVersion(extra);
  if (perPage > 0) return path.includes(':num') ? folderOf(path) : null;
  const { pagination } = extra;
  if (!isMap(pagination) || pagination['enabled'] !== true) return null;
  const second = textOf(pagination['permalink'], '/page:num/');
  return second.includes(':num') ? folderOf(second) : null;
}

/** How many posts a part of the home list holds; null where nothing says it. */
export function postsPerPart(extra: DataMap): number | null {
  const { pagination } = extra;
  const second = isMap(pagination) ? wholeNumber(pagination['per_page'], 0) : 0;
  return firstVersion(extra).perPage || second || null;
}

/** The page that jekyll-paginate makes the parts of; null where that is the blog's home page or none. */
export function templateOf(pages: readonly Pick<LiquidPost, 'id'>[], extra: DataMap): string | null {
  const { perPage, path } = firstVersion(extra);
  const folder = path.slice(1, path.lastIndexOf('/', path.length - 2) + 1);
  const found = pages
    .filter(({ id }) => /(?:^|\/)index\.html$/.test(id) && folder.startsWith(id.slice(0, -10)))
    .toSorted((a, b) => b.id.length - a.id.length)[0]?.id;
  return perPage === 0 || found === undefined || found === 'index.html' ? null : found;
}

/** jekyll-paginate's settings; a `perPage` of 0 for none. */
function firstVersion(extra: DataMap): { readonly perPage: number; readonly path: string } {
  const path = textOf(extra['paginate_path'], '/page:num');
  return { perPage: wholeNumber(extra['paginate'], 0), path: path.startsWith('/') ? path : `/${path}` };
}

/** Source: the generator of jekyll-paginate-v2, whose settings of a page go over those of the site. */
function secondVersion<Item extends ListedPost>(
  page: ListedPost,
  own: DataMap,
  listed: Listed<Item>,
): Pagination<Item> | null {
  const site = listed.config.extra['pagination'];
  const settings: DataMap = { ...(isMap(site) ? site : {}), ...own };
  const perPage = wholeNumber(settings['per_page'], 10) || 10;
  const items = sorted(filtered(documentsOf(settings['collection'], listed), settings), settings);
  const limit = wholeNumber(settings['limit'], 0);
  const all = countParts(items, perPage);
  const total = limit > 0 ? Math.min(limit, all) : all;
  const base = page.url.endsWith('/')
    ? page.url
    : page.written['permalink'] === undefined
      ? page.url.replace(/[^/]*$/, '')
      : `${page.url}/`;
  const path = base + textOf(settings['permalink'], '/page:num/').replace(/^\/+/, '');
  const { before, after } = isMap(settings['trail']) ? settings['trail'] : {};
  return {
    items,
    perPage,
    urls: urlsOf(page.url, path, total),
    paths: urlsOf(base, path, total),
    trail: { before: wholeNumber(before, 0), after: wholeNumber(after, 0) },
  };
}

function documentsOf<Item extends ListedPost>(
  names: Data | undefined,
  { posts, pages, config }: Listed<Item>,
): readonly Item[] {
  const found = listOf(names ?? 'posts', /[;,\s]+/).flatMap((name) =>
    name === 'posts' ? posts : pages.filter(({ id }) => collectionOf(id, config)?.name === name),
  );
  return visible(found);
}

/** Those that bear every category and tag that is asked for. */
function filtered<Item extends ListedPost>(items: readonly Item[], settings: DataMap): readonly Item[] {
  const wanted = (key: string) => listOf(settings[key], /[;,]/).filter((word) => word !== 'posts');
  const asked = [
    ...wanted('category').map((word) => ['categories', word] as const),
    ...wanted('tag').map((word) => ['tags', word] as const),
  ];
  const locales = wanted('locale');
  return items.filter(
    ({ terms, written }) =>
      asked.every(([taxonomy, word]) => terms[taxonomy]?.some((term) => term.toLowerCase() === word)) &&
      locales.every((word) => listOf(written['locale'], /[;,\s]+/).includes(word)),
  );
}

function sorted<Item extends ListedPost>(items: readonly Item[], settings: DataMap): readonly Item[] {
  const field = textOf(settings['sort_field'], 'date');
  const valueOf = (post: ListedPost): string | number => {
    if (field === 'date') return Date.parse(post.date ?? '') || 0;
    const value = post.written[field] ?? '';
    return typeof value === 'number' ? value : String(value).toLowerCase();
  };
  const upward = items.toReversed().toSorted((a, b) => compare(valueOf(a), valueOf(b)));
  return settings['sort_reverse'] === true ? upward.toReversed() : upward;
}

function compare(a: string | number, b: string | number): number {
  return a < b ? -1 : Number(a > b);
}

function visible<Item extends ListedPost>(posts: readonly Item[]): readonly Item[] {
  return posts.filter(({ written }) => (written['hidden'] ?? false) === false);
}

function countParts(items: readonly unknown[], perPage: number): number {
  return Math.max(1, Math.ceil(items.length / perPage));
}

function urlsOf(first: string, path: string, total: number): readonly string[] {
  return Array.from({ length: total }, (_, at) => (at === 0 ? first : path.replace(':num', String(at + 1))));
}

function folderOf(path: string): string {
  return `/${path}/`.replace(/\/{2,}/g, '/');
}

function listOf(value: Data | undefined, between: RegExp): readonly string[] {
  const words = Array.isArray(value) ? value.map(String) : textOf(value, '').split(between);
  return words.map((word) => word.trim().toLowerCase()).filter((word) => word !== '');
}

function textOf(value: Data | undefined, fallback: string): string {
  return typeof value === 'string' && value !== '' ? value : fallback;
}

function wholeNumber(value: Data | undefined, fallback: number): number {
  const number = typeof value === 'string' ? Number.parseInt(value, 10) : value;
  return typeof number === 'number' && Number.isFinite(number) && number >= 1 ? Math.trunc(number) : fallback;
}
