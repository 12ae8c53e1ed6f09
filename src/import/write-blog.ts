import { constants, copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { writeNewFile } from '../create/write-new-file.ts';
import { error } from '../diagnostics/diagnostic.ts';
import { isWithin } from '../disk/is-within.ts';
import type { Diagnostic } from '../types/diagnostic.ts';

/** Writes texts and copies files into a new blog; nothing that is there is replaced, and nothing at all is written if a name leads out of it. Returns what went wrong, or null. */
export function writeBlog(
  target: string,
  texts: ReadonlyMap<string, string>,
  copies: readonly (readonly [from: string, to: string])[],
): Diagnostic | null {
  const outside = [...texts.keys(), ...copies.map(([, to]) => to)].find(
    (file) => !isWithin(path.join(target, file), target),
  );
  if (outside !== undefined) return leadsOut(outside);
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

function leadsOut(file: string): Diagnostic {
  const message = `${file} would lie outside of the new blog, so nothing is written`;
  return error('output-failed', message, null, 'Rename the file or the slug that it is named for.');
}
