import type { CheckData } from '../../content/data/load-data.ts';
import { locateKey } from '../../content/data/locate-key.ts';
import { warning } from '../../diagnostics/diagnostic.ts';
import { findWordFaults } from '../../layouts/words/word-faults.ts';
import { type Roots, readSource } from '../../sources/read-source.ts';
import type { SourceFile } from '../../types/source-file.ts';

/** Makes the check of `data/words.yml`; the data of a Jekyll blog that are called so are its own. */
export function checkWords(sources: readonly SourceFile[], roots: Roots): CheckData {
  return (words, file, text) => {
    if (!file.startsWith('data/')) return [];
    return findWordFaults(words, askedFor(sources, roots)).map(({ code, path, message, remedy }) =>
      warning(code, message, { file, ...locateKey(text, path) }, remedy),
    );
  };
}

/** Whether a layout of the blog's own names a key. They are read when that is first asked, for few keys resemble the theme's. */
function askedFor(sources: readonly SourceFile[], roots: Roots): (key: string) => boolean {
  let layouts: string | null = null;
  const read = (): string =>
    sources
      .filter(({ kind, isTheme }) => kind === 'layout' && !isTheme)
      .map((file) => readSource(roots, file).toString())
      .join('\n');
  return (key) => {
    layouts ??= read();
    return layouts.includes(`'${key}'`) || layouts.includes(`"${key}"`);
  };
}
