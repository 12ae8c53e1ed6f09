import type { PlannedPost } from '../types/post.ts';

/** How many relatives a post has at most. */
const relatives = 3;

/** A term on more posts than this says nothing about any of them, and would make the search quadratic. */
const commonAbove = 200;

/**
 * Finds for each post those that share its rarest categories and tags: each shared term counts
 * log(posts / posts with the term), its inverse document frequency. Equals stand newest first. Relatives are in the
 * post's own language.
 */
export function findRelated(posts: readonly PlannedPost[]): ReadonlyMap<string, readonly string[]> {
  const bearers = new Map<string, number[]>();
  posts.forEach((post, position) => {
    for (const term of termsOf(post)) {
      const list = bearers.get(term);
      if (list === undefined) bearers.set(term, [position]);
      else list.push(position);
    }
  });

  const relate = (post: PlannedPost, position: number): readonly string[] => {
    const scores = new Map<number, number>();
    for (const term of termsOf(post)) {
      const list = bearers.get(term) ?? [];
      if (list.length > commonAbove) continue;
      const weight = Math.log(posts.length / list.length) + 1e-6;
      for (const other of list) if (other !== position) scores.set(other, (scores.get(other) ?? 0) + weight);
    }
    return best(scores).flatMap((other) => posts[other]?.id ?? []);
  };

  return new Map(posts.map((post, position) => [post.id, relate(post, position)]));
}

/** The positions with the highest scores, without sorting all of them. */
function best(scores: ReadonlyMap<number, number>): readonly number[] {
  const found: (readonly [position: number, score: number])[] = [];
  for (const candidate of scores) {
    const [position, score] = candidate;
    const at = found.findIndex(([other, least]) => score > least || (score === least && position < other));
    if (at !== -1) found.splice(at, 0, candidate);
    else if (found.length < relatives) found.push(candidate);
    if (found.length > relatives) found.pop();
  }
  return found.map(([position]) => position);
}

function termsOf({ terms, lang }: PlannedPost): readonly string[] {
  return ['categories', 'tags'].flatMap((taxonomy) =>
    (terms[taxonomy] ?? []).map((term) => `${lang}/${taxonomy}/${term}`),
  );
}
