import type { Data } from '../types/data.ts';

/**
 * Rows of comma- or tab-separated values as mappings by the names in the first row; what the last rows lack is null. Quoted
 * fields may hold separators, line ends and doubled quotes.
 */
export function parseCsv(text: string, separator: ',' | '\t'): Data {
  const [names = [], ...rows] = rowsOf(text, separator);
  return rows.map((row) => {
    const map: { [name: string]: Data } = Object.create(null);
    for (const [at, name] of names.entries()) map[name] = row[at] ?? null;
    return map;
  });
}

function rowsOf(text: string, separator: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let value = '';
  let isQuoted = false;
  const endRow = (): void => {
    if (row.length > 0 || value !== '') rows.push([...row, value]);
    row = [];
    value = '';
  };
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at);
    if (isQuoted) {
      if (sign !== '"') value += sign;
      else if (text.charAt(at + 1) === '"') value += text.charAt(++at);
      else isQuoted = false;
    } else if (sign === '"' && value === '') isQuoted = true;
    else if (sign === separator) {
      row.push(value);
      value = '';
    } else if (sign === '\n') endRow();
    else if (sign !== '\r') value += sign;
  }
  endRow();
  return rows;
}
