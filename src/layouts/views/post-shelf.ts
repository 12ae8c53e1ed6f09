import type { Post } from '../../types/post.ts';

/** The posts of a site by their ids, whichever way they are kept. */
export interface PostShelf {
  readonly count: number;
  /** The very same object each time it is asked for soon again. */
  find(id: string): Post | undefined;
  /** Newest first. */
  all(): readonly Post[];
  /** Every front-matter key of their own that any of them has. */
  ownKeys(): readonly string[];
}

/** Posts that stand in memory. */
export function shelfOf(posts: readonly Post[]): PostShelf {
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
