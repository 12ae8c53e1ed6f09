import type { Checked } from '../../types/diagnostic.ts';
import type { FindKey } from './find-key.ts';
import { frontMatterKeys } from './front-matter-keys.ts';
import { fine, readList } from './read-key.ts';

/** Which keys fill a taxonomy: plural first, then singular. */
export interface TaxonomyKeys {
  readonly name: string;
  readonly keys: readonly string[];
}

/** Categories, tags, authors and series, which every post may have. */
const builtIn: readonly TaxonomyKeys[] = frontMatterKeys
  .filter((key) => key.kind === 'terms')
  .map(({ name, aliases }) => ({ name, keys: [name, ...aliases] }));

const whole = (text: string): readonly string[] => [text];
const words = (text: string): readonly string[] => text.split(/\s+/);

/** How a text under a taxonomy's first key is parted; under any other key it is one term, as names have blanks. */
const splits: ReadonlyMap<string, (text: string) => readonly string[]> = new Map([
  ['categories', words],
  ['tags', (text) => (text.includes(',') ? text.split(',') : words(text))],
]);

/** The built-in taxonomies with the site's own, which replace those of the same name. */
export function allTaxonomies(own: readonly TaxonomyKeys[]): readonly TaxonomyKeys[] {
  return [...builtIn.filter(({ name }) => own.every((other) => other.name !== name)), ...own];
}

/** The terms a post bears in a taxonomy: those of the plural key and then of the singular, duplicates folded. */
export function readTerms({ name, keys }: TaxonomyKeys, find: FindKey): Checked<readonly string[]> {
  // A name that has no singular is one key.
  const found = [...new Set(keys)].map((key, index) => {
    const given = find([key], false);
    const split = index === 0 ? splits.get(name) : undefined;
    return given === null ? fine([]) : readList(given, split ?? whole);
  });
  return {
    value: [...new Set(found.flatMap(({ value }) => value))],
    diagnostics: found.flatMap(({ diagnostics }) => diagnostics),
  };
}
