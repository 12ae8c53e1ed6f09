import path from 'node:path';
import { isError } from '../diagnostics/diagnostic.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import { isText, type SourceFile } from '../types/source-file.ts';

/**
 * Makes the function that tells whether something might stand at a path of the site if every text could be loaded; null where more than
 * texts is at fault, so that nothing is told for certain. Texts give rise to
 *
 * 1. pages and feeds, their own and those of their terms;
 * 2. what stands beside them;
 * 3. files of their own name, as a style sheet with front matter is.
 */
export function pathsOfUnloaded(
  diagnostics: readonly Diagnostic[],
  sources: readonly SourceFile[],
): ((path: string) => boolean) | null {
  const faulty = new Set(diagnostics.filter(isError).map(({ file }) => file));
  if (faulty.size === 0) return () => false;
  const texts = sources.filter((file) => isText(file) && faulty.has(file.path));
  if (texts.length < faulty.size) return null;
  const beside = sources.filter(({ kind }) => kind === 'beside');
  const names = new Set(
    [...texts, ...beside].map((file) => path.posix.parse(file.path).name.normalize('NFC')),
  );
  return (asked) => {
    const { name, ext } = path.posix.parse(asked);
    return asked.endsWith('/') || /^\.?$|^\.(?:html?|xml|json|md|markdown)$/i.test(ext) || names.has(name);
  };
}
