import type { Site } from '../types/site.ts';
import type { Post } from '../types/post.ts';

/** Where a post stands in its series: its name, its page and the ids of its parts in reading order. */
export interface SeriesPlan {
  readonly name: string;
  readonly url: string;
  /** Counted from 1. */
  readonly position: number;
  readonly count: number;
  readonly posts: readonly string[];
}

/** Makes the function that places a post in its first series; null for a post in none. */
export function placeInSeries({ taxonomies }: Site): (post: Post) => SeriesPlan | null {
  const series = taxonomies.find(({ name }) => name === 'series');
  const terms = new Map(series?.terms.map((term) => [term.id, term]));
  return (post) => {
    const term = terms.get(post.terms['series']?.[0] ?? '');
    if (term === undefined) return null;
    const posts = series?.ascending === true ? term.posts.toReversed() : term.posts;
    return {
      name: term.name,
      url: term.url,
      position: posts.indexOf(post.id) + 1,
      count: posts.length,
      posts,
    };
  };
}
