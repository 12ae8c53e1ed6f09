import { slugify } from '../../content/addresses/slugify.ts';
import { spareSlug } from '../../content/addresses/spare-slug.ts';
import { termSlug } from '../../content/addresses/term-slug.ts';
import { unlikeTerms } from '../../content/site/unlike-terms.ts';
import type { Config, TaxonomyConfig } from '../../types/config.ts';
import type { Data, DataMap } from '../../types/data.ts';
import type { ReadPost } from './read-post.ts';

/**
 * `taxonomies` of `site.yml` for two kinds of terms:
 *  1. those that no folder can be named after, such as “con” on Windows or 😀 anywhere: their pages stand where they stood when the
 *     blog was Jekyll's;
 *  2. those that shared the page of another, as “C++” did that of “C”: they get one of their own.
 */
export function plainSlugs(posts: readonly ReadPost[], { taxonomies }: Pick<Config, 'taxonomies'>): DataMap {
  const found = [...termsOf(posts)].flatMap(([taxonomy, terms]) => {
    const config = taxonomies.find(({ name }) => name === taxonomy) ?? { name: taxonomy, slugs: {} };
    const slugs = Object.fromEntries([...spareSlugs(taxonomy, terms), ...ownSlugs(config, terms)]);
    return Object.keys(slugs).length === 0 ? [] : [[taxonomy, { slugs }] as const];
  });
  return Object.fromEntries<Data>(found);
}

function termsOf(posts: readonly ReadPost[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  for (const { header } of posts) {
    for (const [taxonomy, names] of Object.entries(header.frontMatter.terms)) {
      const terms = found.get(taxonomy) ?? new Set();
      for (const name of names) terms.add(name);
      found.set(taxonomy, terms);
    }
  }
  return new Map([...found].map(([taxonomy, terms]) => [taxonomy, [...terms]]));
}

type Slug = readonly [term: string, slug: string];

function spareSlugs(taxonomy: string, terms: readonly string[]): readonly Slug[] {
  return terms.flatMap((term) => {
    const spare = spareSlug(taxonomy, slugify(term), term);
    return spare === null ? [] : [[term, spare] as const];
  });
}

function ownSlugs(config: Pick<TaxonomyConfig, 'name' | 'slugs'>, terms: readonly string[]): readonly Slug[] {
  const sharing = new Map<string, readonly string[]>();
  for (const term of terms) {
    const slug = termSlug(config, term, true);
    sharing.set(slug, [...(sharing.get(slug) ?? []), term]);
  }
  const taken = new Set(sharing.keys());
  return [...sharing.values()].flatMap((names) =>
    unlikeTerms(names, config).map(({ term, slug }) => {
      let own = slug;
      for (let count = 2; taken.has(own); count++) own = `${slug}-${String(count)}`;
      taken.add(own);
      return [term, own] as const;
    }),
  );
}
