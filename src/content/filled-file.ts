import { warning } from '../diagnostics/diagnostic.ts';
import { nothingRendered, type RenderedMarkdown } from '../markdown/markdown-document.ts';
import { isFilledFile } from '../sources/jekyll-site-file.ts';
import { plainText } from '../text/plain-text.ts';
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

/** What begins a whole document of HTML, behind blanks, comments and tags of Liquid. */
const wholeDocument = /^(?:\s|<!--(?:(?!-->)[^])*-->|\{%(?:(?!%\})[^])*%\})*<(?:!doctype|html)\b/i;

const liquidComments = /\{%-?\s*comment\b[^]*?\bendcomment\s*-?%\}/g;

/**
 * Whether a page is written as it stands, with no layout around it: a file that Liquid fills in, and in a Jekyll blog HTML that
 * asks for no layout, or that has none and is a whole document.
 */
export function standsAlone(
  file: SourceFile,
  { layout, body }: { readonly layout: string | false | null; readonly body: string },
  config: Pick<Config, 'isJekyll'>,
): boolean {
  if (isFilledPage(file, config)) return true;
  if (!config.isJekyll || file.kind !== 'page' || !/\.html?$/i.test(file.path)) return false;
  return layout === null
    ? wholeDocument.test(body.replace(liquidComments, ''))
    : layout === false || harmless.test(layout);
}

/** Why such a file cannot be made: its layout is one of Jekyll's. Null for one that can. */
export function filledFault({ path }: SourceFile, layout: string | false | null): Diagnostic | null {
  if (layout === null || layout === false || harmless.test(layout)) return null;
  const message = `it stands in Jekyll's layout ${layout}, which is not read`;
  const remedy = 'Write the whole file and layout: null, or let the theme make it.';
  return warning('file-skipped', message, { file: path }, remedy);
}

/** The body of what stands alone: what Liquid made of it, letter for letter. */
export function filledBody(source: string, path: string): RenderedMarkdown {
  if (isFilledFile(path)) return { ...nothingRendered, html: source };
  const [head = '', title = ''] =
    /<head\b[^]*?(?:<title\b[^>]*>([^<]*)[^]*?)?<\/head\s*>/i.exec(source) ?? [];
  const text = plainText(source.replace(head, ' '));
  return { ...nothingRendered, html: source, title: plainText(title) || null, text };
}
