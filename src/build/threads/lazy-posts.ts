import { ownKeysOf, type PostStore } from '../../layouts/views/post-store.ts';
import type { Post } from '../../types/post.ts';

/** What is known of a site's posts without reading any: enough to open them one by one. Plain data, which a worker is sent and the cache holds. */
export interface PostIndex {
  /** Newest first. */
  readonly ids: readonly string[];
  /** The ids of those dated in the future. A packed post does not say so, since that depends on the day of the build. */
  readonly future: readonly string[];
  /** Every front-matter key of their own that any of them has. */
  readonly ownKeys: readonly string[];
}

/** Makes the index of posts that are in memory. */
export function indexPosts(posts: readonly Post[]): PostIndex {
  return {
    ids: posts.map(({ id }) => id),
    future: posts.filter(({ future }) => future).map(({ id }) => id),
    ownKeys: ownKeysOf(posts),
  };
}

interface LazyOptions {
  /** Reads the post of an id as it was loaded. */
  read(id: string): Post;
  /** How many posts are held in memory; at one more, all are dropped and read again when asked for. */
  readonly mostRead: number;
}

/** A store that reads a post when it is first asked for, as a worker and an incremental build do, which show few of them. */
export function openLazyPosts(
  { ids, future, ownKeys }: PostIndex,
  { read, mostRead }: LazyOptions,
): PostStore {
  const known = new Set(ids);
  const inFuture = new Set(future);
  const opened = new Map<string, Post>();
  let whole: readonly Post[] | null = null;
  const find = (id: string): Post | undefined => {
    const before = opened.get(id);
    if (before !== undefined || !known.has(id)) return before;
    const loaded = read(id);
    const post = inFuture.has(id) ? { ...loaded, future: true } : loaded;
    if (opened.size >= mostRead && whole === null) opened.clear();
    opened.set(id, post);
    return post;
  };
  return {
    count: ids.length,
    find,
    all() {
      if (whole !== null) return whole;
      // A layout that asks for all of them on one page asks again on the next.
      whole = [];
      return (whole = ids.flatMap((id) => find(id) ?? []));
    },
    ownKeys: () => ownKeys,
  };
}
