/** Where an offset stands in a text: line and column counted from 1, and the line itself without its end. */
export interface Location {
  readonly line: number;
  readonly column: number;
  readonly source: string;
}

/** Finds line, column and line text of `offset` (UTF-16 units) in `text`. */
export function locate(text: string, offset: number): Location {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < start; at = text.indexOf('\n', at + 1)) line++;
  return { line, column: offset - start + 1, source: text.slice(start, end === -1 ? undefined : end) };
}
