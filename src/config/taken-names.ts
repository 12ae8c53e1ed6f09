import { frontMatterKeys } from '../content/front-matter/front-matter-keys.ts';

/** What layouts find under `site` and under `page` besides taxonomies: another one of that name would hide it. */
const properties: ReadonlySet<string> = new Set([
  ...'title description url base language timezone author logo nav menu social theme comments commentSystem mermaid share shareLinks'.split(
    ' ',
  ),
  ...'archive search searchEngine taxonomies posts pages data feeds permalink slug date updated year month excerpt content image toc'.split(
    ' ',
  ),
  ...'showToc words readingTime draft future pinned noindex weight lang canonicalUrl features layout sourcePath feedId kind heading kicker'.split(
    ' ',
  ),
  ...'siteName previous next parent related translations languages sitemap card target entries'.split(' '),
]);

const keys: ReadonlySet<string> = new Set(
  frontMatterKeys.flatMap(({ name, kind, aliases }) => (kind === 'terms' ? [] : [name, ...aliases])),
);

/** Whether posts or the site have a property of this name for layouts. */
export function isProperty(name: string): boolean {
  return properties.has(name);
}

/** Whether a front-matter key says something that is no term. */
export function isPostKey(key: string): boolean {
  return keys.has(key);
}
