import { collectionOf } from '../content/addresses/collection-of.ts';
import { ownFolder } from '../sources/source-folders.ts';
import { folderOf } from '../text/path-parts.ts';
import type { Collection, Config } from '../types/config.ts';
import type { Page } from '../types/page.ts';
import type { PlannedSite } from '../types/site.ts';
import type { SourceFile } from '../types/source-file.ts';
import { newPage } from './new-page.ts';
import type { Planning } from './page-kind.ts';
import { findUse } from './theme-files.ts';

/**
 * Files copied as they are: `assets/` keeps its name, what stands in `pages/` goes to the top, and what stands in a
 * post's own folder goes beside the post, if that is published.
 */
export function planFiles({ site, config }: Planning): readonly Page[] {
  const folders = postFolders(site);
  const isOfUse = findUse(config, site);
  return site.files.flatMap((file) => {
    if (!isOfUse(file)) return [];
    const url = urlIn(file, folders, config);
    const copied = { layout: null, source: file.path, path: url.slice(1), listed: false };
    return url === '' ? [] : [newPage({ kind: 'file', url, title: '', ...copied })];
  });
}

/** A collection's files are served below its name, if any of it is. */
function urlIn(file: SourceFile, folders: ReadonlyMap<string, string>, config: Config): string {
  if (file.kind === 'beside') return besideUrl(file, folders);
  const collection = collectionOf(file.path, config);
  if (collection === null) return urlOf(file);
  return collection.isPublished ? inCollection(file.path.slice(collection.folder.length), collection) : '';
}

/** Where a collection's documents have their paths in their addresses, its other files have too. */
function inCollection(path: string, { name, permalink }: Collection): string {
  const isByPath = permalink.includes(':path');
  const pattern = isByPath ? permalink.replace(/:output_ext|\/$/g, '') : '/:collection/:path';
  const url = pattern.replace(':collection', () => name).replace(':path', () => path);
  return url.replace(/\/{2,}/g, '/').normalize('NFC');
}

/** The URL path a copied file is served at, in the Unicode form that people type. */
export function urlOf({ kind, path }: SourceFile): string {
  return `/${kind === 'file' ? path.replace(/^pages\//, '') : path}`.normalize('NFC');
}

/** The folders of URLs that posts with a folder of their own stand in, by that folder. */
function postFolders({ posts }: PlannedSite): ReadonlyMap<string, string> {
  return new Map(
    posts.flatMap(({ id, url }) => {
      const folder = ownFolder(id);
      return folder === null ? [] : [[folder, folderOf(url)] as const];
    }),
  );
}

/** Where a file of a post's own folder is served; empty for one whose post is not published. */
function besideUrl({ path }: SourceFile, folders: ReadonlyMap<string, string>): string {
  for (let at = path.lastIndexOf('/'); at !== -1; at = path.lastIndexOf('/', at - 1)) {
    const url = folders.get(path.slice(0, at + 1));
    if (url !== undefined) return (url + path.slice(at + 1)).normalize('NFC');
  }
  return '';
}
