import type { StateCore } from 'markdown-it';
import { documentState } from '../document-state.ts';

/** Reads the inline content of every block, noting the line it starts on so that warnings can name it. */
export function inline(state: StateCore): void {
  const document = documentState(state.env);
  for (const token of state.tokens) {
    if (token.map !== null) document.blockLine = token.map[0];
    if (token.type !== 'inline') continue;
    token.children ??= [];
    state.md.inline.parse(token.content, state.md, state.env, token.children);
  }
}
