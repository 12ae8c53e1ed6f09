import type { Config } from '../types/config.ts';
import type { SourceFile } from '../types/source-file.ts';

/** Files of the theme that serve a part of it a blog may do without, and whether this one has it. */
const parts: { readonly [path: string]: (config: Config) => boolean } = {
  'assets/js/comments.js': ({ commentSystem }) => commentSystem !== null,
  'assets/js/search.js': ({ search }) => search.isOwn,
};

/** Whether a file that came with the theme is of use to this blog; a blog's own files always are. */
export function isOfUse({ path, isTheme }: SourceFile, config: Config): boolean {
  return !isTheme || (parts[path]?.(config) ?? true);
}
