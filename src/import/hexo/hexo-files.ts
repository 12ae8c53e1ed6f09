import { readdirSync } from 'node:fs';
import path from 'node:path';
import picomatch from 'picomatch';
import type { HexoConfig } from './hexo-config.ts';

/** What a file of a Hexo blog's `source` is. */
type HexoKind = 'post' | 'draft' | 'beside' | 'page' | 'html' | 'data' | 'file' | 'left' | 'link';

export interface HexoFile {
  /** Relative to the folder of sources. */
  readonly path: string;
  readonly kind: HexoKind;
}

const markdown = /\.(?:md|markdown|mkd|mkdn|mdwn|mdtxt|mdtext)$/i;

/** Every file of the folder of sources that has a use, sorted. */
export function hexoFiles(folder: string, config: HexoConfig): readonly HexoFile[] {
  const [isSkipped, isIncluded, isExcluded] = [config.skipRender, config.include, config.exclude].map(
    matcher,
  );
  const found: HexoFile[] = [];
  const visit = (relative: string): void => {
    for (const entry of readdirSync(path.join(folder, relative), { withFileTypes: true })) {
      const child = relative === '' ? entry.name : `${relative}/${entry.name}`;
      if (entry.isDirectory() && entry.name !== 'node_modules' && entry.name !== '.git') visit(child);
      else if (entry.isSymbolicLink()) found.push({ path: child, kind: 'link' });
      else if (entry.isFile()) found.push({ path: child, kind: kindOf(child) });
    }
  };
  const kindOf = (file: string): HexoKind => {
    if (/[%~]$/.test(file) || isHousekeeping(file)) return 'left';
    const [, top, rest = ''] = /^(_posts|_drafts|_data)\/(.*)$/s.exec(file) ?? [];
    if (top === '_data') return /\.(?:ya?ml|json)$/i.test(rest) ? 'data' : 'left';
    const isText = markdown.test(file) && isSkipped?.(file) !== true;
    if (top !== undefined) {
      if (/(?:^|\/)[_.]/.test(rest)) return 'left';
      if (!isText) return 'beside';
      return top === '_posts' ? 'post' : 'draft';
    }
    if (isExcluded?.(file) === true) return 'left';
    if (/(?:^|\/)[_.]/.test(file) && isIncluded?.(file) !== true) return 'left';
    if (isText) return 'page';
    return /\.html?$/i.test(file) && isSkipped?.(file) !== true ? 'html' : 'file';
  };
  visit('');
  return found.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function matcher(globs: readonly string[]): (file: string) => boolean {
  return globs.length === 0 ? () => false : picomatch([...globs], { dot: true });
}

function isHousekeeping(file: string): boolean {
  return /(?:^|\/)(?:\.DS_Store|Thumbs\.db|\.gitkeep|\.gitignore)$/.test(file);
}
