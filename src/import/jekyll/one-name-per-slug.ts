import { termSlug } from '../../content/addresses/term-slug.ts';
import { spelledSlug } from '../../content/site/unlike-terms.ts';
import type { Config } from '../../types/config.ts';
import type { ReadPost } from './read-post.ts';

/**
 * Posts whose terms have one spelling each: where several spellings of a name would share an address, the most used one stands
 * for them. Jekyll makes no pages of terms, so nobody had to choose. Names that are no spellings of each other stay two.
 */
export function oneNamePerSlug(
  posts: readonly ReadPost[],
  config: Pick<Config, 'taxonomies'>,
): readonly ReadPost[] {
  const keyOf = addressKeys(config);
  const chosen = chooseNames(posts, keyOf);
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

function chooseNames(posts: readonly ReadPost[], keyOf: KeyOf): ReadonlyMap<string, string> {
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

/** What all spellings of a name have in common, and no other name. */
type KeyOf = (taxonomy: string, name: string) => string;

function addressKeys({ taxonomies }: Pick<Config, 'taxonomies'>): KeyOf {
  const configs = new Map(taxonomies.map((config) => [config.name, config]));
  return (taxonomy, name) => {
    const config = configs.get(taxonomy) ?? { name: taxonomy, slugs: {} };
    return [taxonomy, termSlug(config, name, true), spelledSlug(config, name)].join(' ');
  };
}
