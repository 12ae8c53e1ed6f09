import type { Env, MarkdownIt, Token } from 'markdown-it';
import { lineAt } from '../text/locate.ts';
import { inlineText } from './token-text.ts';

/** What an excerpt is made from. */
export interface ExcerptSource {
  readonly md: MarkdownIt;
  /** The document's tokens; they are changed, so the body must be written already. */
  readonly tokens: readonly Token[];
  readonly env: Env;
  readonly source: string;
  readonly separator: string;
  /** Reads a part of the document by itself, with the document's link definitions. */
  readonly parsePart: (source: string) => { readonly tokens: readonly Token[]; readonly env: Env };
}

/**
 * The excerpt as HTML: what stands before the separator; without one, the first paragraph that has words.
 * It carries no ids and no footnote marks, because it is shown among others on one page.
 */
export function renderExcerpt(from: ExcerptSource): string {
  const part = beforeSeparator(from);
  const tokens = part === null ? firstParagraph(withoutNotes(from.tokens)) : withoutNotes(part.tokens);
  const plain = tokens.filter(({ type }) => type !== 'toc');
  for (const token of plain) stripIds(token);
  return from.md.renderer.render(plain, from.md.options, part?.env ?? from.env).trim();
}

/** Footnotes stand last. */
function withoutNotes(tokens: readonly Token[]): readonly Token[] {
  const notes = tokens.findIndex(({ type }) => type === 'footnote_block_open');
  return notes === -1 ? tokens : tokens.slice(0, notes);
}

function beforeSeparator({
  tokens,
  env,
  source,
  separator,
  parsePart,
}: ExcerptSource): { readonly tokens: readonly Token[]; readonly env: Env } | null {
  const at = separator === '' ? -1 : findSeparator(source, separator, tokens);
  if (at === -1 || source.slice(0, at).trim() === '') return null;
  const line = lineAt(source, at) - 1;
  const isLineStart = at === 0 || source.charCodeAt(at - 1) === 0x0a;
  const isLineEnd = source.charCodeAt(at) === 0x0a;
  let next = -1;
  if (isLineStart) next = tokens.findIndex((token) => token.level === 0 && token.map?.[0] === line);
  else if (isLineEnd) next = afterParagraph(tokens, line + 1);
  return next === -1 ? parsePart(source.slice(0, at)) : { tokens: tokens.slice(0, next), env };
}

/** Where the tokens go on after a paragraph that is the first block and ends before that line: read by itself it would be the same. */
function afterParagraph(tokens: readonly Token[], line: number): number {
  const [open, , close] = tokens;
  const isWhole =
    open?.type === 'paragraph_open' && close?.type === 'paragraph_close' && open.map?.[1] === line;
  return isWhole ? 3 : -1;
}

/** Where the separator stands, but not where a code block shows it. */
function findSeparator(source: string, separator: string, tokens: readonly Token[]): number {
  const start = separator.trim() === '' ? source.length - source.trimStart().length : 0;
  const first = source.indexOf(separator, start);
  if (first === -1 || separator.trim() === '') return first;
  const code = tokens.filter(({ type }) => type === 'fence' || type === 'code_block');
  for (let at = first; at !== -1; at = source.indexOf(separator, at + separator.length)) {
    const line = code.length === 0 ? 0 : lineAt(source, at) - 1;
    if (!code.some(({ map }) => map !== null && line >= map[0] && line < map[1])) return at;
  }
  return -1;
}

function firstParagraph(tokens: readonly Token[]): readonly Token[] {
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token?.type !== 'paragraph_open' || token.level !== 0) continue;
    const children = tokens[at + 1]?.children ?? [];
    const hasWords =
      inlineText(children).trim() !== '' || children.some(({ type }) => type === 'math_inline');
    if (hasWords) return tokens.slice(at, at + 3);
  }
  return [];
}

function stripIds(token: Token): void {
  if (token.attrs !== null) token.attrs = token.attrs.filter(([name]) => name !== 'id');
  if (token.children === null) return;
  token.children = token.children.filter(({ type }) => type !== 'footnote_ref');
  for (const child of token.children) stripIds(child);
}
