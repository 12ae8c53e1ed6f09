import { closeSync, fsyncSync, openSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeFolders } from '../disk/make-folders.ts';
import { flushFolder } from '../disk/replace-file.ts';

/**
 * Writes a file that is not there yet, and the folders to it, and waits until the disk has it. Returns null when it is written, else why it is not;
 * nothing that was there is touched, and of a file that a full disk does not take nothing is left.
 */
export function writeNewFile(file: string, text: string): string | null {
  try {
    makeFolders(path.dirname(file));
    fill(file, openSync(file, 'wx'), text);
    flushFolder(path.dirname(file));
    return null;
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause)) throw cause;
    return cause.code === 'EEXIST' && 'syscall' in cause && cause.syscall === 'open'
      ? 'it is there already'
      : cause.message;
  }
}

function fill(file: string, opened: number, text: string): void {
  let isWhole = false;
  try {
    writeFileSync(opened, text);
    fsyncSync(opened);
    isWhole = true;
  } finally {
    closeSync(opened);
    if (!isWhole) rmSync(file, { force: true });
  }
}
