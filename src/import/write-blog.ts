import { constants, copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { writeNewFile } from '../create/write-new-file.ts';
import { error } from '../diagnostics/diagnostic.ts';
import type { Diagnostic } from '../types/diagnostic.ts';

/** Writes texts and copies files into a new blog; nothing that is there is replaced. Returns what went wrong, or null. */
export function writeBlog(
  target: string,
  texts: ReadonlyMap<string, string>,
  copies: readonly (readonly [from: string, to: string])[],
): Diagnostic | null {
  for (const [file, text] of texts) {
    const unwritten = writeNewFile(path.join(target, file), text);
    if (unwritten !== null) return failed(file, unwritten);
  }
  for (const [from, to] of copies) {
    try {
      mkdirSync(path.dirname(path.join(target, to)), { recursive: true });
      copyFileSync(from, path.join(target, to), constants.COPYFILE_EXCL);
    } catch (cause) {
      if (!(cause instanceof Error && 'code' in cause)) throw cause;
      return failed(to, cause.message);
    }
  }
  return null;
}

function failed(file: string, reason: string): Diagnostic {
  const remedy = 'Empty the folder, or name another, and import again.';
  return error('output-failed', `${file} could not be written: ${reason}`, null, remedy);
}
