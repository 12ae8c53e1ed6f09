import type { PluralForms, Word } from './word.ts';
import { words } from './words.ts';

type Words = ReadonlyMap<string, Word>;

const languages: ReadonlyMap<string, Words> = new Map(
  Object.entries(words).map(([language, list]) => [language, new Map(Object.entries<Word>(list))]),
);

/** Every key that the theme has a word for, in the order of the list. */
export const wordKeys: readonly string[] = Object.keys(words.en);

/** Whether the theme's word for `key` has a form for each number. */
export function isCountedWord(key: string): boolean {
  return typeof languages.get('en')?.get(key) === 'object';
}

/** A word of the blog's own in a language (lower case), or undefined where it has none. */
export type OwnWords = (language: string, key: string) => Word | undefined;

const noOwnWords: OwnWords = () => undefined;

/**
 * The word for `key` in `language` (BCP 47), with `{name}` filled in from `values`; `n` chooses the plural form.
 * The blog's own words go before the theme's. A language without the word passes to the one it belongs to, and that
 * to English. Null for an unknown key.
 */
export function translate(
  language: string,
  key: string,
  values: Readonly<Record<string, string | number>> = {},
  own: OwnWords = noOwnWords,
): string | null {
  for (const candidate of candidates(language)) {
    const word = own(candidate, key) ?? languages.get(candidate)?.get(key);
    if (word !== undefined) return fillIn(word, candidate, values);
  }
  return null;
}

const chains = new Map<string, readonly string[]>();

/** `es-MX` → `es-mx`, `es`, `en`. */
function candidates(language: string): readonly string[] {
  let chain = chains.get(language);
  if (chain === undefined) {
    const parts = language.toLowerCase().split(/[-_]/);
    chain = [...parts.map((_, index) => parts.slice(0, parts.length - index).join('-')), 'en'];
    chains.set(language, chain);
  }
  return chain;
}

function fillIn(word: Word, language: string, values: Readonly<Record<string, string | number>>): string {
  const text = typeof word === 'string' ? word : pluralForm(word, language, values['n']);
  if (!text.includes('{')) return text;
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) return placeholder;
    return typeof value === 'number' ? intl(language).number.format(value) : value;
  });
}

function pluralForm(forms: PluralForms, language: string, n: string | number | undefined): string {
  return forms[intl(language).plural.select(Number(n ?? 0))] ?? forms.other;
}

interface Rules {
  readonly plural: Intl.PluralRules;
  readonly number: Intl.NumberFormat;
}

const made = new Map<string, Rules>();

/** What the language's own rules are read from; making them anew for each word would take most of a page's time. */
function intl(language: string): Rules {
  const known = made.get(language);
  if (known !== undefined) return known;
  const tag = Intl.PluralRules.supportedLocalesOf(language)[0] ?? 'en';
  const rules = { plural: new Intl.PluralRules(tag), number: new Intl.NumberFormat(tag) };
  made.set(language, rules);
  return rules;
}
