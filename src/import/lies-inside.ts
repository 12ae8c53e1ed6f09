import { realpathSync } from 'node:fs';
import path from 'node:path';
import { isWithin } from '../disk/is-within.ts';

/** Whether a file or folder that a blog names lies within that blog, also by where symbolic links lead. What is not there leads nowhere. */
export function liesInside(blog: string, named: string): boolean {
  const at = path.resolve(blog, named);
  if (!isWithin(at, path.resolve(blog))) return false;
  try {
    return isWithin(realpathSync(at), realpathSync(blog));
  } catch {
    return true;
  }
}
