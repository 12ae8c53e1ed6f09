import { formatDate } from '../content/format-date.ts';
import { slugify } from '../content/slugify.ts';
import type { FilterServices } from '../layouts/filters/filters.ts';
import type { MarkdownBody } from '../content/load-post.ts';
import {
  createMarkdownRenderer,
  type MarkdownDocument,
  type RenderedMarkdown,
} from '../markdown/markdown-renderer.ts';
import type { Config } from '../types/config.ts';

/** What loading and rendering share: one Markdown renderer, set up as the site wants it. */
export interface Services extends FilterServices {
  renderBody(body: MarkdownBody, imageSize: MarkdownDocument['imageSize']): RenderedMarkdown;
}

export function createServices(config: Config): Services {
  const { language, base, excerptSeparator, markdown } = config;
  const create = (math: boolean) =>
    createMarkdownRenderer({ config: { ...markdown, math }, language, base, excerptSeparator });
  const renderers = { plain: create(false), math: create(true) };
  const render: Services['renderBody'] = ({ math, ...body }, imageSize) =>
    renderers[math ? 'math' : 'plain']({ ...body, imageSize });
  return {
    config,
    formatDate: (date, style) => formatDate(date, style, language, config.timezone),
    slugify: (text) => slugify(text),
    renderMarkdown: (source) =>
      render({ source, file: '', lineOffset: 0, math: markdown.math }, () => null).html,
    renderBody: render,
  };
}
