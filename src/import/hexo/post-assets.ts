import type { HexoFile } from './hexo-files.ts';
import type { HexoSource } from './hexo-source.ts';

/** The files of a post's own, in a folder of its name. */
export interface PostAssets {
  /** By their names within the folder; relative to the folder of sources. */
  readonly files: ReadonlyMap<string, string>;
  /** Where they stand on the site: an address with a slash at its end; null for beside the post. */
  readonly folder: string | null;
}

const none: PostAssets = { files: new Map(), folder: null };

/** Which files stand in the folder of which post; those of no post are under null. */
export function findAssets(
  files: readonly HexoFile[],
  texts: readonly HexoSource[],
): { readonly of: (text: HexoSource) => PostAssets; readonly stray: readonly string[] } {
  const owners = new Map<string, HexoSource>(
    texts
      .filter(({ kind }) => kind !== 'page')
      .map((text) => [`${text.kind === 'post' ? '_posts' : '_drafts'}/${text.path}/`, text] as const),
  );
  const found = new Map<HexoSource, Map<string, string>>();
  const stray: string[] = [];
  for (const { path, kind } of files) {
    if (kind !== 'beside') continue;
    const folder = foldersAbove(path).find((above) => owners.has(above));
    const owner = folder === undefined ? undefined : owners.get(folder);
    if (owner === undefined || folder === undefined) stray.push(path);
    else
      found.set(owner, (found.get(owner) ?? new Map<string, string>()).set(path.slice(folder.length), path));
  }
  return {
    of: (text) => {
      const own = found.get(text);
      return own === undefined ? none : { files: own, folder: folderOf(text) };
    },
    stray,
  };
}

/** With slashes at their ends, the nearest first. */
function foldersAbove(path: string): readonly string[] {
  const names = path.split('/').slice(0, -1);
  return names.map((_, at) => `${names.slice(0, names.length - at).join('/')}/`);
}

/** Hexo puts the files of `/a.html` into `/a/`, a native blog beside it. */
function folderOf({ address, isDraft }: HexoSource): string | null {
  if (isDraft || !('url' in address) || address.url.endsWith('/')) return null;
  return `${address.url.replace(/\.html?$/, '')}/`;
}

/** How a text links to a file of its own; null for none of that name. */
export function assetAddress({ files, folder }: PostAssets, name: string): string | null {
  const plain = name.replace(/^\.\//, '');
  return files.has(plain) ? `${folder ?? ''}${plain}` : null;
}
