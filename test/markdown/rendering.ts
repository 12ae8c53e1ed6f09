import { readKramdown } from '../../src/config/read-kramdown.ts';
import type {
  MarkdownDocument,
  MarkdownOptions,
  RenderedMarkdown,
} from '../../src/markdown/markdown-document.ts';
import { createMarkdownRenderer } from '../../src/markdown/markdown-renderer.ts';
import type { MarkdownConfig } from '../../src/types/config.ts';

/** Everything on, as a blog has it that says nothing. */
export const allOn: MarkdownConfig = {
  dialect: 'commonmark',
  kramdown: readKramdown(undefined),
  typographer: true,
  html: 'safe',
  math: true,
  highlight: true,
  toc: false,
  linkify: true,
  breaks: false,
};

export type Wanted = Partial<Omit<MarkdownOptions, 'config'>> & { readonly config?: Partial<MarkdownConfig> };

/** A renderer of test documents: give it Markdown, get all that it says. */
export function renderer({
  config = {},
  ...options
}: Wanted = {}): (source: string, document?: Partial<MarkdownDocument>) => RenderedMarkdown {
  const render = createMarkdownRenderer({
    config: { ...allOn, ...config },
    language: 'en',
    base: '',
    sizes: '100vw',
    plainPictures: false,
    linksToTexts: true,
    excerptSeparator: '<!--more-->',
    extensions: [],
    ...options,
  });
  return (source, document) =>
    render({ source, file: 'posts/test.md', lineOffset: 0, picture: () => null, ...document });
}
