import type { Post } from '../../types/post.ts';

/** The posts of a site, found by id: all in memory, or each read from the disk when it is asked for. */
export interface PostStore {
  readonly count: number;
  /** The post of an id, undefined for none. Asked again soon, it is the very same object. */
  find(id: string): Post | undefined;
  /** Newest first. */
  all(): readonly Post[];
  /** Every front-matter key of their own that any of them has. */
  ownKeys(): readonly string[];
}

/** A store of posts that are in memory. */
export function storePosts(posts: readonly Post[]): PostStore {
  const byId = new Map(posts.map((post) => [post.id, post]));
  return {
    count: posts.length,
    find: (id) => byId.get(id),
    all: () => posts,
    ownKeys: () => ownKeysOf(posts),
  };
}

/** Every key that any of the posts has besides those that Tinta knows. */
export function ownKeysOf(posts: readonly Post[]): readonly string[] {
  return [...new Set(posts.flatMap(({ extra }) => Object.keys(extra)))];
}
