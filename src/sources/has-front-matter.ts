import { closeSync, readSync } from 'node:fs';
import path from 'node:path';
import { openFile } from '../disk/read-file.ts';

/** Whether a file starts as front matter does; what cannot be read does not, and whoever reads it is told. */
export function hasFrontMatter(root: string, file: string): boolean {
  const start = Buffer.alloc(4);
  try {
    const handle = openFile(path.join(root, file));
    try {
      readSync(handle, start, 0, start.length, 0);
    } finally {
      closeSync(handle);
    }
  } catch {
    return false;
  }
  return /^---\s/.test(start.toString('latin1'));
}
