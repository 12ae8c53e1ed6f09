import { outputPath } from '../../content/addresses/output-path.ts';
import { termSlug } from '../../content/addresses/term-slug.ts';
import type { ForeignText } from '../foreign-blog.ts';
import type { HexoConfig } from './hexo-config.ts';
import type { HexoSource } from './hexo-source.ts';
import { type SettledTerms, termAddress } from './hexo-terms.ts';

/** Pages that lead from where categories within categories had their lists, such as `/categories/a/b/`, to where those have them now. */
export function categoryPages(
  texts: readonly HexoSource[],
  { nameOf, slugs }: SettledTerms,
  { categoryDir, categoryMap, casing }: HexoConfig,
): readonly ForeignText[] {
  const inner = texts
    .filter(({ kind, isDraft }) => kind === 'post' && !isDraft)
    .flatMap(({ categories }) => categories)
    .flatMap((path) => path.slice(1).map((_, at) => path.slice(0, at + 2)));
  const pages = new Map(
    inner.map((path) => [`/${categoryDir}/${termAddress(path, categoryMap, casing)}/`, path] as const),
  );
  return [...pages].flatMap(([url, path]) => {
    const slug = termSlug({ name: 'categories', slugs }, nameOf(path.at(-1) ?? ''), false);
    const output = outputPath(url);
    if (!('path' in output) || slug === '') return [];
    const front = { title: path.join(' / '), redirect_to: `/${categoryDir}/${slug}/` };
    const file = `pages/${output.path.replace(/\/index\.html$/, '')}.md`;
    return [{ source: '_config.yml', path: file, front, body: '', url }];
  });
}
