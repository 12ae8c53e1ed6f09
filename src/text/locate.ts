/** Where an offset stands in a text: line and column counted from 1, and the line itself without its end. */
export interface Location {
  readonly line: number;
  readonly column: number;
  readonly source: string;
}

/** Finds line, column and line text of `offset` (UTF-16 units) in `text`. */
export function locate(text: string, offset: number): Location {
  const start = lineStart(text, offset);
  const end = text.indexOf('\n', offset);
  const source = text.slice(start, end === -1 ? undefined : end);
  return { line: lineAt(text, offset), column: offset - start + 1, source };
}

/** The line that `offset` (UTF-16 units) stands in, counted from 1. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

/** Where the line begins that `offset` stands in. */
export function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}
