import type { PlannedPost } from '../types/post.ts';
import type { PlannedSite } from '../types/site.ts';
import type { Taxonomy, Term } from '../types/taxonomy.ts';

/** Where a post stands in its series: its name, its page and the ids of the parts around it in reading order. */
export interface SeriesPlan {
  readonly name: string;
  readonly url: string;
  /** Counted from 1. */
  readonly position: number;
  readonly count: number;
  /** The position of the first of `posts`. */
  readonly from: number;
  /** All parts, or those nearest where there are many. */
  readonly posts: readonly string[];
}

/** How many parts a page names at most: a long series is listed whole on its own page, not on each of its parts'. */
const most = 25;

/** Makes the function that places a post in its first series; null for a post in none. */
export function placeInSeries({ taxonomies }: PlannedSite): (post: PlannedPost) => SeriesPlan | null {
  const series = taxonomies.find(({ name }) => name === 'series');
  const terms = new Map(series?.terms.map((term) => [term.id, orderParts(term, series)]));
  return (post) => {
    const found = terms.get(post.terms['series']?.[0] ?? '');
    if (found === undefined) return null;
    const { term, parts, positions } = found;
    const position = positions.get(post.id) ?? 0;
    const first = Math.max(0, Math.min(position - Math.ceil(most / 2), parts.length - most));
    return {
      name: term.name,
      url: term.url,
      position,
      count: parts.length,
      from: first + 1,
      posts: parts.slice(first, first + most),
    };
  };
}

function orderParts(term: Term, { ascending }: Taxonomy) {
  const parts = ascending ? term.posts.toReversed() : term.posts;
  return { term, parts, positions: new Map(parts.map((id, index) => [id, index + 1])) };
}
