import { warning } from '../diagnostics/diagnostic.ts';
import { nothingRendered, type RenderedMarkdown } from '../markdown/markdown-document.ts';
import { isFilledFile } from '../sources/jekyll-site-file.ts';
import type { Config } from '../types/config.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import type { SourceFile } from '../types/source-file.ts';

/** The layout of a file that is its body and nothing else. */
export const filledLayout = 'verbatim';

/** Layouts that change nothing but blanks, and the ways to write that there is none. */
const harmless = /^(?:nil|null|none|compress)$/i;

/** Whether a page of a Jekyll blog is a file that Liquid fills in: a feed, a list for a search, a script. */
export function isFilledPage({ kind, path }: SourceFile, { isJekyll }: Pick<Config, 'isJekyll'>): boolean {
  return isJekyll && kind === 'page' && isFilledFile(path);
}

/** Why such a file cannot be made: its layout is one of Jekyll's. Null for one that can. */
export function filledFault({ path }: SourceFile, layout: string | false | null): Diagnostic | null {
  if (layout === null || layout === false || harmless.test(layout)) return null;
  const message = `it stands in Jekyll's layout ${layout}, which is not read`;
  const remedy = 'Write the whole file and layout: null, or let the theme make it.';
  return warning('file-skipped', message, { file: path }, remedy);
}

/** The body of such a file: what Liquid made of it, letter for letter. */
export function filledBody(source: string): RenderedMarkdown {
  return { ...nothingRendered, html: source };
}
