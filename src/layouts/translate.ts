import { type Word, words } from './words.ts';

type Words = ReadonlyMap<string, Word>;

const languages: ReadonlyMap<string, Words> = new Map(
  Object.entries(words).map(([language, list]) => [language, new Map(Object.entries<Word>(list))]),
);

/** Every key that `translate` knows, in the order of the list. */
export const wordKeys: readonly string[] = Object.keys(words.en);

/**
 * The theme's word for `key` in `language` (BCP 47), with `{name}` filled in from `values`; `n` chooses the plural
 * form. A language without words passes to the one it belongs to, and that to English. Null for an unknown key.
 */
export function translate(
  language: string,
  key: string,
  values: Readonly<Record<string, string | number>> = {},
): string | null {
  const found = languages.get(language)?.has(key) ? language : fallback(language, key);
  const word = found === undefined ? undefined : languages.get(found)?.get(key);
  if (found === undefined || word === undefined) return null;
  const text = typeof word === 'string' ? word : pluralForm(word, found, values['n']);
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) return placeholder;
    return typeof value === 'number' ? intl(found).number.format(value) : value;
  });
}

function fallback(language: string, key: string): string | undefined {
  return candidates(language).find((candidate) => languages.get(candidate)?.has(key));
}

/** `es-MX` → `es-mx`, `es`, `en`. */
function candidates(language: string): readonly string[] {
  const parts = language.toLowerCase().split(/[-_]/);
  return [...parts.map((_, index) => parts.slice(0, parts.length - index).join('-')), 'en'];
}

function pluralForm(forms: Exclude<Word, string>, language: string, n: string | number | undefined): string {
  return intl(language).plural.select(Number(n ?? 0)) === 'one' ? forms.one : forms.other;
}

const made = new Map<string, { readonly plural: Intl.PluralRules; readonly number: Intl.NumberFormat }>();

/** What the language's own rules are read from; making them anew for each word would take most of a page's time. */
function intl(language: string) {
  let found = made.get(language);
  if (found === undefined) {
    found = { plural: new Intl.PluralRules(language), number: new Intl.NumberFormat(language) };
    made.set(language, found);
  }
  return found;
}
