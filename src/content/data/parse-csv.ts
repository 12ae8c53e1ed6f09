import type { Data } from '../../types/data.ts';

/**
 * Rows of comma- or tab-separated values as mappings by the names in the first row; what a row lacks or leaves empty is null.
 * Quoted fields may hold separators, line ends and doubled quotes, or nothing, which is a text.
 */
export function parseCsv(text: string, separator: ',' | '\t'): Data {
  const [names = [], ...rows] = rowsOf(text, separator);
  return rows.map((row) => {
    const map: { [name: string]: Data } = Object.create(null);
    for (const [at, name] of names.entries()) map[name ?? ''] = row[at] ?? null;
    return map;
  });
}

type Cell = string | null;

function rowsOf(text: string, separator: string): readonly (readonly Cell[])[] {
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  let value = '';
  let wasQuoted = false;
  let isQuoted = false;
  const endCell = (): void => {
    row.push(value === '' && !wasQuoted ? null : value);
    value = '';
    wasQuoted = false;
  };
  const endRow = (): void => {
    if (row.length > 0 || value !== '' || wasQuoted) {
      endCell();
      rows.push(row);
    }
    row = [];
  };
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at);
    if (isQuoted) {
      if (sign !== '"') value += sign;
      else if (text.charAt(at + 1) === '"') value += text.charAt(++at);
      else isQuoted = false;
    } else if (sign === '"' && value === '') isQuoted = wasQuoted = true;
    else if (sign === separator) endCell();
    else if (sign === '\n') endRow();
    else if (sign !== '\r') value += sign;
  }
  endRow();
  return rows;
}
