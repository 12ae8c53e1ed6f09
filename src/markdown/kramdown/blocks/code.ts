import type { BlockReader } from './block-reader.ts';
import { blankEnd, firstSign, isBlank, isEndMark, matchAttributeLine } from './boundaries.ts';
import { isHtmlEdge } from './html-names.ts';

const indent = /^(?:\t| {4})/gm;
const lazyStart = /\n( {0,3}[^ \t\n\v\f\r])/g;
/** A fence is tried as one narrower by up to so many signs: by more it was hardly meant. */
const maxNarrower = 5;
const fence = /(~{3,}|`{3,})[ \t\v\f\r]*([^\n]*?)[ \t\v\f\r]*\n/y;

/** Lines indented by four spaces or a tab. A line after them that is not continues the one before. */
export function readIndentedCode(reader: BlockReader): boolean {
  const { src, pos } = reader;
  const end = indentedEnd(reader, pos);
  reader.add('code', end, src.slice(pos, end).replace(lazyStart, ' $1').replace(indent, ''));
  return true;
}

/** Where the indented lines from `pos` on end, with blank lines among them and lazy ones behind them. */
export function indentedEnd(reader: BlockReader, pos: number): number {
  let end = pos;
  for (let at = pos; ; ) {
    const afterBlank = blankEnd(reader, at);
    if (afterBlank !== -1) at = afterBlank;
    if (!isIndented(reader, at)) return end;
    while (isIndented(reader, at)) at = reader.lineEnd(at);
    while (isLazyCode(reader, at)) at = reader.lineEnd(at);
    end = at;
  }
}

/** Whether a line is indented as code is. */
export function isIndented(reader: BlockReader, pos: number): boolean {
  const { src } = reader;
  const code = src.charCodeAt(pos);
  if (code !== 0x09 && !(code === 0x20 && src.startsWith('    ', pos))) return false;
  return !isBlank(reader, pos);
}

function isLazyCode(reader: BlockReader, pos: number): boolean {
  if (pos >= reader.src.length || isBlank(reader, pos) || isEndMark(reader, pos)) return false;
  const at = firstSign(reader.src, pos);
  if (at === -1) return true;
  const code = reader.src.charCodeAt(at);
  if (code === 0x7b) return matchAttributeLine(reader, at) === null;
  return code !== 0x3c || !isHtmlEdge(reader.src, at);
}

/**
 * Code between fences; without the second there is no block. Backticks and indented fences are GFM's. kramdown takes one
 * word behind a fence and else shows it as text, which helps nobody; but text it is where the fence closes on its own line.
 */
export function readFence(reader: BlockReader): boolean {
  const { src, pos, document } = reader;
  const isGfm = document.options.input === 'GFM';
  const at = firstSign(src, pos);
  if (!isGfm && (at !== pos || src.charCodeAt(at) !== 0x7e)) return false;
  const match = reader.match(fence, at);
  if (match === null) return false;
  const [whole, signs = '', written = ''] = match;
  const sign = signs.charAt(0);
  const start = at + whole.length;
  // A fence that is never closed may be a narrower one, with what is too much of it before the language.
  for (let width = signs.length; width >= Math.max(3, signs.length - maxNarrower); width--) {
    const info = signs.slice(width) + written;
    if (info.includes(sign) && /[ \t\v\f\r]/.test(info)) return false;
    const closing = closingFence(reader, sign, width, start);
    if (closing === null) continue;
    const code = reader.add('code', closing.index + closing[0].length, src.slice(start, closing.index));
    code.info = info.replaceAll(sign, '').replace(/^([^\s?]+)\?\S*/, '$1');
    code.isFenced = true;
    return true;
  }
  return false;
}

function closingFence(
  reader: BlockReader,
  sign: string,
  width: number,
  start: number,
): RegExpExecArray | null {
  const indentation = reader.document.options.input === 'GFM' ? ' {0,3}' : '';
  // A fence wider than any line is none, and a pattern takes no number that large.
  if (width > 1000) return null;
  const closing = new RegExp(`^${indentation}${sign}{${String(width)},}[ \\t\\v\\f\\r]*(?:\\n|$)`, 'gm');
  return reader.search(`${sign}${String(width)}`, closing, start);
}
