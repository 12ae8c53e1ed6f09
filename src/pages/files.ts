import type { Page } from '../types/page.ts';
import type { SourceFile } from '../types/source-file.ts';
import { newPage } from './new-page.ts';
import type { Planning } from './page-kind.ts';

/** Files copied as they are: `assets/` keeps its name, what stands in `pages/` goes to the top. */
export function planFiles({ site }: Planning): readonly Page[] {
  return site.files.map((file) => {
    const url = urlOf(file);
    const copied = { layout: null, source: file.path, path: url.slice(1), listed: false };
    return newPage({ kind: 'file', url, title: '', ...copied });
  });
}

/** The URL path a copied file is served at, in the Unicode form that people type. */
export function urlOf({ kind, path }: SourceFile): string {
  return `/${kind === 'file' ? path.replace(/^pages\//, '') : path}`.normalize('NFC');
}
