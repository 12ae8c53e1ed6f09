import { trim } from '../blanks.ts';
import type { BlockReader } from './block-reader.ts';
import { blankEnd, firstSign, isEndMark } from './boundaries.ts';
import { isIndented, readFence, readIndentedCode } from './code.ts';
import { readDefinitionList } from './definition-list.ts';
import { readAbbreviation, readLink, readNote } from './definitions.ts';
import { readExtension } from './extensions.ts';
import { readHeading, readUnderlinedHeading } from './heading.ts';
import { readHtml } from './html-block.ts';
import { readList } from './list.ts';
import { readMath } from './math.ts';
import { readParagraph } from './paragraph.ts';
import { readQuote } from './quote.ts';
import { readRule } from './rule.ts';
import { readTable } from './table.ts';

type Rule = (reader: BlockReader) => boolean;

/**
 * Which rules a line is offered to, by its first sign and in this order; kramdown's order is: code, fence, quote,
 * heading, rule, list, definition list, HTML, underlined heading, formula, table, note, link, abbreviation,
 * attributes, end mark, paragraph.
 */
const before: { readonly [sign: string]: readonly Rule[] } = {
  '~': [readFence],
  '`': [readFence],
  '>': [readQuote],
  '#': [readHeading],
  '*': [readRule, readList],
  '-': [readRule, readList],
  _: [readRule],
  '+': [readList],
  ':': [readDefinitionList],
  '<': [readHtml],
};
const after: { readonly [sign: string]: readonly Rule[] } = {
  $: [readMath],
  '\\': [readMath],
};
const last: { readonly [sign: string]: readonly Rule[] } = {
  '[': [readNote, readLink],
  '*': [readAbbreviation],
  '{': [readExtension],
};
for (const digit of '0123456789') Object.assign(before, { [digit]: [readList] });

/** Reads the block at the reader's position, by the first rule that finds one there. */
export function readBlock(reader: BlockReader): void {
  const blank = blankEnd(reader);
  if (blank !== -1) return addBlank(reader, blank);
  if (isIndented(reader, reader.pos)) {
    readIndentedCode(reader);
    return;
  }
  const at = firstSign(reader.src, reader.pos);
  const sign = at === -1 ? '' : reader.src.charAt(at);
  if (at !== -1) {
    if (tries(before[sign], reader) || reader.isClosed) return;
    if (readUnderlinedHeading(reader)) return;
    if (tries(after[sign], reader) || readTable(reader) || tries(last[sign], reader)) return;
    if (sign === '^' && isEndMark(reader)) {
      reader.add('end', reader.lineEnd());
      return;
    }
  }
  if (sign === '\t' && reader.last()?.type !== 'paragraph') readStrayLine(reader);
  else readParagraph(reader);
}

/** A line that a blank and a tab begin is neither code nor a paragraph: to kramdown it is text without one around it. */
function readStrayLine(reader: BlockReader): void {
  const end = reader.lineEnd();
  const text = trim(reader.src.slice(reader.pos, end));
  const last = reader.last();
  if (last?.type !== 'spans') {
    reader.add('spans', end, text);
    return;
  }
  last.text += `\n${text}`;
  reader.pos = end;
  last.end = reader.line();
}

function tries(rules: readonly Rule[] | undefined, reader: BlockReader): boolean {
  if (rules === undefined) return false;
  for (const rule of rules) if (rule(reader)) return true;
  return false;
}

function addBlank(reader: BlockReader, end: number): void {
  const last = reader.last();
  const text = reader.src.slice(reader.pos, end);
  if (last?.type !== 'blank') {
    reader.add('blank', end, text);
    return;
  }
  last.text += text;
  reader.pos = end;
}
