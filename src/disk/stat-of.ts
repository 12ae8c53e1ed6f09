import { lstatSync, type Stats } from 'node:fs';
import { errorCode } from './error-code.ts';

/** Whether a folder itself stands at a path, and no link to one. */
export function isDirectory(target: string): boolean {
  return statOf(target)?.isDirectory() ?? false;
}

/** What stands at a path itself, not where it leads; undefined for nothing, also below what is no folder. */
export function statOf(target: string): Stats | undefined {
  try {
    return lstatSync(target, { throwIfNoEntry: false });
  } catch (cause) {
    if (errorCode(cause) === 'ENOTDIR') return undefined;
    throw cause;
  }
}
