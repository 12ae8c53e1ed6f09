import { isDeviceName } from '../content/output-path.ts';
import { slugify } from '../content/slugify.ts';
import type { Data, DataMap } from '../types/data.ts';
import type { ReadPost } from './read-post.ts';

/**
 * `taxonomies` of `site.yml` for terms that no folder can be named after, as none can on Windows after “con”: their pages stand where they
 * stood when the blog was Jekyll's.
 */
export function plainSlugs(posts: readonly ReadPost[]): DataMap {
  const found: { [taxonomy: string]: { slugs: { [term: string]: Data } } } = {};
  for (const { header } of posts) {
    for (const [taxonomy, names] of Object.entries(header.frontMatter.terms)) {
      for (const name of names.filter((one) => isDeviceName(slugify(one))))
        (found[taxonomy] ??= { slugs: {} }).slugs[name] = `${taxonomy}-${slugify(name)}`;
    }
  }
  return found;
}
