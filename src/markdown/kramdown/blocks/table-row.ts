const codeElement = /<code[^\n>]*>.*?<\/code>/gy;

/** The cells of a row; pipes in code and behind a backslash part nothing. */
export function splitRow(row: string, hasLeadingPipe: boolean): readonly string[] {
  const cells = cellsOf(row);
  if (hasLeadingPipe && cells[0]?.trim() === '') cells.shift();
  if (cells[cells.length - 1]?.trim() === '') cells.pop();
  return cells.map((cell) => cell.trim());
}

/** Whether a line has a pipe that parts cells. */
export function hasPipe(row: string): boolean {
  return row.includes('|') && cellsOf(row).length > 1;
}

function cellsOf(row: string): string[] {
  if (!row.includes('`') && !row.includes('\\') && !row.includes('<')) return row.split('|');
  const cells: string[] = [];
  let cell = '';
  for (let at = 0; at < row.length; ) {
    const sign = row.charAt(at);
    const end = sign === '`' ? codeSpanEnd(row, at) : sign === '<' ? codeElementEnd(row, at) : at + 1;
    if (sign === '|') {
      cells.push(cell);
      cell = '';
    } else if (sign === '\\' && row.charAt(at + 1) === '|') {
      cell += '|';
      at += 2;
      continue;
    } else cell += row.slice(at, end);
    at = end;
  }
  cells.push(cell);
  return cells;
}

/** Where the code that begins with backticks ends; behind the backticks where it never does. */
function codeSpanEnd(row: string, at: number): number {
  let start = at;
  while (row.charCodeAt(start) === 0x60) start++;
  const isBetweenBlanks = start === at + 1 && (at === 0 || row.charAt(at - 1).trim() === '');
  if (isBetweenBlanks && row.charAt(start).trim() === '') return start;
  const close = row.indexOf(row.slice(at, start), start);
  return close === -1 ? start : close + start - at;
}

function codeElementEnd(row: string, at: number): number {
  codeElement.lastIndex = at;
  const match = row.startsWith('<code', at) ? codeElement.exec(row) : null;
  return at + (match?.[0].length ?? 1);
}
