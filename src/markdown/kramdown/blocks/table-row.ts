import { trim } from '../blanks.ts';
import { blockElements, emptyElements, startTag } from './html-names.ts';

const element = /<(\w+)(?:\s[^<>]*)?>[^\n]*?<\/\1>|<(\w+)[^<>]*>/g;
/** Elements are looked for in rows that a person could have typed. */
const longestHtmlRow = 4_000;
const codeElement = /<code[^\n>]*>[^\n]*?<\/code>/y;

/** The cells of a row; pipes in code and behind a backslash part nothing. */
export function splitRow(row: string, hasLeadingPipe: boolean): readonly string[] {
  const cells = cellsOf(row);
  if (hasLeadingPipe && isEmpty(cells[0])) cells.shift();
  if (isEmpty(cells[cells.length - 1])) cells.pop();
  return cells.map((cell) => trim(cell));
}

function isEmpty(cell: string | undefined): boolean {
  return cell !== undefined && trim(cell) === '';
}

/** Whether a line has a pipe that parts cells; one inside an HTML element makes no row of it. */
export function hasPipe(row: string): boolean {
  if (!row.includes('|')) return false;
  const isPlain = !row.includes('<') || row.length > longestHtmlRow;
  return cellsOf(isPlain ? row : outsideElements(withoutCode(row))).length > 1;
}

/** A row without code, in which no tag begins an element. */
function withoutCode(row: string): string {
  if (!row.includes('`')) return row;
  const code = new RowCode(row);
  let text = '';
  for (let at = 0; at < row.length; ) {
    const end = row.charAt(at) === '`' ? code.spanEnd(at) : at + 1;
    const span = row.slice(at, end);
    // Marks that nothing closes are text.
    if (/^(?:[^`]|`+$)/.test(span)) text += span;
    at = end;
  }
  return text;
}

/** What of a row stands in no element; one that nothing ends goes on to the end. */
function outsideElements(row: string): string {
  let [text, from] = ['', 0];
  for (const { 0: whole, 2: lone = '', index } of row.matchAll(element)) {
    text += row.slice(from, index);
    from = index + whole.length;
    const name = lone.toLowerCase();
    if (name === '' || emptyElements.has(name) || blockElements.has(name) || whole.endsWith('/>')) continue;
    startTag.lastIndex = index;
    if (startTag.test(row)) return text;
  }
  return text + row.slice(from);
}

function cellsOf(row: string): string[] {
  if (!row.includes('`') && !row.includes('\\') && !row.includes('<')) return row.split('|');
  const code = new RowCode(row);
  const cells: string[] = [];
  let cell = '';
  for (let at = 0; at < row.length; ) {
    const sign = row.charAt(at);
    if (sign === '\\' && row.charAt(at + 1) === '|') {
      cell += '|';
      at += 2;
      continue;
    }
    const end = sign === '`' ? code.spanEnd(at) : sign === '<' ? code.elementEnd(at) : at + 1;
    if (sign === '|') {
      cells.push(cell);
      cell = '';
    } else cell += row.slice(at, end);
    at = end;
  }
  cells.push(cell);
  return cells;
}

/** Finds the ends of code in a row, and asks no question twice. */
class RowCode {
  readonly #row: string;
  readonly #lastElement: number;
  readonly #unclosed = new Set<number>();

  constructor(row: string) {
    this.#row = row;
    this.#lastElement = row.lastIndexOf('</code>');
  }

  /** Where the code that begins with backticks ends; behind the backticks where it never does. */
  spanEnd(at: number): number {
    const row = this.#row;
    let start = at;
    while (row.charCodeAt(start) === 0x60) start++;
    const width = start - at;
    const isBetweenBlanks = width === 1 && (at === 0 || trim(row.charAt(at - 1)) === '');
    if (isBetweenBlanks && trim(row.charAt(start)) === '') return start;
    const close = this.#unclosed.has(width) ? -1 : row.indexOf(row.slice(at, start), start);
    if (close === -1) this.#unclosed.add(width);
    return close === -1 ? start : close + width;
  }

  elementEnd(at: number): number {
    if (at > this.#lastElement || !this.#row.startsWith('<code', at)) return at + 1;
    codeElement.lastIndex = at;
    return at + (codeElement.exec(this.#row)?.[0].length ?? 1);
  }
}
