import type { StateInline, Token } from 'markdown-it';
import { type AttributeList, hasAttributes, parseAttributeList } from '../attribute-list.ts';
import { documentState, inlineLine } from '../document-state.ts';
import { setAttributes } from '../set-attributes.ts';

const braces = /\{:(?![:/])([^{}\n]*)\}/y;
const spans = new Set(['image', 'code_inline']);

/** `{: … }` right behind a link, an image, emphasis or code. What it stands behind is known once emphasis is. */
export function spanAttributes(state: StateInline, silent: boolean): boolean {
  if (state.src.charCodeAt(state.pos) !== 0x7b || state.src.charCodeAt(state.pos + 1) !== 0x3a) return false;
  braces.lastIndex = state.pos;
  const match = braces.exec(state.src);
  if (match === null || braces.lastIndex > state.posMax) return false;
  const list = parseAttributeList(match[1] ?? '');
  if (list === null || !hasAttributes(list)) return false;
  if (!silent) {
    const line = inlineLine(documentState(state.env), state.src, state.pos);
    const token = state.push('span_attributes', '', 0);
    token.content = match[0];
    token.meta = { list, line };
  }
  state.pos += match[0].length;
  return true;
}

/** Gives each span's attributes to the span, or turns them back into text where there is none. */
export function giveSpanAttributes(state: StateInline): void {
  const { tokens } = state;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token?.type !== 'span_attributes') continue;
    const target = spanBefore(tokens, at);
    token.type = 'text';
    if (target === null) continue;
    const { list, line } = token.meta as { list: AttributeList; line: number };
    setAttributes(target, list, documentState(state.env), line);
    token.content = '';
  }
}

function spanBefore(tokens: readonly Token[], end: number): Token | null {
  let at = end - 1;
  while (tokens[at]?.type === 'text' && tokens[at]?.content === '') at--;
  const last = tokens[at];
  if (last === undefined) return null;
  if (spans.has(last.type)) return last;
  if (last.nesting >= 0) return null;
  for (let depth = 0; at >= 0; at--) {
    const token = tokens[at];
    depth += token?.nesting ?? 0;
    if (depth === 0) return token ?? null;
  }
  return null;
}
