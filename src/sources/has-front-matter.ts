import { closeSync, openSync, readSync } from 'node:fs';
import path from 'node:path';

/** Whether a file starts as front matter does. Throws what the disk throws. */
export function hasFrontMatter(root: string, file: string): boolean {
  const start = Buffer.alloc(4);
  const handle = openSync(path.join(root, file), 'r');
  try {
    readSync(handle, start, 0, start.length, 0);
  } finally {
    closeSync(handle);
  }
  return /^---\s/.test(start.toString('latin1'));
}
