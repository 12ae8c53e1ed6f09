import type { Token } from 'markdown-it';
import { complain, type DocumentState } from './document-state.ts';

/** So many are told of one document. */
const most = 10;

/** Tells tables that are shown as they are typed, since the rule below the head has more or fewer columns than it. */
export function tellUnreadTables(state: DocumentState, tokens: readonly Token[]): void {
  let told = 0;
  for (const { type, map, content } of tokens) {
    if (type !== 'inline' || map === null || !content.includes('|') || !content.includes('\n')) continue;
    const lines = content.split('\n');
    for (const [at, line] of lines.entries()) {
      const rule = columnsOfRule(line);
      const head = rule === 0 ? 0 : columnsOf(lines[at - 1] ?? '');
      if (head === 0 || head === rule) continue;
      if (++told > most) return;
      complain(state, {
        code: 'table-unread',
        message: `the head of a table has ${columns(head)} and the rule below it ${columns(rule)}, so it is shown as it is typed`,
        remedy: `Give both the same number of columns: below this head belongs |${' --- |'.repeat(Math.min(head, 20))}. A | within a cell is written \\|; a text that is meant as it stands begins with one.`,
        line: map[0] + at,
        mark: line.trim(),
      });
    }
  }
}

/** How many columns the rule of a table has, which is made of hyphens, colons and bars; 0 for any other line. */
function columnsOfRule(line: string): number {
  if (!line.includes('|') || !/^[|:\- \t]+$/.test(line)) return 0;
  const cells = line.split('|').map((cell) => cell.trim());
  const filled = cells.filter((cell) => cell !== '');
  return filled.every((cell) => /^:?-+:?$/.test(cell)) ? filled.length : 0;
}

/** How many columns a head has; 0 for a line that is none, or begins with an escaped bar. */
function columnsOf(line: string): number {
  const text = line.trim();
  if (!text.includes('|') || text.startsWith('\\|') || columnsOfRule(text) > 0) return 0;
  const cells = text.replaceAll('\\|', '').split('|');
  if (cells[0] === '') cells.shift();
  if (cells.at(-1) === '') cells.pop();
  return cells.length;
}

function columns(count: number): string {
  return count === 1 ? '1 column' : `${String(count)} columns`;
}
