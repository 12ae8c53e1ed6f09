import { slugify } from '../../content/addresses/slugify.ts';
import { dateStyles, formatDate } from '../../content/dates/format-date.ts';
import { parseDate } from '../../content/dates/parse-date.ts';
import type { MarkdownBody } from '../../content/load-context.ts';
import type { FilterServices } from '../../layouts/filters/filters.ts';
import { renderHtmlBody } from '../../markdown/html-body.ts';
import {
  type MarkdownDocument,
  nothingRendered,
  type RenderedMarkdown,
} from '../../markdown/markdown-document.ts';
import { createMarkdownRenderer } from '../../markdown/markdown-renderer.ts';
import type { LoadedPlugin } from '../../plugins/load-plugins.ts';
import { pluginFailedIn } from '../../plugins/plugin-faults.ts';
import type { Config, TextConfig } from '../../types/config.ts';

type MarkdownRenderer = ReturnType<typeof createMarkdownRenderer>;

/** What loading and rendering share: Markdown renderers, set up as the site and the post's language want it. */
export interface Services extends FilterServices {
  renderBody(body: MarkdownBody, picture: MarkdownDocument['picture']): RenderedMarkdown;
}

/** Sets the services up for a blog and its plugins; a renderer is made for a language when its first text comes. */
export function createServices(config: Config, plugins: readonly LoadedPlugin[] = []): Services {
  const { language, base, excerptSeparator, markdown, images, isJekyll }: TextConfig = config;
  const renderers = new Map<string, MarkdownRenderer>();
  const rendererFor = (lang: string, math: boolean): MarkdownRenderer => {
    const key = `${lang} ${math}`;
    const known = renderers.get(key);
    if (known !== undefined) return known;
    const made = createMarkdownRenderer({
      config: { ...markdown, math },
      language: lang,
      base,
      excerptSeparator,
      sizes: images.sizes,
      plainPictures: isJekyll,
      extensions: plugins.flatMap(({ plugin }) => plugin.markdown ?? []),
      linksToTexts: !isJekyll || [config.extra['plugins']].flat().includes('jekyll-relative-links'),
    });
    renderers.set(key, made);
    return made;
  };
  const renderPlain: Services['renderBody'] = ({ math, lang, isHtml = false, ...body }, picture) =>
    isHtml
      ? renderHtmlBody(
          { ...body, picture },
          { config: markdown, base, sizes: images.sizes, excerptSeparator },
        )
      : rendererFor(lang, math)({ ...body, picture });
  const extending = plugins.filter(({ plugin }) => plugin.markdown !== undefined).map(({ file }) => file);
  const render: Services['renderBody'] = (body, picture) => {
    try {
      return renderPlain(body, picture);
    } catch (cause) {
      // A layout has its own place to tell it at; and what fails without plugins as well is not their fault.
      if (body.file === '' || extending.length === 0) throw cause;
      createServices(config).renderBody(body, picture);
      return { ...nothingRendered, diagnostics: [pluginFailedIn(body.file, extending, cause)] };
    }
  };
  return {
    config,
    formatDate: (date, style, lang) => formatDate(date, style, lang, config.timezone),
    dateStyles,
    readDate(text) {
      const read = parseDate(text, config.timezone);
      return 'date' in read ? read.date : null;
    },
    slugify: (text) => slugify(text),
    renderMarkdown: (source) =>
      render({ source, file: '', lineOffset: 0, math: markdown.math, lang: language }, () => null).html,
    renderBody: render,
    pluginFilters: new Map(plugins.flatMap(({ plugin }) => Object.entries(plugin.filters ?? {}))),
  };
}
