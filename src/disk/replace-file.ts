import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { errorCode } from './error-code.ts';

/** Writes a file beside its place and renames it into it: it is there whole or as it was. Throws what the disk throws. */
export function replaceFile(file: string, bytes: string | Uint8Array): void {
  const beside = `${file}.new`;
  writeAfresh(beside, bytes);
  renameSync(beside, file);
}

/** Writes a file in the place of what a killed run left there, or of a link, which is never written through. */
export function writeAfresh(file: string, bytes: string | Uint8Array): void {
  try {
    writeFileSync(file, bytes, { flag: 'wx' });
  } catch (cause) {
    if (errorCode(cause) !== 'EEXIST') throw cause;
    rmSync(file, { force: true });
    writeFileSync(file, bytes, { flag: 'wx' });
  }
}
