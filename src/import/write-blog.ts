import { constants, copyFileSync, mkdirSync, rmdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { writeNewFile } from '../create/write-new-file.ts';
import { error } from '../diagnostics/diagnostic.ts';
import { isWithin } from '../disk/is-within.ts';
import { foldersOf } from '../text/folders-of.ts';
import type { Diagnostic } from '../types/diagnostic.ts';

/**
 * Writes texts and copies files into a new blog, whole or not at all: nothing that is there is replaced, nothing is written if a name leads
 * out of it, and where a disk is full or a folder closed, what was written is taken away again. Returns what went wrong, or null.
 */
export function writeBlog(
  target: string,
  texts: ReadonlyMap<string, string>,
  copies: readonly (readonly [from: string, to: string])[],
): Diagnostic | null {
  const outside = [...texts.keys(), ...copies.map(([, to]) => to)].find(
    (file) => !isWithin(path.join(target, file), target),
  );
  if (outside !== undefined) return leadsOut(outside);
  const written: string[] = [];
  const write = (file: string, put: (at: string) => string | null): Diagnostic | null => {
    const problem = put(path.join(target, file));
    if (problem === null) written.push(file);
    return problem === null ? null : failed(file, problem, takeAway(target, written, file));
  };
  for (const [file, text] of texts) {
    const unwritten = write(file, (at) => writeNewFile(at, text));
    if (unwritten !== null) return unwritten;
  }
  for (const [from, to] of copies) {
    const unwritten = write(to, (at) => copyNewFile(from, at));
    if (unwritten !== null) return unwritten;
  }
  return null;
}

/** Returns null for a file that is copied, else why it is not. */
function copyNewFile(from: string, to: string): string | null {
  try {
    mkdirSync(path.dirname(to), { recursive: true });
    copyFileSync(from, to, constants.COPYFILE_EXCL);
    return null;
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause)) throw cause;
    return cause.message;
  }
}

/** Removes files that were written, and the folders that are empty then; returns how many could not be removed. */
function takeAway(target: string, files: readonly string[], unwritten: string): number {
  const left = files.filter((file) => !isRemoved(() => rmSync(path.join(target, file), { force: true })));
  const folders = new Set([...files, unwritten].flatMap(foldersOf));
  for (const folder of [...folders].toSorted((a, b) => b.length - a.length))
    isRemoved(() => rmdirSync(path.join(target, folder)));
  return left.length;
}

function isRemoved(remove: () => void): boolean {
  try {
    remove();
    return true;
  } catch {
    return false;
  }
}

function failed(file: string, reason: string, left: number): Diagnostic {
  const rest =
    left === 0
      ? 'what was written before is taken away again'
      : `${String(left)} files that were written before could not be taken away again`;
  const remedy =
    left === 0
      ? 'Make room for it, or name another folder, and import again.'
      : 'Empty the folder, or name another, and import again.';
  return error('output-failed', `${file} could not be written: ${reason}; ${rest}`, null, remedy);
}

function leadsOut(file: string): Diagnostic {
  const message = `${file} would lie outside of the new blog, so nothing is written`;
  return error('output-failed', message, null, 'Rename the file or the slug that it is named for.');
}
