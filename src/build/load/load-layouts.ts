import { decodeText } from '../../content/data/decode-text.ts';
import type { Layout, LayoutSet } from '../../layouts/rendering/layout-set.ts';
import { type Roots, readSource } from '../../sources/read-source.ts';
import type { Checked, Diagnostic } from '../../types/diagnostic.ts';
import type { SourceFile } from '../../types/source-file.ts';
import { layoutKey } from './compile-theme.ts';
import { readCompiledTheme } from './compiled-theme.ts';

/** Reads every layout of the blog and the theme, by the name others call it. */
export function loadLayouts(sources: readonly SourceFile[], roots: Roots): Checked<LayoutSet> {
  const layouts = new Map<string, Layout>();
  const diagnostics: Diagnostic[] = [];
  const theme = readCompiledTheme();
  for (const file of sources) {
    if (file.kind !== 'layout') continue;
    const text = decodeText(readSource(roots, file), file.path);
    diagnostics.push(...text.diagnostics);
    const name = file.path.replace(/^layouts\//, '');
    const compiled = theme.get(layoutKey(file));
    layouts.set(name, { name, path: file.path, source: text.value, isTheme: file.isTheme, compiled });
  }
  return { value: layouts, diagnostics };
}
