import abbreviations from 'markdown-it-abbr';
import deflist from 'markdown-it-deflist';
import footnote from 'markdown-it-footnote';
import type { Dialect } from './dialect.ts';
import { dialectMarkup } from './dialect-markup.ts';
import type { MarkdownLanguage } from './languages.ts';
import { lastRules } from './last-rules.ts';
import type { MarkdownOptions } from './markdown-document.ts';
import { alerts } from './rules/alerts.ts';
import { attributeLine } from './rules/attribute-line.ts';
import { bareLinks } from './rules/bare-links.ts';
import { blockAttributes } from './rules/block-attributes.ts';
import { codeBlocks } from './rules/code-blocks.ts';
import { dashes } from './rules/dashes.ts';
import { footnoteMarkup, footnoteTail } from './rules/footnotes.ts';
import { headingAttributes } from './rules/heading-attributes.ts';
import { headingIds } from './rules/heading-ids.ts';
import { inline } from './rules/inline.ts';
import { languageSlips } from './rules/language-slips.ts';
import { leadingTitle } from './rules/leading-title.ts';
import { liquid } from './rules/liquid.ts';
import { mathBlock } from './rules/math-block.ts';
import { mathInline } from './rules/math-inline.ts';
import { plainText } from './rules/plain-text.ts';
import { rawHtml } from './rules/raw-html.ts';
import { settledLinks } from './rules/settled-links.ts';
import { giveSpanAttributes, spanAttributes } from './rules/span-attributes.ts';
import { renderToc } from './rules/table-of-contents.ts';
import { taskLists } from './rules/task-lists.ts';

/** CommonMark and GitHub's extensions, with the parts of kramdown that Jekyll's posts lean on. */
export function commonmarkDialect(options: MarkdownOptions, language: MarkdownLanguage): Dialect {
  const code = { isHighlighted: options.config.highlight, tableFrom: null };
  return {
    plugins: [footnote, deflist, abbreviations, bareLinks, settledLinks],
    block: blockRules,
    inline: inlineRules,
    pairs: pairRules,
    core: coreRules(options, language),
    markup: dialectMarkup({ ...footnoteMarkup, toc: renderToc }, code),
    off: rulesOff(options),
  };
}

const blockRules: Dialect['block'] = [
  ['attribute_line', attributeLine],
  ['table'],
  ['code'],
  ['fence'],
  ['math_block', mathBlock],
  ['blockquote'],
  ['hr'],
  ['list'],
  ['footnote_def'],
  ['abbr_def'],
  ['reference'],
  ['html_block'],
  ['heading'],
  ['lheading'],
  ['deflist'],
  ['paragraph'],
];

const inlineRules: Dialect['inline'] = [
  ['text', plainText],
  ['linkify'],
  ['newline'],
  ['escape'],
  ['backticks'],
  ['liquid', liquid],
  ['span_attributes', spanAttributes],
  ['math_inline', mathInline],
  ['strikethrough'],
  ['emphasis'],
  ['link'],
  ['image'],
  ['footnote_inline'],
  ['footnote_ref'],
  ['autolink'],
  ['html_inline'],
  ['entity'],
];

const pairRules: Dialect['pairs'] = [
  ['balance_pairs'],
  ['strikethrough'],
  ['emphasis'],
  ['give_span_attributes', giveSpanAttributes],
  ['fragments_join'],
];

function coreRules(options: MarkdownOptions, language: MarkdownLanguage): Dialect['core'] {
  return [
    ['normalize'],
    ['block'],
    ['strip_references'],
    ['block_attributes', blockAttributes],
    ['heading_attributes', headingAttributes],
    ['code_blocks', codeBlocks],
    ...(options.config.highlight ? [['language_slips', languageSlips] as const] : []),
    ['alerts', alerts(language)],
    ['task_lists', taskLists(language)],
    ['inline', inline],
    ['raw_html', rawHtml],
    ['footnote_tail', footnoteTail],
    ['leading_title', leadingTitle],
    ['heading_ids', headingIds],
    ['linkify'],
    ['abbr_replace'],
    ['dashes', dashes],
    ['smartquotes'],
    ['text_join'],
    ...lastRules(options),
  ];
}

function rulesOff({ config }: MarkdownOptions): readonly string[] {
  const off = ['replacements'];
  if (!config.math) off.push('math_block', 'math_inline');
  if (!config.typographer) off.push('dashes', 'smartquotes');
  return off;
}
