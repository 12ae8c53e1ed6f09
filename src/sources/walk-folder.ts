import { type Dirent, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { error, warning } from '../diagnostics/diagnostic.ts';
import { isWithin } from '../disk/is-within.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import type { IsExcluded } from './excluded-paths.ts';
import { isHousekeeping, reasonToSkip } from './public-file.ts';
import type { SourceFolder } from './source-folders.ts';
import { unreadableFile } from './unreadable-file.ts';

/** Where whatever lies about is meant for the site, unless it must not be. */
const published: ReadonlySet<string> = new Set(['assets', 'pages']);

/** What a walk found: file paths relative to the root, `/` between folders, sorted. */
export interface Walk {
  readonly files: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Lists the files below `folder` of `root`. Symbolic links are followed only to what lies inside the root and may be
 * public; one that leads out, to what is kept out of sites, in a circle or nowhere is an error. A folder that does not exist is empty.
 */
export function walkFolder(
  root: string,
  { folder, isDeep, skips = () => false }: SourceFolder,
  isExcluded: IsExcluded,
): Walk {
  const files: string[] = [];
  const diagnostics: Diagnostic[] = [];
  const realRoot = realpathSync(root);

  const visit = (relative: string, trail: readonly string[]): void => {
    for (const entry of entriesOf(relative)) {
      const child = relative === '' ? entry.name : `${relative}/${entry.name}`;
      if (isExcluded(child) || skips(child)) continue;
      const reason = reasonToSkip(entry.name);
      if (reason !== null) {
        const isWorthSaying = published.has(folder) || !isHousekeeping(entry.name);
        if (isDeep && isWorthSaying) diagnostics.push(skipped(child, reason));
        continue;
      }
      if (entry.isFile()) files.push(child);
      else if (isDeep && entry.isDirectory()) visit(child, trail);
      else if (isDeep && entry.isSymbolicLink()) follow(child, trail);
    }
  };

  const entriesOf = (relative: string): readonly Dirent[] => {
    try {
      return readdirSync(path.join(root, relative), { withFileTypes: true });
    } catch (cause) {
      diagnostics.push(unreadableFile(relative, cause));
      return [];
    }
  };

  const follow = (link: string, trail: readonly string[]): void => {
    const target = targetOf(path.join(root, link));
    if (target === null) return void diagnostics.push(badLink(link, 'leads nowhere'));
    const parent = realpathSync(path.dirname(path.join(root, link)));
    if (!isWithin(target, realRoot) || trail.includes(target) || isWithin(parent, target))
      return void diagnostics.push(badLink(link, 'leads out of the blog or in a circle'));
    const hidden = findKeptOut(path.relative(realRoot, target));
    if (hidden !== undefined)
      return void diagnostics.push(badLink(link, `leads to ${hidden}, which is not to be public`));
    const stats = statSync(target);
    if (stats.isDirectory()) visit(link, [...trail, target]);
    else if (stats.isFile()) files.push(link);
    else diagnostics.push(badLink(link, 'leads to a pipe, a socket or a device'));
  };

  if (isFolder(path.join(root, folder))) {
    if (lstatSync(path.join(root, folder)).isSymbolicLink()) follow(folder, []);
    else visit(folder, []);
  }
  return { files: files.toSorted(), diagnostics };
}

/** The part of a path for which its own name would be kept out; installed packages may be linked to, such as fonts. */
function findKeptOut(relative: string): string | undefined {
  const names = relative.split(path.sep);
  const installed = names.indexOf('node_modules');
  const telling = installed === -1 ? names : [...names.slice(0, installed), ...names.slice(-1)];
  return telling.find((name) => name !== 'node_modules' && reasonToSkip(name) !== null);
}

function isFolder(at: string): boolean {
  return statSync(at, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** Where a link leads in the end; null when it leads nowhere or in a circle. */
function targetOf(link: string): string | null {
  try {
    return realpathSync(link);
  } catch {
    return null;
  }
}

function skipped(file: string, reason: string): Diagnostic {
  return warning(
    'file-skipped',
    `not published, because ${reason}`,
    { file },
    'Rename it, or name it under exclude: to say so.',
  );
}

function badLink(file: string, why: string): Diagnostic {
  const remedy = 'Copy the file into the blog, or delete the link.';
  return error('link-outside', `the symbolic link ${why}`, { file }, remedy);
}
