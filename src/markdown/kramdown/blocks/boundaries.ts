import type { BlockReader } from './block-reader.ts';
import { isHtmlEdge } from './html-names.ts';

const blank = /[ \t\v\f\r]*(?:\n|$)/y;
const blanks = /[ \t\n\v\f\r]*(?:\n|$)/y;
const end = /\^[ \t\v\f\r]*(?:\n|$)/y;
/** More than any list a person writes, so that a missing brace is not looked for through the whole post. */
const attributeLine = /\{:(?![:/])((?:\\\}|[^}]){1,1000})\}[ \t\v\f\r]*(?:\n|$)/y;
const listMark = /(?:[*+-]|\d+\.)[\t| ]/y;
const definitionMark = /:[\t| ]/y;
const heading = /#{1,6}[\t ]/y;
const fence = /[~`]{3}/y;

/** The end of the blank lines at a position, or -1 where there are none. */
export function blankEnd(reader: BlockReader, pos = reader.pos): number {
  if (!isBlank(reader, pos)) return -1;
  blanks.lastIndex = pos;
  return blanks.test(reader.src) ? blanks.lastIndex : -1;
}

/** Whether the line at a position is blank. */
export function isBlank({ src }: BlockReader, pos: number): boolean {
  const code = src.charCodeAt(pos);
  if (code === 0x0a) return true;
  if (code > 0x20 && code < 0x80) return false;
  blank.lastIndex = pos;
  return blank.test(src);
}

/** `^` alone on a line ends what stands above it. */
export function isEndMark(reader: BlockReader, pos = reader.pos): boolean {
  return reader.src.charCodeAt(pos) === 0x5e && reader.match(end, pos) !== null;
}

/** The line `{: … }` whose brace opens at a position. */
export function matchAttributeLine(reader: BlockReader, pos: number): RegExpExecArray | null {
  return reader.match(attributeLine, pos);
}

/** Position of the first sign that is no space, at most three spaces on; -1 where more or a tab stand there. */
export function firstSign(src: string, pos: number): number {
  let at = pos;
  while (src.charCodeAt(at) === 0x20) if (++at - pos > 3) return -1;
  return at;
}

/** Whether the line at `pos` can belong to no paragraph, quote or code above it, however lazy. */
export function isLazyEnd(reader: BlockReader, pos: number): boolean {
  const { src } = reader;
  if (pos >= src.length) return true;
  const at = firstSign(src, pos);
  const code = at === -1 ? 0x20 : src.charCodeAt(at);
  if (code === 0x7b) return matchAttributeLine(reader, at) !== null;
  if (code === 0x3c) return reader.document.hasHtml && isHtmlEdge(src, at);
  if (code === 0x5e) return at === pos && isEndMark(reader, pos);
  return isBlank(reader, pos);
}

/** Whether a paragraph ends before the line at `pos`. In GFM lists, quotes, headings and fences end it too. */
export function isParagraphEnd(reader: BlockReader, pos: number): boolean {
  if (isLazyEnd(reader, pos)) return true;
  const at = firstSign(reader.src, pos);
  if (at === -1) return false;
  const code = reader.src.charCodeAt(at);
  if (code === 0x3a) return reader.match(definitionMark, at) !== null;
  if (code > 0x7e || reader.document.options.input !== 'GFM') return false;
  if (code === 0x3e) return true;
  if (code === 0x23) return at === pos && reader.match(heading, pos) !== null;
  if (code === 0x60 || code === 0x7e) return reader.match(fence, at) !== null;
  return reader.match(listMark, at) !== null;
}

/** Whether a block that must stand by itself may end at a position. */
export function isBeforeBoundary(reader: BlockReader, pos = reader.pos): boolean {
  if (pos >= reader.src.length || isBlank(reader, pos) || isEndMark(reader, pos)) return true;
  const at = firstSign(reader.src, pos);
  return at !== -1 && reader.src.charCodeAt(at) === 0x7b && matchAttributeLine(reader, at) !== null;
}
