import type { CacheFolder } from '../cache/cache-folder.ts';
import { DamagedCache } from '../cache/growing-file.ts';
import { ownKeysOf, type PostShelf } from '../layouts/views/post-shelf.ts';
import type { Post } from '../types/post.ts';
import type { Site } from '../types/site.ts';
import type { Taxonomy, Term } from '../types/taxonomy.ts';
import type { Session } from './session.ts';

/** The site as a run leaves it to the next, for the case that nothing has changed but what a few posts say. */
export interface KeptSite {
  /** The key of the pages that were made of it. */
  readonly key: string;
  /** Newest first. */
  readonly ids: readonly string[];
  /** Which of them were of the future. */
  readonly future: readonly string[];
  readonly ownKeys: readonly string[];
  readonly pages: Site['pages'];
  readonly pictures: Site['pictures'];
  readonly taxonomies: readonly KeptTaxonomy[];
  /** Whether the Liquid of any text looked at something besides that text. */
  readonly hasReaders: boolean;
  /** How long the files of bodies and words were together, in bytes. */
  readonly bytes: number;
}

/** Posts by their position among the ids. */
type KeptTerm = Omit<Term, 'posts'> & { readonly posts: readonly number[] };
type KeptTaxonomy = Omit<Taxonomy, 'terms'> & { readonly terms: readonly KeptTerm[] };

const fileName = 'site.json';

export function keepSite({ cache, posts, bodies, words }: Session, site: Site, key: string): void {
  const ids = site.posts.map(({ id }) => id);
  const positions = new Map(ids.map((id, position) => [id, position]));
  const kept: KeptSite = {
    key,
    ids,
    future: site.posts.filter(({ future }) => future).map(({ id }) => id),
    ownKeys: ownKeysOf(site.posts),
    pages: site.pages,
    pictures: site.pictures,
    taxonomies: site.taxonomies.map(({ terms, ...taxonomy }) => ({
      ...taxonomy,
      terms: terms.map((term) => ({ ...term, posts: term.posts.map((id) => positions.get(id) ?? -1) })),
    })),
    hasReaders: posts.hasReaders,
    bytes: bodies.size + words.size,
  };
  cache.writeJson(fileName, kept);
}

export function readKeptSite(cache: CacheFolder): KeptSite | null {
  const value = cache.readJson(fileName);
  return isKeptSite(value) ? value : null;
}

/** The site without its posts, which are on the shelf. */
export function siteOf(
  { ids, pages, pictures, taxonomies }: KeptSite,
  rest: Pick<Site, 'authors' | 'data' | 'files'>,
): Site {
  const opened = taxonomies.map(({ terms, ...taxonomy }) => ({
    ...taxonomy,
    terms: terms.map((term) => ({ ...term, posts: term.posts.flatMap((position) => ids[position] ?? []) })),
  }));
  return { ...rest, posts: [], pages, pictures, taxonomies: opened };
}

/** The posts of the kept site, each read from the cache when it is asked for. */
export function keptShelf({ ids, future, ownKeys }: KeptSite, { posts }: Session): PostShelf {
  const known = new Set(ids);
  const ahead = new Map<string, Post | null>(future.map((id) => [id, null]));
  const read = (id: string): Post => {
    const post = (posts.after(id) ?? posts.before(id))?.post ?? null;
    if (post === null) throw new DamagedCache(`what ${id} says is not kept`);
    return post;
  };
  const find = (id: string): Post | undefined => {
    if (!known.has(id)) return undefined;
    if (!ahead.has(id)) return read(id);
    const post = ahead.get(id) ?? { ...read(id), future: true };
    ahead.set(id, post);
    return post;
  };
  let whole: readonly Post[] | null = null;
  return {
    count: ids.length,
    find,
    all: () => (whole ??= ids.flatMap((id) => find(id) ?? [])),
    ownKeys: () => ownKeys,
  };
}

function isKeptSite(value: unknown): value is KeptSite {
  return typeof value === 'object' && value !== null && 'key' in value && 'taxonomies' in value;
}
