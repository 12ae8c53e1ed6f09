import type { StateInline } from 'markdown-it';

/** Characters that no rule for spans begins with: those that CommonMark and its extensions give no meaning. */
const plain = /[^\n!#$%&*+\-:<=>@[\\\]^_`{}~]+/y;

/** Takes a stretch of plain characters at once, where the parser's own rule asks of each what it is. */
export function plainText(state: StateInline, silent: boolean): boolean {
  plain.lastIndex = state.pos;
  if (!plain.test(state.src)) return false;
  const end = Math.min(plain.lastIndex, state.posMax);
  if (!silent) state.pending += state.src.slice(state.pos, end);
  state.pos = end;
  return true;
}
