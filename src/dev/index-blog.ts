import type { Prepared } from '../build/render/prepared.ts';
import { once } from '../text/once.ts';
import type { Page } from '../types/page.ts';
import type { PagesByPath } from './find-page.ts';

/** Where files, texts and their pages stand: what an edit does not change, and would take long to look for. */
export interface BlogIndex {
  /** The position of a file of the blog's own among the sources, by its path. */
  source(path: string): number | undefined;
  /** Whether files of the blog's own stand below a path. */
  hasFolder(path: string): boolean;
  /** The position of a text among the site's posts, or among its pages. */
  text(id: string): number | undefined;
  /** The paths of the pages made of a file, as plans name it: the post they show, or their source. */
  pagesOf(file: string): readonly string[];
}

/** Makes the index; each part of it when it is first asked for. */
export function indexBlog(
  { sources, site }: Pick<Prepared, 'sources' | 'site'>,
  pages: PagesByPath,
): BlogIndex {
  const sourceAt = once(() => positions(sources.map(({ path, isTheme }) => (isTheme ? null : path))));
  const textAt = once(() => new Map([...positions(idsOf(site.pages)), ...positions(idsOf(site.posts))]));
  const pathsOf = once(() => pathsByFile(pages.values()));
  return {
    source: (path) => sourceAt().get(path),
    hasFolder: (path) => [...sourceAt().keys()].some((known) => known.startsWith(`${path}/`)),
    text: (id) => textAt().get(id),
    pagesOf: (file) => pathsOf().get(file) ?? [],
  };
}

function positions(names: readonly (string | null)[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const [position, name] of names.entries()) if (name !== null) found.set(name, position);
  return found;
}

function idsOf(texts: readonly { readonly id: string }[]): readonly string[] {
  return texts.map(({ id }) => id);
}

function pathsByFile(pages: Iterable<Page>): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { path, post, source } of pages)
    for (const file of new Set([post, source]))
      if (file !== null) found.set(file, [...(found.get(file) ?? []), path]);
  return found;
}
