import type { CacheFolder } from '../../cache/cache-folder.ts';
import { DamagedCache } from '../../cache/growing-file.ts';
import type { PostStore } from '../../layouts/views/post-store.ts';
import type { Post } from '../../types/post.ts';
import type { Site } from '../../types/site.ts';
import type { Taxonomy, Term } from '../../types/taxonomy.ts';
import { cachedBytes, type Session } from '../load/session.ts';
import { indexPosts, openLazyPosts, type PostIndex } from '../threads/lazy-posts.ts';

/** The site as a run leaves it to the next, for the case that nothing has changed but what a few posts say. */
export interface CachedSite extends PostIndex {
  /** The key of the pages that were made of it. */
  readonly key: string;
  readonly pages: Site['pages'];
  readonly pictures: Site['pictures'];
  readonly taxonomies: readonly CachedTaxonomy[];
  /** Whether the Liquid of any text looked at something besides that text. */
  readonly hasReaders: boolean;
  /** How long the files that posts are kept in were together, in bytes. */
  readonly bytes: number;
}

/** Posts by their position among the ids. */
type CachedTerm = Omit<Term, 'posts'> & { readonly posts: readonly number[] };
type CachedTaxonomy = Omit<Taxonomy, 'terms'> & { readonly terms: readonly CachedTerm[] };

const fileName = 'site.json';

/** Leaves the site to the next run, under the key of the pages that were made of it. */
export function cacheSite(session: Session, site: Site, key: string): void {
  const posts = indexPosts(site.posts);
  const positions = new Map(posts.ids.map((id, position) => [id, position]));
  const cached: CachedSite = {
    key,
    ...posts,
    pages: site.pages,
    pictures: site.pictures,
    taxonomies: site.taxonomies.map(({ terms, ...taxonomy }) => ({
      ...taxonomy,
      terms: terms.map((term) => ({ ...term, posts: term.posts.map((id) => positions.get(id) ?? -1) })),
    })),
    hasReaders: session.posts.hasReaders,
    bytes: cachedBytes(session),
  };
  session.cache.writeJson(fileName, cached);
}

/** The site of the last run; null where it left none that can be read. */
export function readCachedSite(cache: CacheFolder): CachedSite | null {
  const value = cache.readJson(fileName);
  return isCachedSite(value) ? value : null;
}

/** The site of the last run without its posts: `cachedPosts` opens those. */
export function siteOf(
  { ids, pages, pictures, taxonomies }: CachedSite,
  rest: Pick<Site, 'authors' | 'data' | 'files'>,
): Site {
  const opened = taxonomies.map(({ terms, ...taxonomy }) => ({
    ...taxonomy,
    terms: terms.map((term) => ({ ...term, posts: term.posts.flatMap((position) => ids[position] ?? []) })),
  }));
  return { ...rest, posts: [], pages, pictures, taxonomies: opened };
}

/** The posts of the cached site, each read from the cache when it is asked for. */
export function cachedPosts(cached: CachedSite, { posts }: Session): PostStore {
  const read = (id: string): Post => {
    const entry = posts.current(id) ?? posts.previous(id);
    if (entry === undefined) throw new DamagedCache(`what ${id} says is not cached`);
    return entry.post;
  };
  return openLazyPosts(cached, { read, mostRead: Number.POSITIVE_INFINITY });
}

function isCachedSite(value: unknown): value is CachedSite {
  return typeof value === 'object' && value !== null && 'key' in value && 'taxonomies' in value;
}
