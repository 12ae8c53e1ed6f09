import { Block } from './block.ts';
import type { BlockReader } from './block-reader.ts';
import { blankEnd, firstSign, isEndMark } from './boundaries.ts';
import { isItemLine, isLazyLine, readItemStart, unindent } from './list-item.ts';
import { isRule } from './rule.ts';
import { tightenItems } from './tight-items.ts';

const bullet = /[*+-](?=[\t| ])/y;
const number = /\d+\.(?=[\t| ])/y;
const nestedMark = /^ {0,3}(?:[*+-]|\d+\.)[\t| ]/;

/** An item with its source: pieces, of which each begins a block of its own. */
interface OpenItem {
  readonly block: Block;
  readonly indentation: number;
  readonly pieces: { text: string; readonly line: number }[];
  hasNested: boolean;
}

/** `* item`, `1. item`. A list ends where its last item does: the items' lines are gathered first, then read. */
export function readList(reader: BlockReader): boolean {
  const mark = markAt(reader, bullet, 3) === -1 ? number : bullet;
  if (markAt(reader, mark, 3) === -1) return false;
  const list = reader.begin('list');
  list.tag = mark === bullet ? 'ul' : 'ol';
  const { items, hasEndMark } = gather(reader, mark);
  for (const { block, pieces } of items) {
    list.children.push(block);
    for (const { text, line } of pieces) reader.readPart(text, { children: block.children, line });
  }
  list.end = reader.line();
  reader.children.push(list);
  const trailing = tightenItems(list.children, hasEndMark);
  if (reader.document.options.input === 'GFM') markTasks(list);
  if (trailing !== null && !hasEndMark) reader.children.push(trailing);
  return true;
}

function gather(reader: BlockReader, mark: RegExp): { items: readonly OpenItem[]; hasEndMark: boolean } {
  const items: OpenItem[] = [];
  let item: OpenItem | null = null;
  let isAfterBlank = false;
  while (reader.pos < reader.src.length) {
    if (isAfterBlank && isRule(reader, reader.pos)) break;
    if (isEndMark(reader)) {
      reader.pos = reader.lineEnd();
      return { items, hasEndMark: true };
    }
    const behindMark = markAt(reader, mark, item === null ? 3 : Math.min(item.indentation - 1, 3));
    if (behindMark !== -1) {
      item = startItem(reader, behindMark);
      items.push(item);
      isAfterBlank = false;
      continue;
    }
    if (item === null) break;
    const blank = blankEnd(reader);
    if (blank !== -1) {
      item.hasNested = true;
      isAfterBlank = true;
      append(item, reader.src.slice(reader.pos, blank));
      reader.pos = blank;
    } else if (
      isItemLine(reader, reader.pos, item.indentation) ||
      (!isAfterBlank && isLazyLine(reader, reader.pos, item.indentation))
    ) {
      addLine(reader, item);
      isAfterBlank = false;
    } else break;
    item.block.end = reader.line();
  }
  return { items, hasEndMark: false };
}

/** Position behind a mark that stands at most `spaces` in, or -1. */
function markAt({ src, pos }: BlockReader, mark: RegExp, spaces: number): number {
  const at = firstSign(src, pos);
  if (at === -1 || at - pos > spaces) return -1;
  mark.lastIndex = at;
  return mark.test(src) ? mark.lastIndex : -1;
}

function startItem(reader: BlockReader, behindMark: number): OpenItem {
  const line = reader.line();
  const block = new Block('item', line);
  const end = reader.lineEnd();
  const start = readItemStart(reader.src.slice(behindMark, end), behindMark - reader.pos);
  block.attributes = start.attributes;
  reader.pos = end;
  const pieces = [{ text: start.text, line: start.isBelow ? line + 1 : line }];
  return { block, indentation: start.indentation, pieces, hasNested: nestedMark.test(start.text) };
}

function addLine(reader: BlockReader, item: OpenItem): void {
  const { pos } = reader;
  const end = reader.lineEnd();
  const { text, isIndented } = unindent(reader.src.slice(pos, end), item.indentation);
  const isNested = nestedMark.test(text);
  if (isNested && !item.hasNested && isIndented) {
    item.pieces.push({ text, line: reader.line() });
    item.hasNested = true;
  } else
    append(item, isNested && item.hasNested && !isIndented ? ' '.repeat(item.indentation + 4) + text : text);
  reader.pos = end;
}

function append({ pieces }: OpenItem, text: string): void {
  const piece = pieces[pieces.length - 1];
  if (piece !== undefined) piece.text += text;
}

/** A box in one item makes a list of tasks of it and of the items behind it. */
function markTasks(list: Block): void {
  for (const item of list.children) {
    const first = item.children[0];
    if (first?.type !== 'paragraph') continue;
    if (/^[ \t\n\v\f\r]*\[[ xX]\][ \t\n\v\f\r]/.test(first.text)) list.className = 'task-list';
    if (list.className !== '') item.className = 'task-list-item';
  }
}
