import type { Page } from '../types/page.ts';
import type { Post } from '../types/post.ts';
import type { Snapshot } from './snapshot.ts';

/** Where the pages of posts that stood at an address before stand now, by the path of their file. */
export type Moves = ReadonlyMap<string, string>;

/**
 * Finds the posts whose pages moved: those of the same file at another address, and those of a file that is gone where
 * one that came says the same under the same title. A renamed file is a file that is gone and one that came.
 */
export function findMoves(before: Snapshot, after: Snapshot): Moves {
  const gone = postPages(before).filter(({ path }) => !after.pages.has(path));
  if (gone.length === 0) return new Map();
  const old = postsOf(before);
  const now = postPages(after);
  const byPost = new Map(now.map((page) => [page.post, page]));
  const known = postsOf(after);
  const came = now.filter(({ path }) => !before.pages.has(path));
  return new Map(
    gone.flatMap((page) => {
      const same = byPost.get(page.post);
      if (same !== undefined) return [[page.path, same.url] as const];
      const post = old.get(page.post ?? '');
      const heirs = came.filter((other) => isHeir(post, known.get(other.post ?? '')));
      const [heir] = heirs;
      return heir === undefined || heirs.length > 1 ? [] : [[page.path, heir.url] as const];
    }),
  );
}

function isHeir(post: Post | undefined, other: Post | undefined): boolean {
  if (post === undefined || other === undefined) return false;
  return post.bodyDigest === other.bodyDigest && post.bodyDigest !== '' ? true : post.title === other.title;
}

function postPages({ pages }: Snapshot): readonly Page[] {
  return [...pages.values()].filter(({ post }) => post !== null);
}

function postsOf({ prepared }: Snapshot): ReadonlyMap<string, Post> {
  const { posts, pages } = prepared.site;
  return new Map([...posts, ...pages].map((post) => [post.id, post]));
}
