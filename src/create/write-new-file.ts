import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Writes a file that is not there yet, and the folders to it. Returns false, with nothing changed, where one is. */
export function writeNewFile(file: string, text: string): boolean {
  mkdirSync(path.dirname(file), { recursive: true });
  try {
    writeFileSync(file, text, { flag: 'wx' });
    return true;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return false;
    throw cause;
  }
}
