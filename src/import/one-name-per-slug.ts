import { slugify } from '../content/slugify.ts';
import { spareSlug } from '../content/spare-slug.ts';
import type { ReadPost } from './read-post.ts';

/**
 * Posts whose terms have one spelling each: where several names of a taxonomy would share an address, the most used one stands
 * for them. Jekyll makes no pages of terms, so nobody had to choose.
 */
export function oneNamePerSlug(posts: readonly ReadPost[]): readonly ReadPost[] {
  const chosen = chooseNames(posts);
  return posts.map((post) => {
    const { header } = post;
    const { terms } = header.frontMatter;
    const unified = Object.entries(terms).map(([taxonomy, names]) => {
      const kept = names.flatMap((name) => chosen.get(keyOf(taxonomy, name)) ?? []);
      return [taxonomy, [...new Set(kept)]] as const;
    });
    const frontMatter = { ...header.frontMatter, terms: Object.fromEntries(unified) };
    return { ...post, header: { ...header, frontMatter } };
  });
}

function chooseNames(posts: readonly ReadPost[]): ReadonlyMap<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const { header } of posts) {
    for (const [taxonomy, names] of Object.entries(header.frontMatter.terms)) {
      for (const name of names) {
        const key = keyOf(taxonomy, name);
        const named = counts.get(key) ?? new Map<string, number>();
        counts.set(key, named.set(name, (named.get(name) ?? 0) + 1));
      }
    }
  }
  return new Map(
    [...counts].map(([key, named]) => [key, [...named].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? '']),
  );
}

function keyOf(taxonomy: string, name: string): string {
  const slug = slugify(name);
  return `${taxonomy} ${spareSlug(taxonomy, slug, name) ?? slug}`;
}
