import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { errorCode } from './error-code.ts';

/** Writes a file beside its place and renames it into it: it is there whole or as it was. Throws what the disk throws. */
export function replaceFile(file: string, bytes: string | Uint8Array): void {
  const beside = `${file}.new`;
  writeAfresh(beside, bytes);
  renameSync(beside, file);
}

/** Replaces a file that only the blogger has, and waits until a machine that stops has it too. */
export function replaceSource(file: string, text: string): void {
  const beside = `${file}.new`;
  writeAfresh(beside, text, { flush: true });
  renameSync(beside, file);
  flushFolder(path.dirname(file));
}

/** Writes a file in the place of what a killed run left there, or of a link, which is never written through. */
export function writeAfresh(file: string, bytes: string | Uint8Array, { flush = false } = {}): void {
  try {
    writeFileSync(file, bytes, { flag: 'wx', flush });
  } catch (cause) {
    if (errorCode(cause) !== 'EEXIST') throw cause;
    rmSync(file, { force: true });
    writeFileSync(file, bytes, { flag: 'wx', flush });
  }
}

/** Brings to the disk which files a folder has. Some systems open no folder, and keep that by themselves. */
export function flushFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    // What is written is there all the same.
  }
}
