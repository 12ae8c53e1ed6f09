import type { StateInline } from 'markdown-it';
import { complain, type DocumentState, documentState, inlineLine, sourceLine } from '../document-state.ts';

/** Longer than any tag; keeps a lone `{%` from searching the whole post. */
const maxLength = 2_000;
const tagName = /\{%-?\s*([A-Za-z_]\w*)/y;

/** `{% tag %}` and `{{ value }}` stay as they are, letter for letter; a tag is a warning. */
export function liquid(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  if (src.charCodeAt(pos) !== 0x7b) return false;
  const second = src.charCodeAt(pos + 1);
  if (second !== 0x25 && second !== 0x7b) return false;
  const document = documentState(state.env);
  if (second === 0x25 && !silent) warnAt(document, src, pos);
  const close = second === 0x25 ? '%}' : '}}';
  const end = src.slice(pos, Math.min(state.posMax, pos + maxLength)).indexOf(close, 2);
  if (end === -1) return false;
  if (!silent) {
    const token = state.push('text_special', '', 0);
    token.content = src.slice(pos, pos + end + 2);
    token.info = 'liquid';
  }
  state.pos = pos + end + 2;
  return true;
}

/** Warns of every tag in a block of raw HTML. */
export function warnOfTags(document: DocumentState, html: string, line: number): void {
  document.blockLine = line;
  for (let at = html.indexOf('{%'); at !== -1; at = html.indexOf('{%', at + 2)) warnAt(document, html, at);
}

function warnAt(document: DocumentState, text: string, at: number): void {
  tagName.lastIndex = at;
  const name = tagName.exec(text)?.[1];
  if (name === undefined) return;
  const line = inlineLine(document, text, at);
  const source = sourceLine(document.document.source, line);
  complain(document, {
    code: 'liquid-tag',
    message: `The Liquid tag {% ${name} %} stands in the post as plain text.`,
    remedy: 'Liquid runs only in a Jekyll blog: remove the tag, or put it between backticks to show it.',
    line,
    mark: '{%',
    from: columnOf(source, text, at),
  });
}

/** Where the tag stands in its source line: as many `{%` stand before it there as in the block's own line. */
function columnOf(source: string, text: string, at: number): number {
  const start = text.lastIndexOf('\n', at) + 1;
  const indent = source.indexOf(text.slice(start, at + 2).trimStart());
  return indent === -1 ? 0 : indent + text.slice(start, at).trimStart().length;
}
