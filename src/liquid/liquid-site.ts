import { collectionOf } from '../content/addresses/collection-of.ts';
import { digestAsJson } from '../text/digest-as-json.ts';
import { pathOfUrl } from '../text/path-of-url.ts';
import type { Collection, Config } from '../types/config.ts';
import type { DataMap } from '../types/data.ts';
import type { LiquidPost } from '../types/liquid.ts';
import type { SourceFile } from '../types/source-file.ts';
import { sortDocuments } from './sort-documents.ts';

/** The blog as the Liquid of its posts sees it: plain data, the same on every thread. */
export interface LiquidSite {
  readonly config: Config;
  /** Published, newest first. */
  readonly posts: readonly LiquidPost[];
  readonly pages: readonly LiquidPost[];
  readonly data: DataMap;
  readonly files: readonly SourceFile[];
}

/** Drops what a post's body tells of it. */
export function liquidPost(post: LiquidPost): LiquidPost {
  const { id, kind, url, slug, title, date, updated, terms, draft, written } = post;
  return { id, kind, url, slug, title, date, updated, terms, draft, written };
}

/** A name as people type it: some disks keep letters and their accents apart. */
export function composed(name: string): string {
  return name.normalize('NFC');
}

/**
 * The digest of one thing that can be read: `posts`, `pages`, `files` (those that are copied as they are), `data`, `time`,
 * `near:ID` (the neighbours of a post), `file:PATH` (the bytes of a source), `url:PATH` (where a source is served) or `post_url:NAME`.
 */
export function factDigests(site: LiquidSite): (name: string) => string {
  const files = new Map(site.files.map(({ path, digest }) => [composed(path), digest]));
  const known = new Map<string, string>();
  return (name) => {
    let digest = known.get(name);
    if (digest === undefined) known.set(name, (digest = digestAsJson(factOf(site, files, name))));
    return digest;
  };
}

function factOf(site: LiquidSite, files: ReadonlyMap<string, string>, name: string): unknown {
  const at = name.indexOf(':');
  const [kind, what] = at === -1 ? [name, ''] : [name.slice(0, at), name.slice(at + 1)];
  if (kind === 'near') return neighboursOf(site, what);
  if (kind === 'file') return files.get(composed(what)) ?? null;
  if (kind === 'url') return urlOfSource(site, what);
  if (kind === 'post_url') return findPost(site, what)?.url ?? null;
  if (kind === 'files') return staticFilesOf(site).map(({ path }) => path);
  if (kind === 'time') return siteTime(site);
  return kind === 'posts' ? site.posts : kind === 'pages' ? site.pages : site.data;
}

/** The newest post's date stands for now, so that the same sources make the same bytes on any day. */
export function siteTime({ posts }: LiquidSite): string | null {
  return posts[0]?.date ?? null;
}

/** The posts before and after a post in time; of what stands in a collection, those before and after it there. */
export function neighboursOf(
  site: LiquidSite,
  id: string,
): { readonly previous: LiquidPost | null; readonly next: LiquidPost | null } {
  const { posts, config } = site;
  const at = placesOf(posts).get(id);
  if (at !== undefined) return { previous: posts[at + 1] ?? null, next: posts[at - 1] ?? null };
  const collection = collectionOf(id, config);
  const documents = collection === null ? [] : documentsOf(site, collection);
  const place = placesOf(documents).get(id);
  if (place === undefined) return { previous: null, next: null };
  return { previous: documents[place - 1] ?? null, next: documents[place + 1] ?? null };
}

const collected = new WeakMap<readonly LiquidPost[], Map<Collection, readonly LiquidPost[]>>();

/** The documents of a collection in its order, sorted once. */
export function documentsOf({ pages, config }: LiquidSite, collection: Collection): readonly LiquidPost[] {
  let known = collected.get(pages);
  if (known === undefined) collected.set(pages, (known = new Map()));
  let found = known.get(collection);
  if (found === undefined) {
    const inside = pages.filter(({ id }) => collectionOf(id, config) === collection);
    known.set(collection, (found = sortDocuments(inside, collection)));
  }
  return found;
}

const places = new WeakMap<readonly LiquidPost[], ReadonlyMap<string, number>>();

/** Where each post stands among them all, by id. */
function placesOf(posts: readonly LiquidPost[]): ReadonlyMap<string, number> {
  let found = places.get(posts);
  if (found === undefined) places.set(posts, (found = new Map(posts.map(({ id }, at) => [id, at]))));
  return found;
}

/** The post that `post_url` names: by its path below a `_posts` folder, else by its file's name alone. */
export function findPost({ posts }: LiquidSite, name: string): LiquidPost | null {
  const asked = composed(name)
    .replace(/^\/+/, '')
    .replace(/\.(md|markdown|html)$/i, '');
  const pathOf = ({ id }: LiquidPost) =>
    composed(id)
      .replace(/(^|\/)_posts\//, '$1')
      .replace(/\.[^./]+$/, '');
  return (
    posts.find((post) => pathOf(post) === asked) ??
    posts.find((post) => pathOf(post).split('/').at(-1) === asked) ??
    null
  );
}

/** The files of the blog itself that are copied as they are. */
export function staticFilesOf({ files }: LiquidSite): readonly SourceFile[] {
  return files.filter((file) => !file.isTheme && isStatic(file));
}

function isStatic({ kind }: SourceFile): boolean {
  return kind === 'asset' || kind === 'file';
}

/** Where the source at `path` is served, within the site; null for a source that is not there or not published. */
export function urlOfSource({ posts, pages, files }: LiquidSite, path: string): string | null {
  const source = composed(path).replace(/^\/+/, '');
  const post = [...posts, ...pages].find(({ id }) => composed(id) === source);
  if (post !== undefined) return post.url;
  const file = files.find((one) => composed(one.path) === source && isStatic(one));
  return file === undefined ? null : `/${file.path}`;
}

/** The blog's address as `url` and `baseurl` name its parts: the first may have the path, a part of it, or both the whole. */
export function addressesOf({ url, base, extra }: Config): {
  readonly url: string;
  readonly baseurl: string;
} {
  const path = pathOfUrl(String(extra['url'] ?? ''));
  if (path === base && base !== '')
    return { url, baseurl: String(extra['baseurl'] ?? '').replace(/\/+$/, '') && base };
  const baseurl = path !== '' && base.startsWith(`${path}/`) ? base.slice(path.length) : base;
  return { url: baseurl === '' ? url : url.slice(0, -baseurl.length), baseurl };
}
