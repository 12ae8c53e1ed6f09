import crypto from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { SourceFile } from '../types/source-file.ts';

/** Where a blog and its theme stand on this machine. Never part of what pages are made from. */
export interface Roots {
  /** Absolute. */
  readonly blog: string;
  /** Absolute; the same as `blog` when the blog is its own theme. */
  readonly theme: string;
}

/** Reads a file that scan has listed. Throws what the disk throws. */
export function readSource(roots: Roots, file: SourceFile): Buffer {
  return readFileSync(pathOfSource(roots, file));
}

/** SHA-1 of the bytes of a listed file, hexadecimal; of none where it is gone. */
export function digestOfSource(roots: Roots, file: SourceFile): string {
  try {
    return crypto.hash('sha1', readSource(roots, file), 'hex');
  } catch {
    return 'gone';
  }
}

/** Where a file that scan has listed stands on this machine. */
export function pathOfSource(roots: Roots, file: SourceFile): string {
  return path.join(file.isTheme ? roots.theme : roots.blog, file.path);
}

/** Makes the function that reads a listed file by its path. Throws for a path that is not listed. */
export function sourceReader(sources: readonly SourceFile[], roots: Roots): (path: string) => Uint8Array {
  const files = new Map(sources.map((file) => [file.path, file]));
  return (path) => {
    const file = files.get(path);
    if (file === undefined) throw new Error(`${path} was not scanned`);
    return readSource(roots, file);
  };
}
