import type { DiagnosticCode } from '../../diagnostics/codes.ts';
import { differsByASlip, meantBy } from '../../text/did-you-mean.ts';
import { languageTag } from '../../text/language-tag.ts';
import { type Data, type DataMap, isMap } from '../../types/data.ts';
import { isCountedWord, wordKeys } from './translate.ts';
import { pluralCategories } from './word.ts';

/** What is wrong with a word in `data/words.yml`. */
export interface WordFault {
  readonly code: DiagnosticCode;
  /** Where its key stands, from the top. */
  readonly path: readonly string[];
  readonly message: string;
  readonly remedy: string;
}

/** Whether a layout of the blog's own asks for a word by this key. */
export type IsAskedFor = (key: string) => boolean;

const themeKeys: ReadonlySet<string> = new Set(wordKeys);
const categories: ReadonlySet<string> = new Set(pluralCategories);

/**
 * Finds what `data/words.yml` says in vain, by the kind of each key:
 *
 * 1. A word of the theme has a text or plural forms, and one that counts shows its number.
 * 2. A language has words, each of which is looked at in the same way.
 * 3. A key that is almost a word of the theme, and that no layout of the blog's own asks for, is a slip.
 * 4. A word of the blog's own that counts has plural forms that there are.
 */
export function findWordFaults(words: Data, isAskedFor: IsAskedFor): readonly WordFault[] {
  return isMap(words) ? faultsIn(words, [], isAskedFor) : [];
}

function faultsIn(words: DataMap, above: readonly string[], isAskedFor: IsAskedFor): readonly WordFault[] {
  return Object.entries(words).flatMap(([key, word]) => {
    const path = [...above, key];
    if (themeKeys.has(key)) return themeWordFaults(key, word, path);
    if (above.length === 0 && isMap(word) && languageTag(key) !== null)
      return faultsIn(word, path, isAskedFor);
    const meant = nearThemeWord(key);
    if (meant !== '' && !isAskedFor(key)) {
      const remedy = `${meant.trimStart()} Or give it a name less like it.`;
      return [{ code: 'key-unknown', path, message: `the theme has no word ${key}`, remedy }];
    }
    return isMap(word) && Object.keys(word).some((form) => categories.has(form))
      ? formFaults(key, word, path)
      : [];
  });
}

function themeWordFaults(key: string, word: Data, path: readonly string[]): readonly WordFault[] {
  if (isMap(word)) return formFaults(key, word, path);
  if (typeof word !== 'string')
    return [wrong(path, `${key} is no text, so the theme’s word stays`, `Write ${key}: and its text.`)];
  if (!isCountedWord(key) || word.includes('{n}')) return [];
  const forms = `${key}: {one: '{n} …', other: '{n} ${word.replaceAll("'", "''")}'}`;
  return [
    wrong(
      path,
      `${key} counts, and its text shows no number`,
      `Write {n} where the number stands, or a text for each form: ${forms}.`,
    ),
  ];
}

function formFaults(key: string, word: DataMap, path: readonly string[]): readonly WordFault[] {
  const faults = Object.entries(word).flatMap(([form, text]): readonly WordFault[] => {
    const at = [...path, form];
    if (!categories.has(form)) {
      const remedy = meantBy(form, categories).trimStart() || `Write one of ${pluralCategories.join(', ')}.`;
      return [
        {
          code: 'key-unknown',
          path: at,
          message: `${key} has a form ${form}, which no language has`,
          remedy,
        },
      ];
    }
    return typeof text === 'string'
      ? []
      : [wrong(at, `${form} of ${key} is no text, so none of its forms is used`, 'Write a text in quotes.')];
  });
  if (faults.length > 0 || 'other' in word) return faults;
  const stays = themeKeys.has(key) ? 'the theme’s word stays' : 'it is no word';
  return [wrong(path, `${key} has no form other, so ${stays}`, 'Add other: it serves where no form fits.')];
}

function wrong(path: readonly string[], message: string, remedy: string): WordFault {
  return { code: 'key-type', path, message, remedy };
}

/** ` Did you mean X?`; two slips in a short word make another word. */
function nearThemeWord(key: string): string {
  const known = key.length < 7 ? wordKeys.filter((word) => isSlip(key, word)) : wordKeys;
  return meantBy(key, known);
}

function isSlip(key: string, word: string): boolean {
  return differsByASlip(key.toLowerCase(), word.toLowerCase());
}
