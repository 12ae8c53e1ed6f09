import type { TaxonomyConfig } from '../../types/config.ts';
import { slugify } from '../addresses/slugify.ts';
import { givenSlug, termSlug } from '../addresses/term-slug.ts';

/** A term that is another than the one whose slug it has. */
export interface UnlikeTerm {
  readonly term: string;
  /** The one that the slug fits best. */
  readonly keeper: string;
  /** A slug that would tell the two apart. */
  readonly slug: string;
}

type SlugConfig = Pick<TaxonomyConfig, 'name' | 'slugs'>;

/** Signs behind a word that make another of it: `C++`, `C#`, `A*`, `US$`; `Rust™` and `travel✈` are still the word. */
const meaningful = /(?<=[\p{L}\p{M}\p{N}])[\p{Sm}\p{Sc}#*♭]+(?![\p{L}\p{S}#*])/gu;

const names: ReadonlyMap<string, string> = new Map([
  ['+', 'plus'],
  ['#', 'sharp'],
  ['♯', 'sharp'],
  ['♭', 'flat'],
  ['*', 'star'],
]);

/** Those among terms of one slug that are no other spellings of each other, as `C`, `C++` and `C#` are none, but `Ink` and `ink!` are. */
export function unlikeTerms(terms: readonly string[], config: SlugConfig): readonly UnlikeTerm[] {
  if (terms.length === 1) return [];
  const first = new Map<string, string>();
  for (const term of terms) {
    const spelled = spelledSlug(config, term);
    if (!first.has(spelled)) first.set(spelled, term);
  }
  const [other, ...others] = first;
  if (other === undefined || others.length === 0) return [];
  const [, keeper] = [...first].find(([spelled, term]) => spelled === termSlug(config, term, false)) ?? other;
  return [...first].flatMap(([slug, term]) => (term === keeper ? [] : [{ term, keeper, slug }]));
}

/** The slug of a term with the names of the signs that make another word of it; what the configuration gives is meant as it stands. */
export function spelledSlug({ slugs }: SlugConfig, term: string): string {
  const written = term.replace(meaningful, (signs) => ` ${Array.from(signs, nameOf).join(' ')} `);
  return slugify(givenSlug(slugs, term) ?? written);
}

function nameOf(sign: string): string {
  return names.get(sign) ?? sign.codePointAt(0)?.toString(16) ?? '';
}
