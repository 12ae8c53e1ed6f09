import type { MarkdownIt, RendererRule, StateCore, Token } from 'markdown-it';
import { documentState } from '../document-state.ts';
import { escapeHtml } from '../escape-html.ts';
import { holdCode } from '../held-code.ts';
import { type FenceInfo, parseFenceInfo } from '../highlight/fence-info.ts';
import { renderCode } from '../highlight/render-code.ts';

/** Reads what stands behind each fence, and notes which features the document needs. */
export function codeBlocks(state: StateCore): void {
  const { features } = documentState(state.env);
  for (const token of state.tokens) {
    if (token.type !== 'fence' && token.type !== 'code_block') continue;
    const info = withAttributes(parseFenceInfo(state.md.utils.unescapeAll(token.info).trim()), token);
    features.add(isMermaid(info) ? 'mermaid' : 'code');
    token.meta = { ...token.meta, info };
  }
}

/** How the code blocks of a document are written. */
export interface CodeMarkup {
  readonly isHighlighted: boolean;
  /** The number of the first line where all blocks are numbered as Rouge does it; null where they are not. */
  readonly tableFrom: number | null;
}

/** How code blocks are written; a diagram is left to the script that draws it. */
function codeBlockMarkup({ isHighlighted, tableFrom }: CodeMarkup): RendererRule {
  return function codeBlock(tokens, at, _options, env = {}) {
    const token = tokens[at];
    if (token === undefined) return '';
    const info = token.meta?.['info'] as FenceInfo;
    const rest = (token.attrs ?? []).filter(([name]) => name !== 'class');
    const attributes = rest
      .map(([name, value]) => ` ${escapeHtml(name)}="${escapeHtml(String(value))}"`)
      .join('');
    if (isMermaid(info)) return `<pre class="mermaid"${attributes}>${escapeHtml(token.content)}</pre>\n`;
    const given = { classes: classesOf(token), rest: attributes };
    const html = renderCode(token.content, info, isHighlighted, given, tableFrom);
    return holdCode(html, documentState(env));
  };
}

/** Registers the markup for both kinds of code block. */
export function renderCodeBlocks(md: MarkdownIt, markup: CodeMarkup): void {
  md.renderer.rules['fence'] = codeBlockMarkup(markup);
  md.renderer.rules['code_block'] = codeBlockMarkup(markup);
}

/** An attribute list speaks too: kramdown's `{: .language-ruby}`, and `title`, `file` and `.line-numbers`. */
function withAttributes(info: FenceInfo, token: Token): FenceInfo {
  if (token.attrs === null) return info;
  const classes = classesOf(token);
  const named = classes.find((name) => name.startsWith('language-'))?.slice('language-'.length);
  const title = token.attrGet('title') ?? token.attrGet('file');
  token.attrs = token.attrs
    .filter(([name]) => name !== 'title' && name !== 'file')
    .map(([name, value]) => [name, name === 'class' ? withoutLanguage(String(value)) : value]);
  const isNumbered = classes.some((name) => name === 'linenos' || name === 'line-numbers');
  return {
    ...info,
    language: info.language || (named ?? ''),
    title: info.title || String(title ?? ''),
    firstLine: info.firstLine ?? (isNumbered ? 1 : null),
  };
}

function withoutLanguage(classes: string): string {
  return classes
    .split(' ')
    .filter((name) => !name.startsWith('language-') && name !== 'linenos')
    .join(' ');
}

function classesOf(token: Token): readonly string[] {
  const value = token.attrs === null ? null : token.attrGet('class');
  return value === null ? [] : String(value).split(' ');
}

function isMermaid({ language }: FenceInfo): boolean {
  return language.toLowerCase() === 'mermaid';
}
