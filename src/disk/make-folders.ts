import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { errorCode } from './error-code.ts';

/**
 * Makes a folder and those above it; returns the first that was not there, undefined where all were. Throws what the
 * disk says, and ENOTSUP where no folder can be made, as below `/proc`: Node by itself says of a disk that is read-only
 * that the folder does not exist, and below `/proc` it tries without end.
 */
export function makeFolders(folder: string): string | undefined {
  const refusal = tryToMake(folder);
  if (refusal === null) return folder;
  if (isFolder(folder)) return undefined;
  const above = path.dirname(folder);
  if (errorCode(refusal) !== 'ENOENT' || above === folder) throw refusal;
  const first = makeFolders(above);
  const again = tryToMake(folder);
  // Another thread may have made it meanwhile.
  if (again === null || isFolder(folder)) return first ?? folder;
  if (errorCode(again) !== 'ENOENT' || !isFolder(above)) throw again;
  throw Object.assign(new Error(`no folder can be made in ${above}`, { cause: again }), { code: 'ENOTSUP' });
}

/** Makes one folder; what the disk says where it will not. */
function tryToMake(folder: string): unknown {
  try {
    mkdirSync(folder);
    return null;
  } catch (cause) {
    return cause;
  }
}

function isFolder(folder: string): boolean {
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
}
