import path from 'node:path';

/** The path of a file below a folder, with slashes on every system. */
export function slashPath(folder: string, file: string): string {
  return path.relative(folder, file).replaceAll(path.sep, '/');
}
