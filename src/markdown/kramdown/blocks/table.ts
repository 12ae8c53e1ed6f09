import { trim, trimEnd } from '../blanks.ts';
import { Block } from './block.ts';
import type { BlockReader } from './block-reader.ts';
import { firstSign, isBeforeBoundary } from './boundaries.ts';
import { hasPipe, splitRow } from './table-row.ts';

const separator = /^[+|: \t-]*-[+|: \t-]*$/;
const footer = /^[+|: \t=]*=[+|: \t=]*$/;
const dashes = /[ \t]?(:?)-+(:?)[ \t]?/g;

interface OpenTable {
  readonly block: Block;
  readonly hasLeadingPipe: boolean;
  rows: Block[];
  columns: number;
  hasFooter: boolean;
  lineCount: number;
}

/** Lines with pipes, with a boundary above and below: one line with one pipe is a table, as its writer has seen it. */
export function readTable(reader: BlockReader): boolean {
  const { src, pos } = reader;
  const firstLine = src.slice(pos, reader.lineEnd());
  if (!firstLine.includes('|') || !reader.isAfterBoundary()) return false;
  if (!hasPipe(firstLine) && !separator.test(trim(firstLine))) return false;
  const block = new Block('table', reader.line());
  const hasLeadingPipe = src.charCodeAt(firstSign(src, pos)) === 0x7c;
  const table: OpenTable = {
    block,
    hasLeadingPipe,
    rows: [],
    columns: 0,
    hasFooter: false,
    lineCount: 0,
  };
  const end = readLines(reader, table);
  if (end === -1 || !isBeforeBoundary(reader, end)) return false;
  if (table.rows.length > 0) close(table, table.hasFooter ? 'tfoot' : 'tbody', false);
  if (!block.children.some(({ tag }) => tag === 'tbody')) return false;
  fill(table);
  reader.give(block);
  reader.children.push(block);
  reader.pos = end;
  block.end = reader.line();
  return true;
}

/** Reads as many lines as have a pipe; returns where they end, or -1 where one of them is no row. */
function readLines(reader: BlockReader, table: OpenTable): number {
  const { src } = reader;
  let at = reader.pos;
  for (; at < src.length; table.lineCount++) {
    const end = reader.lineEnd(at);
    const line = trimEnd(src.slice(at, end));
    if (!line.includes('|')) break;
    if (separator.test(line)) addSeparator(table, line);
    else if (footer.test(line)) {
      if (table.rows.length > 0) close(table, 'tbody', true);
      table.hasFooter = true;
    } else {
      if (!hasPipe(line)) return -1;
      addRow(table, line, table.block.line + table.lineCount);
    }
    at = end;
  }
  return at;
}

function addSeparator(table: OpenTable, line: string): void {
  const { block } = table;
  if (table.rows.length === 0) return;
  if (block.alignment.length > 0 || table.hasFooter) return close(table, 'tbody', false);
  close(table, 'thead', false);
  block.alignment = [...line.matchAll(dashes)].map(([, left, right]) =>
    left === '' ? (right === '' ? '' : 'right') : right === '' ? 'left' : 'center',
  );
}

function addRow(table: OpenTable, line: string, number: number): void {
  const row = new Block('row', number);
  row.tag = 'tr';
  for (const text of splitRow(line, table.hasLeadingPipe)) row.children.push(new Block('cell', number, text));
  table.columns = Math.max(table.columns, row.children.length);
  table.rows.push(row);
}

/** The rows so far are a part of the table; behind the footer's line there is one part only. */
function close(table: OpenTable, tag: string, isForced: boolean): void {
  const [first] = table.rows;
  if (first === undefined || (table.hasFooter && tag === 'tbody' && !isForced)) return;
  const group = new Block('group', first.line);
  group.tag = tag;
  group.children = table.rows;
  group.end = (table.rows[table.rows.length - 1] ?? first).end;
  table.rows = [];
  table.block.children.push(group);
}

/** Rows that are short get empty cells; never more in all than a person would want to see. */
function fill({ block, columns }: OpenTable): void {
  let missing = 100_000;
  for (const { children: rows } of block.children)
    for (const row of rows) {
      const empty = new Block('cell', row.line);
      for (let at = row.children.length; at < columns && missing > 0; at++, missing--)
        row.children.push(empty);
    }
}
