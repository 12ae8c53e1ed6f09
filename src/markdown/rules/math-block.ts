import type { StateBlock } from 'markdown-it';
import { setFormula } from '../formula.ts';

/**
 * `$$ … $$` on lines of its own. The closing mark ends its line, and no blank line stands in between (TeX has none
 * in a formula either). A paragraph is interrupted only by a line that is `$$` alone.
 */
export function mathBlock(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
  if (state.src.charCodeAt(start) !== 0x24 || state.src.charCodeAt(start + 1) !== 0x24) return false;
  if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
  const first = state.src.slice(start + 2, state.eMarks[startLine]).trimEnd();
  if (silent && first !== '') return false;

  let tex = first;
  let line = startLine;
  while (line === startLine ? !isClosing(tex) : !tex.endsWith('$$')) {
    line++;
    if (line >= endLine || state.isEmpty(line) || (state.sCount[line] ?? 0) < state.blkIndent) return false;
    const text = state.src.slice(state.bMarks[line], state.eMarks[line]).trimEnd();
    // One long line is built at most; a stray mark in the middle shows that this is no block.
    tex = `${tex}\n${text}`;
    if (text.includes('$$') && !text.endsWith('$$')) return false;
  }
  const body = tex.slice(0, -2);
  if (body.trim() === '' || body.includes('$$')) return false;
  if (silent) return true;
  state.line = line + 1;
  const token = state.push('math_block', 'math', 0);
  token.map = [startLine, state.line];
  setFormula(token, body.trim(), state.env, startLine);
  return true;
}

function isClosing(first: string): boolean {
  return first.length > 2 && first.endsWith('$$');
}
