import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { translate, wordKeys } from '../../src/layouts/words/translate.ts';
import { words } from '../../src/layouts/words/words.ts';

describe('translate', () => {
  it('gives the word in the language of the site', () => {
    expect(translate('en', 'tags')).toBe('Tags');
    expect(translate('es', 'tags')).toBe('Etiquetas');
  });

  it('chooses the plural form by n', () => {
    expect(translate('es', 'posts', { n: 1 })).toBe('1 entrada');
    expect(translate('es', 'posts', { n: 0 })).toBe('0 entradas');
    expect(translate('en', 'posts', { n: 2 })).toBe('2 posts');
  });

  it('knows the third plural form of Spanish and gives it the general one', () => {
    expect(translate('es', 'posts', { n: 1_000_000 })).toBe('1.000.000 entradas');
  });

  it('writes numbers as the language does and texts as they are', () => {
    expect(translate('en', 'posts', { n: 12_345 })).toBe('12,345 posts');
    expect(translate('es', 'posts', { n: 12_345 })).toBe('12.345 entradas');
    expect(translate('en', 'seriesOf', { name: '<b> & $& {n}' })).toBe('Series: <b> & $& {n}');
  });

  it('fills in every value and leaves alone what nobody gave', () => {
    expect(translate('en', 'pageOf', { n: 2, total: 7 })).toBe('Page 2 of 7');
    expect(translate('en', 'pageOf', { n: 2 })).toBe('Page 2 of {total}');
  });

  it.each([
    ['es-MX', 'Etiquetas'],
    ['es-419-u-ca-gregory', 'Etiquetas'],
    ['ES_ar', 'Etiquetas'],
    ['nl', 'Tags'],
    ['de-AT', 'Schlagwörter'],
    ['', 'Tags'],
    ['constructor', 'Tags'],
  ])('in %j says %j', (language, word) => {
    expect(translate(language, 'tags')).toBe(word);
  });

  it.each(['nothing', '', 'constructor', '__proto__', 'toString'])(
    'is null for the unknown key %j',
    (key) => {
      expect(translate('es', key)).toBeNull();
    },
  );
});

describe('words', () => {
  it.each(Object.entries(words))('%s has every key', (_, list) => {
    expect(Object.keys(list)).toEqual(wordKeys);
  });

  it.each(wordKeys)('%s takes the same values in every language', (key) => {
    const placeholders = Object.keys(words).map((language) =>
      [...(translate(language, key, { n: 0.5 }) ?? translate(language, key) ?? '').matchAll(/\{\w+\}/g)]
        .flat()
        .toSorted(),
    );
    for (const found of placeholders) expect(found).toEqual(placeholders[0]);
  });

  it('are in order', () => {
    expect(wordKeys).toEqual(
      wordKeys.toSorted((a, b) => a.toLowerCase().localeCompare(b.toLowerCase(), 'en')),
    );
  });

  it('are all that the layouts ask for', () => {
    const asked = layouts().flatMap((source) =>
      [...source.matchAll(/'(\w+)' \| t\b/g)].map(([, key]) => key),
    );
    expect(asked.length).toBeGreaterThan(30);
    expect(asked.filter((key) => key === undefined || !wordKeys.includes(key))).toEqual([]);
  });

  it('are all asked for, the names of taxonomies by what they name', () => {
    const headings = readFileSync(
      new URL('../../src/layouts/views/page-heading.ts', import.meta.url),
      'utf8',
    );
    const text = headings + layouts().join('');
    expect(wordKeys.filter((key) => !text.includes(`'${key}'`))).toEqual([]);
  });
});

function layouts(): readonly string[] {
  const folder = new URL('../../layouts/', import.meta.url);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.njk'))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'));
}
