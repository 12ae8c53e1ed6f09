import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** The folder of uploads beside an export; null for none. */
export function uploadsBeside(file: string): string | null {
  const folder = path.dirname(file);
  const found = ['wp-content/uploads', 'uploads'].map((name) => path.join(folder, name));
  return found.find((one) => statSync(one, { throwIfNoEntry: false })?.isDirectory() === true) ?? null;
}

/** Its files with where they go, so that their addresses stay; programs and hidden files are no uploads. */
export function uploadCopies(folder: string): readonly (readonly [from: string, to: string])[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/^\.|\.(?:php\d?|phtml|phar|htaccess)$/i.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map(
      (file) =>
        [file, `pages/wp-content/uploads/${path.relative(folder, file).split(path.sep).join('/')}`] as const,
    )
    .filter(([, to]) => !/\/\./.test(to))
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
}
