import { closeSync, openSync, readSync } from 'node:fs';
import { faulty, readFacts } from '../../images/read-facts.ts';
import { pathOfSource, type Roots, readSource } from '../../sources/read-source.ts';
import type { PictureFacts } from '../../types/picture.ts';
import type { SourceFile } from '../../types/source-file.ts';

/** A header is rarely longer than this, in bytes. */
const headerBytes = 1 << 16;

/** Reads what a picture's bytes say of it: its header, and the rest only where that does not tell. */
export function readPictureFacts(file: SourceFile, roots: Roots): PictureFacts {
  const isWhole = file.size <= headerBytes;
  return (
    (isWhole ? null : readFacts(startOf(file, roots), false)) ??
    readFacts(readSource(roots, file), true) ??
    faulty('broken')
  );
}

function startOf(file: SourceFile, roots: Roots): Uint8Array {
  const handle = openSync(pathOfSource(roots, file), 'r');
  try {
    const bytes = new Uint8Array(headerBytes);
    return bytes.subarray(0, readSync(handle, bytes, 0, headerBytes, 0));
  } finally {
    closeSync(handle);
  }
}
