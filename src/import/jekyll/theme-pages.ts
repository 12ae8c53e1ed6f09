import { slugify } from '../../content/addresses/slugify.ts';
import type { Config } from '../../types/config.ts';
import type { ReadPost } from './read-post.ts';

/**
 * Where the theme of a native blog makes lists of posts, those of each term among them. A page that the Jekyll blog had there
 * listed what they list: Jekyll itself makes none, so people write one for each category by hand.
 */
export function themePages(
  { taxonomies, archive, search }: Config,
  posts: readonly ReadPost[],
): ReadonlySet<string> {
  const terms = taxonomies.flatMap(({ name, path, slugs }) => {
    const ids = posts.flatMap(({ header }) => header.frontMatter.terms[name] ?? []);
    return path === false ? [] : [path, ...ids.map((id) => `${path}${slugify(slugs[id] ?? id)}/`)];
  });
  const pages = [archive, search.path].filter((path) => typeof path === 'string');
  return new Set([...terms, ...pages]);
}
