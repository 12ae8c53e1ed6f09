import crypto from 'node:crypto';
import { type Roots, readSource } from '../../sources/read-source.ts';
import type { SourceFile } from '../../types/source-file.ts';

/** A file as it lies on the disk now. */
export interface EditedBytes {
  readonly bytes: Uint8Array;
  /** SHA-1, hexadecimal. */
  readonly digest: string;
}

/** Reads a file that was edited; null where it is gone or cannot be read. */
export function readEdited(file: SourceFile, roots: Roots): EditedBytes | null {
  try {
    const bytes = readSource(roots, file);
    return { bytes, digest: crypto.hash('sha1', bytes, 'hex') };
  } catch {
    return null;
  }
}
