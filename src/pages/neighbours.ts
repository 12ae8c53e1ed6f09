import type { PlannedPost } from '../types/post.ts';

/** The posts before and after one in time, by id; null where there is none. */
export interface Neighbours {
  readonly previous: string | null;
  readonly next: string | null;
}

/** Makes the function that finds a post's neighbours among the dated posts in its language, given newest first. */
export function findNeighbours(posts: readonly PlannedPost[]): (post: PlannedPost) => Neighbours {
  const dated = posts.filter(({ date }) => date !== null);
  const next = new Map<string, string | null>();
  const previous = new Map<string, string>();
  const latest = new Map<string, string>();
  for (const { id, lang } of dated) {
    const newer = latest.get(lang) ?? null;
    next.set(id, newer);
    if (newer !== null) previous.set(newer, id);
    latest.set(lang, id);
  }
  return ({ id }) => ({ previous: previous.get(id) ?? null, next: next.get(id) ?? null });
}
