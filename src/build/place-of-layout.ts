import { decodeText } from '../content/decode-text.ts';
import { frontMatterSource } from '../content/front-matter-source.ts';
import { splitFrontMatter } from '../content/split-front-matter.ts';
import type { Diagnostic } from '../types/diagnostic.ts';

/**
 * An error about a layout that nobody has, with the line of the post that asks for it; the others as they are. Plans keep
 * no lines, so the post is read again, which happens only where the build fails.
 */
export function placeOfLayout(found: Diagnostic, readFile: (path: string) => Uint8Array): Diagnostic {
  if (found.code !== 'layout-unknown' || found.file === null) return found;
  const text = decodeText(readFile(found.file), found.file);
  const { head } = splitFrontMatter(text.value, found.file).value;
  const {
    line = null,
    column = null,
    source = null,
  } = frontMatterSource(head, found.file).valuePlace('layout');
  return { ...found, line, column, source };
}
