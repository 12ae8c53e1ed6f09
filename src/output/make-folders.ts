import { mkdirSync } from 'node:fs';
import path from 'node:path';

/**
 * Makes a folder and those above it; returns the first that was not there, undefined where all were. Throws what the
 * disk says: Node by itself says of a disk that is read-only that the folder does not exist.
 */
export function makeFolders(folder: string): string | undefined {
  try {
    return mkdirSync(folder, { recursive: true });
  } catch (cause) {
    const above = path.dirname(folder);
    if (!isNotThere(cause) || above === folder) throw cause;
    const first = makeFolders(above);
    mkdirSync(folder);
    return first ?? folder;
  }
}

function isNotThere(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
}
