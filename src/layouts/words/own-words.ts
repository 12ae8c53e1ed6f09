import { isMap } from '../../types/data.ts';
import { type OwnWords, wordKeys } from './translate.ts';
import { type PluralForms, pluralCategories, type Word } from './word.ts';

const themeKeys: ReadonlySet<string> = new Set(wordKeys);

/**
 * Reads `data/words.yml`, where a blog puts words in place of the theme's:
 *
 * 1. A key that the theme has a word for is a word in the site's language.
 * 2. Any other key with a text, or with nothing but plural forms, is a word of the blog's own, in the site's language.
 * 3. Any other key that holds a mapping is a language, however its letters are written (`pt-BR`, `pt_br`), and in it every key is a word.
 */
export function readOwnWords(data: unknown, siteLanguage: string): OwnWords {
  if (!isMap(data)) return () => undefined;
  const site = siteLanguage.toLowerCase();
  const home = new Set([site, site.split('-')[0]]);
  const lists = new Map(
    Object.entries(data).flatMap(([name, list]) =>
      themeKeys.has(name) || !isMap(list) ? [] : [[name.toLowerCase().replaceAll('_', '-'), list] as const],
    ),
  );
  return (language, key) => {
    const list = lists.get(language);
    const named = list === undefined ? undefined : asWord(Reflect.get(list, key));
    if (named !== undefined || !home.has(language)) return named;
    const word = Reflect.get(data, key);
    return themeKeys.has(key) || typeof word === 'string' || isCounted(word) ? asWord(word) : undefined;
  };
}

const categories: ReadonlySet<string> = new Set(pluralCategories);

function isCounted(word: unknown): boolean {
  return isMap(word) && Object.keys(word).every((key) => categories.has(key));
}

function asWord(value: unknown): Word | undefined {
  if (typeof value === 'string') return value;
  return isMap(value) && Object.values(value).every((form) => typeof form === 'string') && 'other' in value
    ? (value as unknown as PluralForms)
    : undefined;
}
