import { slugify } from '../content/slugify.ts';
import { spareSlug } from '../content/spare-slug.ts';
import type { Data, DataMap } from '../types/data.ts';
import type { ReadPost } from './read-post.ts';

/**
 * `taxonomies` of `site.yml` for terms that no folder can be named after, such as “con” on Windows or 😀 anywhere: their pages
 * stand where they stood when the blog was Jekyll's.
 */
export function plainSlugs(posts: readonly ReadPost[]): DataMap {
  const found: { [taxonomy: string]: { slugs: { [term: string]: Data } } } = {};
  for (const { header } of posts) {
    for (const [taxonomy, names] of Object.entries(header.frontMatter.terms)) {
      for (const name of names) {
        const spare = spareSlug(taxonomy, slugify(name), name);
        if (spare !== null) (found[taxonomy] ??= { slugs: {} }).slugs[name] = spare;
      }
    }
  }
  return found;
}
