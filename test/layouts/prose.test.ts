import { describe, expect, it } from 'vitest';
import { directionOf, languageAttributes, listGaps } from '../../src/layouts/filters/languages.ts';
import { toProse } from '../../src/layouts/filters/prose.ts';
import { toWeight } from '../../src/layouts/filters/weight.ts';
import { languageName } from '../../src/layouts/words/language-name.ts';

describe('prose', () => {
  it('ends each heading that has an id in a link to itself', () => {
    expect(toProse('<h2 id="a-b">A <em>b</em></h2>', 'Link')).toBe(
      '<h2 id="a-b">A <em>b</em> <a class="anchor" href="#a-b" aria-label="Link">#</a></h2>',
    );
  });

  it.each(['<h2>No id</h2>', '<h1 id="a">A title</h1>', '<p>Text</p>', '<pre>&lt;h2 id="a"&gt;</pre>'])(
    'leaves %s as it is',
    (html) => {
      expect(toProse(html, 'Link')).toBe(html);
    },
  );

  it('writes the label so that it cannot end the attribute', () => {
    expect(toProse('<h3 id="a">A</h3>', '" onclick="x')).toContain('aria-label="&quot; onclick=&quot;x"');
  });

  it('frames each table, one in another too, beside code as elsewhere', () => {
    const code = '<div class="highlight"><pre><code>a</code></pre></div>';
    expect(toProse(`${code}<table class="x"><tr><td><table></table></td></tr></table>`, '')).toBe(
      `${code}<div class="table-scroll"><table class="x"><tr><td><div class="table-scroll"><table></table></div></td></tr></table></div>`,
    );
  });

  it.each(['<table><tr>', '</table>', '</table><table>', '<table class="rouge-table"></table>'])(
    'frames nothing in %s',
    (html) => {
      expect(toProse(html, '')).toBe(html);
    },
  );

  it.each(['<h2 id="a">', '<table>', '<h2 ', '</h2>', '<h2 id="', '<'])(
    'takes time in proportion, however often %s is left open',
    (piece) => {
      expect(toProse(piece.repeat(200_000), 'x')).toBe(piece.repeat(200_000));
    },
  );
});

describe('languages', () => {
  it.each([
    ['en', 'ltr'],
    ['ar', 'rtl'],
    ['he-IL', 'rtl'],
    ['fa', 'rtl'],
    ['az-Arab', 'rtl'],
    ['ar-Latn', 'ltr'],
    ['not a language', 'ltr'],
    ['', 'ltr'],
  ])('%s is read %s', (language, direction) => {
    expect(directionOf(language)).toBe(direction);
  });

  it('says a language only where it differs, and a direction only where that differs', () => {
    expect(languageAttributes('en', 'en')).toBe('');
    expect(languageAttributes('', 'en')).toBe('');
    expect(languageAttributes('de', 'en')).toBe(' lang="de"');
    expect(languageAttributes('ar', 'en')).toBe(' lang="ar" dir="rtl"');
    expect(languageAttributes('en', 'ar')).toBe(' lang="en" dir="ltr"');
    expect(languageAttributes('"><b>', 'en')).toBe(' lang="&quot;&gt;&lt;b&gt;"');
  });

  it.each([
    ['es', 'Español'],
    ['en', 'English'],
    ['zh', '中文'],
    ['ar', 'العربية'],
    ['not a language', 'not a language'],
  ])('%s calls itself %s', (language, name) => {
    expect(languageName(language)).toBe(name);
  });

  it('joins lists as the language does', () => {
    expect(listGaps(3, 'en')).toEqual([', ', ', and ', '']);
    expect(listGaps(2, 'es')).toEqual([' y ', '']);
    expect(listGaps(1, 'de')).toEqual(['']);
    expect(listGaps(0, 'de')).toEqual(['']);
    expect(listGaps(2, 'not a language')).toEqual([' and ', '']);
  });
});

describe('weight', () => {
  it.each([
    [1, 1, 1],
    [1, 100, 1],
    [10, 100, 3],
    [100, 100, 5],
    [0, 0, 1],
    [5, 2, 5],
  ])('%i beside %i weighs %i', (count, most, weight) => {
    expect(toWeight(count, most)).toBe(weight);
  });
});
