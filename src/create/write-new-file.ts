import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Writes a file that is not there yet, and the folders to it. Returns null when it is written, else why it is not;
 * nothing that was there is touched.
 */
export function writeNewFile(file: string, text: string): string | null {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text, { flag: 'wx' });
    return null;
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause)) throw cause;
    return cause.code === 'EEXIST' && 'syscall' in cause && cause.syscall === 'open'
      ? 'it is there already'
      : cause.message;
  }
}
