import { ownKeysOf, type PostShelf } from '../layouts/views/post-shelf.ts';
import type { Post } from '../types/post.ts';

/** The posts of a site that stand elsewhere, packed as they were loaded. */
export interface KeptPosts {
  /** Newest first. */
  readonly ids: readonly string[];
  /** Which of them were of the future, as they do not say themselves. */
  readonly future: readonly string[];
  readonly ownKeys: readonly string[];
}

/** What a thread, or the next run, needs to know of posts before it reads any. */
export function keepPosts(posts: readonly Post[]): KeptPosts {
  return {
    ids: posts.map(({ id }) => id),
    future: posts.filter(({ future }) => future).map(({ id }) => id),
    ownKeys: ownKeysOf(posts),
  };
}

interface Reading {
  /** Reads a post as it was loaded. */
  read(id: string): Post;
  /** After so many they are forgotten, all at once. */
  readonly mostRead: number;
}

/** A shelf whose posts are read when they are asked for. */
export function shelfOfKept({ ids, future, ownKeys }: KeptPosts, { read, mostRead }: Reading): PostShelf {
  const known = new Set(ids);
  const ahead = new Set(future);
  const opened = new Map<string, Post>();
  let whole: readonly Post[] | null = null;
  const find = (id: string): Post | undefined => {
    const again = opened.get(id);
    if (again !== undefined || !known.has(id)) return again;
    const loaded = read(id);
    const post = ahead.has(id) ? { ...loaded, future: true } : loaded;
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
