import type { TaxonomyConfig } from '../../types/config.ts';
import { slugify } from './slugify.ts';
import { spareSlug } from './spare-slug.ts';

/** What stands in the address of a term: what the configuration says, else what is left of its name, else, with `hasSpare`, a spare one. */
export function termSlug(
  { name, slugs }: Pick<TaxonomyConfig, 'name' | 'slugs'>,
  term: string,
  hasSpare: boolean,
): string {
  const slug = slugify(givenSlug(slugs, term) ?? term);
  return (hasSpare ? spareSlug(name, slug, term) : null) ?? slug;
}

/** What the configuration gives a term for its address; undefined for nothing. */
export function givenSlug(slugs: TaxonomyConfig['slugs'], term: string): string | undefined {
  return Object.hasOwn(slugs, term) ? slugs[term] : undefined;
}
