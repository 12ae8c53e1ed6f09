import type { Dialect } from '../dialect.ts';
import { dialectMarkup } from '../dialect-markup.ts';
import type { MarkdownLanguage } from '../languages.ts';
import { lastRules } from '../last-rules.ts';
import type { MarkdownOptions } from '../markdown-document.ts';
import { codeBlocks } from '../rules/code-blocks.ts';
import { leadingTitle } from '../rules/leading-title.ts';
import { rawHtml } from '../rules/raw-html.ts';
import { taskLists } from '../rules/task-lists.ts';
import { kramdownAddresses } from './addresses.ts';
import { blockPass } from './block-pass.ts';
import { blockMarkup } from './block-tokens.ts';
import { footnoteMarkup } from './footnote-section.ts';
import { headingIds } from './heading-ids.ts';
import { spanPass } from './span-pass.ts';
import { standaloneImages } from './standalone-images.ts';
import { renderTocList, tocList } from './toc-list.ts';

/** Markdown as Jekyll's kramdown reads it: its own blocks and spans, and the rules that need only their tokens. */
export function kramdownDialect(markdown: MarkdownOptions, language: MarkdownLanguage): Dialect {
  const { config } = markdown;
  const options = { ...config.kramdown, math: config.kramdown.math && config.math };
  return {
    plugins: [kramdownAddresses(config.html === true)],
    block: [],
    inline: [],
    pairs: [],
    core: [
      ['normalize'],
      ['block', blockPass(options)],
      ...(options.input === 'GFM' ? [['task_lists', taskLists(language)] as const] : []),
      ['inline', spanPass],
      ['code_blocks', codeBlocks],
      ['standalone_images', standaloneImages],
      ['raw_html', rawHtml],
      ['leading_title', leadingTitle],
      ['kramdown_heading_ids', headingIds],
      ['toc_list', tocList],
      ...lastRules(markdown),
    ],
    markup: dialectMarkup(
      { ...footnoteMarkup, ...blockMarkup, toc: renderTocList },
      { isHighlighted: config.highlight, tableFrom: options.lineNumbersFrom },
    ),
    off: foreign,
  };
}

/** The parser's own rules, which know another Markdown. */
const foreign = ['strip_references', 'linkify', 'replacements', 'smartquotes', 'text_join'];
