import { searchEngine } from '../search/search-engine.ts';
import type { Config } from '../types/config.ts';
import type { PlannedSite } from '../types/site.ts';
import type { SourceFile } from '../types/source-file.ts';

type IsOfUse = (config: Config, features: () => ReadonlySet<string>) => boolean;

/** Files of the theme that serve a part of it a blog may do without, and whether this one has it. */
const parts: { readonly [path: string]: IsOfUse } = {
  'assets/js/comments.js': ({ commentSystem }) => commentSystem !== null,
  'assets/js/diagrams.js': (_, features) => features().has('mermaid'),
  'assets/js/embeds.js': (_, features) => features().has('embed'),
  'assets/js/search.js': ({ search }) => searchEngine(search) !== '',
};

/** Makes the function that tells whether a file that came with the theme is of use to a blog; its own files always are. */
export function findUse(config: Config, site: PlannedSite): (file: SourceFile) => boolean {
  let found: ReadonlySet<string> | null = null;
  const features = () => (found ??= featuresOf(site));
  return ({ path, isTheme }) => !isTheme || (parts[path]?.(config, features) ?? true);
}

/** All that any body needs in the reader's browser. */
function featuresOf({ posts, pages }: PlannedSite): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { features } of [...posts, ...pages]) for (const feature of features) found.add(feature);
  return found;
}
