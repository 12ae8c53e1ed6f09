import { readdirSync } from 'node:fs';
import path from 'node:path';

/** Deeper than anyone files posts. */
const maxDepth = 8;
/** What others put into a blog's folder. */
const foreign = new Set(['node_modules', 'vendor', 'assets']);

/** Every folder of one of these names below `root`, relative to it, sorted; folders that start with `.` or `_` are not entered. */
export function findFolders(root: string, names: readonly string[]): readonly string[] {
  const found: string[] = [];
  const visit = (relative: string, depth: number): void => {
    for (const name of foldersIn(path.join(root, relative))) {
      const child = relative === '' ? name : `${relative}/${name}`;
      if (names.includes(name)) found.push(child);
      else if (!/^[._]/.test(name) && !foreign.has(name) && depth < maxDepth) visit(child, depth + 1);
    }
  };
  visit('', 0);
  return found.toSorted();
}

function foldersIn(folder: string): readonly string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  } catch {
    return [];
  }
}
