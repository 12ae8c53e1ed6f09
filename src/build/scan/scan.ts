import { statSync } from 'node:fs';
import path from 'node:path';
import type { FileStamps } from '../../cache/file-stamps.ts';
import { warning } from '../../diagnostics/diagnostic.ts';
import type { IsExcluded } from '../../sources/excluded-paths.ts';
import { hasFrontMatter } from '../../sources/has-front-matter.ts';
import { jekyllSiteKind } from '../../sources/jekyll-site-file.ts';
import type { Roots } from '../../sources/read-source.ts';
import { kindOf, ownFolder, type SourceFolder, themeFolders } from '../../sources/source-folders.ts';
import { unreadableFile } from '../../sources/unreadable-file.ts';
import { walkFolder } from '../../sources/walk-folder.ts';
import type { Checked, Diagnostic } from '../../types/diagnostic.ts';
import type { SourceFile } from '../../types/source-file.ts';

/**
 * Lists every file the blog is made of, with the digest of its bytes. A blog's layout or asset replaces the
 * theme's of the same path. Knows the disk and nothing of posts. Texts may be left unread here, for they are read when they are loaded.
 */
export function scan(
  roots: Roots,
  folders: readonly SourceFolder[],
  { isExcluded, stamps, isReadLater }: Pick<FolderScan, 'isExcluded' | 'stamps' | 'isReadLater'>,
): Checked<readonly SourceFile[]> {
  const blog = folders.map((folder) =>
    scanFolder(roots.blog, folder, { isTheme: false, isExcluded, stamps, isReadLater }),
  );
  const own = blog.flatMap(({ value }) => value);
  const taken = new Set(own.map((file) => file.path));
  const isOwnTheme = roots.theme === roots.blog;
  const theme = isOwnTheme
    ? []
    : themeFolders.map((folder) =>
        scanFolder(roots.theme, folder, {
          isTheme: true,
          isExcluded: () => false,
          stamps,
          isReadLater: () => false,
        }),
      );
  const inherited = theme.flatMap(({ value }) => value).filter((file) => !taken.has(file.path));
  return {
    value: Object.freeze([...own, ...inherited]),
    diagnostics: [...blog, ...theme].flatMap(({ diagnostics }) => diagnostics),
  };
}

interface FolderScan {
  readonly isTheme: boolean;
  readonly isExcluded: IsExcluded;
  readonly stamps: FileStamps;
  /** Whether files of a kind are read by whoever loads them, so that their digests are not known before. */
  readonly isReadLater: (kind: SourceFile['kind']) => boolean;
}

function scanFolder(
  root: string,
  folder: SourceFolder,
  { isTheme, isExcluded, stamps, isReadLater }: FolderScan,
): Checked<SourceFile[]> {
  const isLeftOut: IsExcluded = folder.isOfExcluded === true ? (file) => !isExcluded(file) : isExcluded;
  const walk = walkFolder(root, folder, isLeftOut);
  const diagnostics: Diagnostic[] = [...walk.diagnostics];
  const value: SourceFile[] = [];
  for (const file of walk.files) {
    const known = kindOf(file, folder);
    const kind = folder.isJekyllSite === true ? siteKind(root, file, known) : known;
    if (kind === null) {
      if (folder.isDeep)
        diagnostics.push(folder.isJekyllSite === true ? uncompiled(file) : useless(file, folder.folder));
      continue;
    }
    const found = sourceFile(root, file, { kind, isTheme }, stamps, isReadLater(kind));
    if (!('code' in found)) value.push(found);
    // What is excluded is there for pages that include it, which are told of what they miss.
    else if (folder.isOfExcluded !== true) diagnostics.push(found);
  }
  const owned = value.map((file) => ownFolder(file.path)).filter((owner) => owner !== null);
  const isOwned = (file: string) => owned.some((owner) => file.startsWith(owner));
  const stray = value.filter((file) => file.kind === 'beside' && !isOwned(file.path));
  return {
    value: stray.length === 0 ? value : value.filter((file) => !stray.includes(file)),
    diagnostics: [...diagnostics, ...stray.map((file) => useless(file.path, folder.folder))],
  };
}

function sourceFile(
  root: string,
  file: string,
  what: Pick<SourceFile, 'kind' | 'isTheme'>,
  stamps: FileStamps,
  isReadLater: boolean,
): SourceFile | Diagnostic {
  const place = path.join(root, file);
  const name = what.isTheme ? `theme:${file}` : file;
  try {
    const stats = statSync(place);
    const digest = isReadLater ? stamps.digestOf(name, stats) : stamps.digestAt(name, stats, place);
    if (digest === null) stamps.expect(name, stats);
    return { path: file, ...what, digest: digest ?? '', size: stats.size };
  } catch (cause) {
    return unreadableFile(file, cause);
  }
}

/** Whether front matter makes a file a page is asked of those that could be one; what it makes none is `known`, if the folder knows it. */
function siteKind(root: string, file: string, known: SourceFile['kind'] | null): SourceFile['kind'] | null {
  const kind = jekyllSiteKind(file, () => hasFrontMatter(root, file));
  return kind === 'page' ? kind : (known ?? kind);
}

function uncompiled(file: string): Diagnostic {
  const remedy =
    'The theme brings its styles; others can be compiled beforehand and copied without front matter.';
  return warning('file-skipped', 'Sass and CoffeeScript are not compiled', { file }, remedy);
}

function useless(file: string, folder: string): Diagnostic {
  const remedy = `Give it a name that ${folder}/ knows, or move it to assets/.`;
  return warning('file-skipped', `nothing in ${folder}/ is made from a file like this`, { file }, remedy);
}
