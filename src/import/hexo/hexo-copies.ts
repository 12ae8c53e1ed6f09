import path from 'node:path';
import type { ForeignBlog } from '../foreign-blog.ts';
import type { HexoFile } from './hexo-files.ts';
import type { HexoSource } from './hexo-source.ts';
import { nativePath } from './native-texts.ts';
import type { findAssets } from './post-assets.ts';

interface Sources {
  readonly files: readonly HexoFile[];
  readonly texts: readonly HexoSource[];
  readonly assets: ReturnType<typeof findAssets>;
  /** The folder of sources, absolute. */
  readonly folder: string;
}

/** Files that are copied as they are: what is served, data, and the files of posts' own. */
export function hexoCopies({ files, texts, assets, folder }: Sources): ForeignBlog['copies'] {
  const plain = files.flatMap(({ path: at, kind }) => {
    if (kind === 'file' && !isReadAsText(at)) return [[at, `pages/${at}`] as const];
    return kind === 'data' ? [[at, at.replace(/^_data\//, 'data/')] as const] : [];
  });
  const own = texts.flatMap((text) => {
    const found = assets.of(text);
    const beside = `${path.posix.dirname(nativePath(text, true))}/`;
    const to = found.folder === null ? beside : `pages${decodeURI(found.folder)}`;
    return [...found.files].map(([name, at]) => [at, to + name] as const);
  });
  return [...plain, ...own].map(([at, to]) => [path.join(folder, at), to] as const);
}

/** Whether a native blog would take a file among its pages for a text. */
export function isReadAsText(file: string): boolean {
  return /\.(?:md|markdown)$/i.test(file);
}
