import { plainText } from '../text/plain-text.ts';
import { cleanBody, cleanExcerpt } from './clean-body.ts';
import { newDocumentState } from './document-state.ts';
import type { MarkdownDocument, MarkdownOptions, RenderedMarkdown } from './markdown-document.ts';

/**
 * A body that is HTML already, as in a Jekyll blog's `.html` posts: it is balanced and its pictures are noted. The
 * excerpt ends at the separator.
 */
export function renderHtmlBody(
  document: MarkdownDocument,
  {
    config,
    base,
    sizes,
    excerptSeparator,
  }: Pick<MarkdownOptions, 'config' | 'base' | 'sizes' | 'excerptSeparator'>,
): RenderedMarkdown {
  const { source, excerptSeparator: separator = excerptSeparator } = document;
  const state = newDocumentState(document);
  state.rawHtml.push({ content: source, line: 0 });
  const isSafe = config.html === 'safe';
  const html = cleanBody(source, { base, sizes }, isSafe, state);
  const end = separator === '' ? -1 : source.trimStart().indexOf(separator);
  const start = end === -1 ? source : source.trimStart().slice(0, end);
  return {
    html,
    title: null,
    toc: [],
    excerpt: cleanExcerpt(start, { base, isSafe }, state).trim(),
    text: plainText(html),
    features: [],
    images: state.images,
    diagnostics: state.diagnostics,
  };
}
