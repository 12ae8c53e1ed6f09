import { decodeText } from '../../content/data/decode-text.ts';
import { ownWords } from '../../content/own-home.ts';
import { warning } from '../../diagnostics/diagnostic.ts';
import type { IsExcluded } from '../../sources/excluded-paths.ts';
import { type Roots, readSource } from '../../sources/read-source.ts';
import type { Diagnostic } from '../../types/diagnostic.ts';
import type { SourceFile } from '../../types/source-file.ts';

/** Names of buttons and lists, which the theme has too. */
const mostOfButtons = 12;

/** Said of an index at the top of a Jekyll blog that gives way to the theme's list of posts and has more to say than its buttons. */
export function unreadHome(
  roots: Roots,
  sources: readonly SourceFile[],
  isExcluded: IsExcluded,
): readonly Diagnostic[] {
  return sources
    .filter(({ path, kind }) => kind === 'include' && /^index\.\w+$/i.test(path) && !isExcluded(path))
    .flatMap((file) => {
      const words = ownWords(decodeText(readSource(roots, file), file.path).value);
      if (words.length <= mostOfButtons) return [];
      const message = `the theme makes the list of posts, so “${words.slice(0, 8).join(' ')} …” and what else this file says around its list are shown nowhere`;
      const remedy =
        'Put it into a page of another name or description: of _config.yml, or name the file under exclude: to say so.';
      return [warning('file-skipped', message, { file: file.path }, remedy)];
    });
}
