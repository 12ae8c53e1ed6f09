import { searchEngine } from '../search/search-engine.ts';
import type { Config } from '../types/config.ts';
import type { Site } from '../types/site.ts';
import type { SourceFile } from '../types/source-file.ts';

type IsOfUse = (config: Config, site: Site) => boolean;

/** Files of the theme that serve a part of it a blog may do without, and whether this one has it. */
const parts: { readonly [path: string]: IsOfUse } = {
  'assets/js/comments.js': ({ commentSystem }) => commentSystem !== null,
  'assets/js/diagrams.js': (_, site) => needs('mermaid', site),
  'assets/js/embeds.js': (_, site) => needs('embed', site),
  'assets/js/search.js': ({ search }) => searchEngine(search) !== '',
};

/** Makes the function that tells whether a file that came with the theme is of use to a blog; its own files always are. */
export function findUse(config: Config, site: Site): (file: SourceFile) => boolean {
  return ({ path, isTheme }) => !isTheme || (parts[path]?.(config, site) ?? true);
}

function needs(feature: string, { posts, pages }: Site): boolean {
  return [...posts, ...pages].some(({ features }) => features.includes(feature));
}
