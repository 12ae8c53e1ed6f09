import { readAttributes } from '../read-attributes.ts';
import { Block } from './block.ts';
import type { BlockReader } from './block-reader.ts';
import { blankEnd, firstSign, isEndMark } from './boundaries.ts';
import { isItemLine, isLazyLine, itemAttributes, readItemStart, unindent } from './list-item.ts';

const mark = /:(?=[\t| ])/y;

interface OpenDefinition {
  readonly block: Block;
  readonly line: number;
  readonly indentation: number;
  text: string;
}

/** `: definition` below a paragraph, whose lines are its terms. */
export function readDefinitionList(reader: BlockReader): boolean {
  const terms = termsAbove(reader.children);
  if (terms === null || markEnd(reader, 3) === -1) return false;
  const isLoose = reader.last()?.type === 'blank';
  reader.children.splice(reader.children.indexOf(terms, -2));
  const list = new Block('definitions', terms.line);
  list.attributes = terms.attributes;
  reader.waiting = null;
  addTerms(list, terms);
  let trailing: Block | null = null;
  for (const { block, line, text } of gather(reader, isLoose)) {
    list.children.push(block);
    trailing = readDefinition(reader, block, { text, line });
  }
  list.end = reader.line();
  join(reader.children, list);
  if (trailing !== null) reader.children.push(trailing);
  return true;
}

/** The paragraph right above, or with a single blank line between. */
function termsAbove(children: readonly Block[]): Block | null {
  const last = children[children.length - 1];
  if (last?.type === 'paragraph') return last;
  const above = children[children.length - 2];
  return last?.type === 'blank' && last.text === '\n' && above?.type === 'paragraph' ? above : null;
}

function addTerms(list: Block, { text, line }: Block): void {
  for (const [at, written] of text.split('\n').entries()) {
    const term = new Block('term', line + at);
    const match = itemAttributes.exec(written);
    if (match !== null) term.attributes = readAttributes(match[1] ?? '');
    term.text = match === null ? written : written.slice(match[0].length);
    list.children.push(term);
  }
}

function gather(reader: BlockReader, isFirstLoose: boolean): readonly OpenDefinition[] {
  const found: OpenDefinition[] = [];
  let open: OpenDefinition | null = null;
  let isLoose = isFirstLoose;
  let isAfterBlank = false;
  while (reader.pos < reader.src.length) {
    const end = reader.lineEnd();
    const behindMark = markEnd(reader, open === null ? 3 : Math.min(open.indentation - 1, 3));
    if (behindMark !== -1) {
      open = start(reader, behindMark, isLoose);
      found.push(open);
    } else if (open === null || isEndMark(reader)) {
      break;
    } else if (
      isItemLine(reader, reader.pos, open.indentation) ||
      (!isAfterBlank && isLazyLine(reader, reader.pos, open.indentation))
    ) {
      open.text += unindent(reader.src.slice(reader.pos, end), open.indentation).text;
    } else {
      const blank = blankEnd(reader);
      if (blank === -1) break;
      open.text += reader.src.slice(reader.pos, blank);
      reader.pos = blank;
      isLoose = isAfterBlank = true;
      continue;
    }
    reader.pos = end;
    isLoose = isAfterBlank = false;
    open.block.end = reader.line();
  }
  return found;
}

function markEnd({ src, pos }: BlockReader, spaces: number): number {
  const at = firstSign(src, pos);
  if (at === -1 || at - pos > spaces) return -1;
  mark.lastIndex = at;
  return mark.test(src) ? mark.lastIndex : -1;
}

function start(reader: BlockReader, behindMark: number, isLoose: boolean): OpenDefinition {
  const line = reader.line();
  const block = new Block('definition', line);
  const content = reader.src.slice(behindMark, reader.lineEnd());
  const { text, attributes, indentation, isBelow } = readItemStart(content, behindMark - reader.pos);
  block.attributes = attributes;
  block.isLoose = isLoose;
  return { block, line: isBelow ? line + 1 : line, indentation, text };
}

/** Reads a definition's text; returns the blank line behind it, which is none of the definition's. */
function readDefinition(
  reader: BlockReader,
  block: Block,
  { text, line }: { readonly text: string; readonly line: number },
): Block | null {
  const { children } = block;
  reader.readPart(text, { children, line });
  const trailing = children[children.length - 1]?.type === 'blank' ? (children.pop() ?? null) : null;
  const first = children[0];
  if (first?.type === 'paragraph' && !block.isLoose) first.isHidden = true;
  return trailing;
}

/** Definitions go on with the list above, a blank line between or not. */
function join(children: Block[], list: Block): void {
  const last = children[children.length - 1];
  const above = last?.type === 'blank' ? children[children.length - 2] : last;
  if (above?.type !== 'definitions') {
    children.push(list);
    return;
  }
  if (last !== above) children.pop();
  above.children.push(...list.children);
  above.end = list.end;
}
