import { permalinkStyles } from '../content/addresses/permalink.ts';
import type { Collection } from '../types/config.ts';
import { type Data, type DataMap, isMap } from '../types/data.ts';

/** Collections of a Jekyll blog besides its posts, as a mapping or a list of names, in the order they are written. */
export function readCollections(data: DataMap): readonly Collection[] {
  const { collections, permalink } = data;
  const named: readonly (readonly [string, Data])[] = Array.isArray(collections)
    ? collections.map((name) => [String(name), null])
    : Object.entries(isMap(collections) ? collections : {});
  return named
    .filter(([name]) => name !== 'posts' && name !== 'drafts' && /^[\w.-]+$/.test(name))
    .map(([name, given]) => {
      const says = isMap(given) ? given : {};
      const { permalink: pattern, sort_by: sortBy, order } = says;
      return {
        name,
        folder: `${readCollectionsFolder(data)}_${name}/`,
        permalink:
          typeof pattern === 'string'
            ? ownPattern(pattern)
            : `/:collection/:path${suffixOf(String(permalink ?? 'date'))}`,
        isPublished: says['output'] === true,
        sortBy: typeof sortBy === 'string' ? sortBy : '',
        order: Array.isArray(order) ? order.map(String) : [],
      };
    });
}

/** The folder that holds the collections and the posts, with a slash behind it; empty for the blog's own. */
export function readCollectionsFolder({ collections_dir: given }: DataMap): string {
  const folder = typeof given === 'string' ? given.replace(/^\/+|\/+$/g, '') : '';
  return folder === '' ? '' : `${folder}/`;
}

/** The permalink that `collections: {posts: …}` gives the posts; null for none. */
export function postsPermalink({ collections }: DataMap): string | null {
  const posts = isMap(collections) ? collections['posts'] : null;
  const pattern = isMap(posts) ? posts['permalink'] : null;
  return typeof pattern === 'string' ? pattern : null;
}

/** A style of Jekyll's says of a collection only how addresses end. */
function ownPattern(pattern: string): string {
  return Object.hasOwn(permalinkStyles, pattern) ? `/:collection/:path${suffixOf(pattern)}` : pattern;
}

function suffixOf(style: string): string {
  if (style === 'pretty' || style.endsWith('/')) return '/';
  return ['date', 'ordinal', 'weekdate', 'none'].includes(style) || style.endsWith(':output_ext')
    ? ':output_ext'
    : '';
}
