import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { configurationFiles } from '../sources/configuration-file.ts';

/** What Git and those who host its repositories put into a new one. */
const ofGit = /^(?:\.git|\.gitignore|\.gitattributes|readme(?:\.\w+)?|licen[cs]e(?:\.\w+)?)$/i;

/** Whatever of these a folder holds, it is a blog. */
const marks = [...configurationFiles, 'posts', '_posts', 'drafts', 'pages'];

/** What stands in a folder: nothing that a new blog could harm, a blog, or something else, by the name of which it can be told. */
export type Ground = { readonly kind: 'open' | 'blog' } | { readonly kind: 'taken'; readonly by: string };

/** Looks at a folder that a blog is to be made in; one that is not there yet is open. */
export function groundOf(folder: string): Ground {
  const stat = statSync(folder, { throwIfNoEntry: false });
  if (stat === undefined) return { kind: 'open' };
  if (!stat.isDirectory()) return { kind: 'taken', by: path.basename(folder) };
  if (marks.some((name) => existsSync(path.join(folder, name)))) return { kind: 'blog' };
  const other = readdirSync(folder).find((name) => !ofGit.test(name));
  return other === undefined ? { kind: 'open' } : { kind: 'taken', by: other };
}

/** The top of the Git repository that a folder lies in, if that is above it; null where the folder is the top, or in none. */
export function repositoryAbove(folder: string): string | null {
  let at = folder;
  while (!existsSync(path.join(at, '.git'))) {
    if (path.dirname(at) === at) return null;
    at = path.dirname(at);
  }
  return at === folder ? null : at;
}
