import type { StateInline } from 'markdown-it';
import { documentState, inlineLine } from '../document-state.ts';
import { setFormula } from '../formula.ts';

const dollar = 0x24;
const beforeOpening = /[\s([{"'“‘«—–:-]/;
const afterClosing = /[\s)\]}"'”’»—–.,;:!?-]/;
const startsAsPrice = /^[-+]?\d/;
const isNumber = /^[-+]?\d+(?:[.,]\d+)?$/;
const isFormula = /[\\^_=<>{}+]/;

/**
 * `$$x$$` anywhere, and `$x$` where it cannot be money:
 * 1. before the opening sign stands nothing, a blank or an opening mark;
 * 2. inside, next to the signs, there are no blanks;
 * 3. after the closing sign stands nothing, a blank or a closing mark;
 * 4. what begins with a digit is a number alone or has something only formulas have;
 * 5. all of it stands on one line.
 */
export function mathInline(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  if (src.charCodeAt(pos) !== dollar) return false;
  const end = src.charCodeAt(pos + 1) === dollar ? doubleEnd(state) : singleEnd(state);
  if (end === -1) return false;
  if (!silent) {
    const width = src.charCodeAt(pos + 1) === dollar ? 2 : 1;
    const token = state.push('math_inline', 'math', 0);
    token.markup = src.slice(pos, pos + width);
    const line = inlineLine(documentState(state.env), src, pos);
    setFormula(token, src.slice(pos + width, end - width).trim(), state.env, line);
  }
  state.pos = end;
  return true;
}

function doubleEnd({ src, pos, posMax }: StateInline): number {
  const end = src.indexOf('$$', pos + 2);
  if (end === -1 || end + 2 > posMax || src.slice(pos + 2, end).trim() === '') return -1;
  return end + 2;
}

function singleEnd({ src, pos, posMax }: StateInline): number {
  if (pos > 0 && !beforeOpening.test(src.charAt(pos - 1))) return -1;
  const end = closingSign(src, pos + 1, posMax);
  if (end <= pos + 1) return -1;
  if (end + 1 < posMax && !afterClosing.test(src.charAt(end + 1))) return -1;
  const tex = src.slice(pos + 1, end);
  if (tex.trim() !== tex) return -1;
  if (startsAsPrice.test(tex) && !isNumber.test(tex) && !isFormula.test(tex)) return -1;
  return end + 1;
}

/** The next sign that is not escaped, on the same line. */
function closingSign(src: string, start: number, max: number): number {
  for (let at = start; at < max; at++) {
    const code = src.charCodeAt(at);
    if (code === dollar) return at;
    if (code === 0x0a) return -1;
    if (code === 0x5c) at++;
  }
  return -1;
}
