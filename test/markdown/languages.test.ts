import { expect, test } from 'vitest';
import { words } from '../../src/layouts/words/words.ts';
import { alertKinds, markdownLanguage } from '../../src/markdown/languages.ts';

const english = markdownLanguage('en');

test.each(Object.keys(words).filter((language) => language !== 'en'))(
  'alerts and tasks speak each language that the theme speaks: %s',
  (language) => {
    const { alerts, tasks } = markdownLanguage(language);
    expect(alerts).not.toEqual(english.alerts);
    expect(new Set(alertKinds.map((kind) => alerts[kind])).size).toBe(alertKinds.length);
    expect(tasks).not.toEqual(english.tasks);
    expect(markdownLanguage(`${language}-XX`)).toEqual(markdownLanguage(language));
  },
);

test('alerts in a language that the theme does not speak are titled in English', () => {
  expect(markdownLanguage('fi').alerts).toEqual(english.alerts);
});
