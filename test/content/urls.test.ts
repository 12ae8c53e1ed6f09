import { isAbsolute, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outputPath } from '../../src/content/addresses/output-path.ts';
import { parsePostName } from '../../src/content/addresses/parse-post-name.ts';
import { resolvePermalink } from '../../src/content/addresses/permalink.ts';
import { slugify } from '../../src/content/addresses/slugify.ts';
import { titleizeSlug } from '../../src/content/addresses/titleize-slug.ts';

describe('slugs', () => {
  // What Jekyll 4.3.1 makes of them: default, raw, pretty, ascii, none.
  it.each([
    ['C++ & C#', 'c-c', 'c++-&-c#', 'c++-&-c', 'c-c', 'c++ & c#'],
    ['Été — ÉTÉ', 'été-été', 'été-—-été', 'été-été', 't-t', 'été — été'],
    ['a_b.c~d', 'a-b-c-d', 'a_b.c~d', 'a_b.c~d', 'a-b-c-d', 'a_b.c~d'],
    ['--x--', 'x', '-x-', 'x', 'x', '--x--'],
    ['日本語 テスト', '日本語-テスト', '日本語-テスト', '日本語-テスト', '', '日本語 テスト'],
    ['ΣΑΣ', 'σασ', 'σασ', 'σασ', '', 'σασ'],
    ['İstanbul', 'i̇stanbul', 'i̇stanbul', 'i̇stanbul', 'stanbul', 'i̇stanbul'],
    [
      '50% off, $5 (now)',
      '50-off-5-now',
      '50%-off,-$5-(now)',
      '50-off,-$5-(now)',
      '50-off-5-now',
      '50% off, $5 (now)',
    ],
    ['²³', '', '²³', '', '', '²³'],
    ['😀 smile', 'smile', '😀-smile', 'smile', 'smile', '😀 smile'],
  ])('of %s are Jekyll’s', (text, ...slugs) => {
    expect(
      (['default', 'raw', 'pretty', 'ascii', 'none'] as const).map((mode) => slugify(text, mode)),
    ).toEqual(slugs);
  });

  it('never hold a slash, a blank or a sign of a URL, and are slugs of themselves', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('default' as const, 'pretty' as const, 'ascii' as const),
        (text, mode) => {
          const slug = slugify(text, mode);
          expect(slug).not.toMatch(/[/\\?#%\s]/);
          expect(slugify(slug, mode)).toBe(slug);
        },
      ),
    );
  });

  it('make titles', () => expect(titleizeSlug('hello-big_world')).toBe('Hello Big World'));
});

describe('permalinks', () => {
  const fields = {
    slug: 'R.Upper_Case+x',
    date: '2016-01-01T02:03:04+01:00',
    categories: ['Web Dev', 'C#', '50%', 'web dev'],
  };
  it.each([
    ['pretty', '/web%20dev/c%23/50%25/2016/01/01/R.Upper_Case+x/'],
    ['date', '/web%20dev/c%23/50%25/2016/01/01/R.Upper_Case+x.html'],
    ['ordinal', '/web%20dev/c%23/50%25/2016/001/R.Upper_Case+x.html'],
    ['weekdate', '/web%20dev/c%23/50%25/2016/W53/Fri/R.Upper_Case+x.html'],
    ['none', '/web%20dev/c%23/50%25/R.Upper_Case+x.html'],
    ['/:slugified_categories/:slug/', '/web-dev/c/50/r-upper-case-x/'],
    [
      '/:year/:month_:day/:i_month-:i_day/:short_year/:short_month/:long_month',
      '/2016/01_01/1-1/16/Jan/January',
    ],
    [
      '/:hour:minute:second/:y_day/:w_year/:week/:w_day/:long_day/:collection',
      '/020304/001/2015/53/5/Friday/posts',
    ],
    [':title', '/R.Upper_Case+x'],
    ['/über/a b', '/über/a%20b'],
  ])('%s', (pattern, url) => expect(resolvePermalink(pattern, fields)).toEqual({ url }));

  it('leaves out what a post does not have', () => {
    expect(resolvePermalink('pretty', { slug: 'x', date: null, categories: [] })).toEqual({ url: '/x/' });
  });

  it('says which placeholder does not exist', () => {
    expect(resolvePermalink('/:yeer/:title/', fields)).toEqual({
      problem: ':yeer is not part of a permalink. Did you mean year?',
    });
  });

  it('takes page paths', () => {
    const page = { slug: 'x', date: null, categories: [], path: 'a/b', basename: 'About Me' };
    expect(resolvePermalink('/:path/:basename:output_ext', page)).toEqual({ url: '/a/b/About%20Me.html' });
  });
});

describe('output paths', () => {
  it.each([
    ['/', 'index.html'],
    ['/a/b/', 'a/b/index.html'],
    ['/about', 'about.html'],
    ['about', 'about.html'],
    ['/v1.0', 'v1.0.html'],
    ['/feed.xml', 'feed.xml'],
    ['/c%23/50%25/x/', 'c#/50%/x/index.html'],
    ['/%E6%97%A5 x.html', '日 x.html'],
    ['/e\u0301/', 'é/index.html'],
    ['/.well-known/x.json', '.well-known/x.json'],
    ['/console/', 'console/index.html'],
  ])('%s is %s', (url, path) => expect(outputPath(url)).toEqual({ path }));

  it.each(
    [
      '/../../x',
      '/../x',
      '../../x',
      'a/../../b',
      '..',
      '/./x',
      'C:\\x',
      '\\\\srv\\s',
      'a\\..\\..\\b',
      '%2e%2e/x',
      '/%2E/x',
      '/a%2fb/',
      '/a%5cb/',
      '/x\0y',
      '/x%00y',
      '//evil/x',
      'javascript:x',
      '?q',
      '#x',
      '/x?q',
      `/${'a'.repeat(300)}`,
      `/${'é'.repeat(130)}`,
      '/con/',
      '/CON.html',
      '/aux/',
      '/nul.txt',
      '/com1',
      '/lpt¹/',
      '/a./',
      '/a /',
      '/a.',
      '/a:b/',
      '/a?b.png',
      '/a*/',
      '/a|b/',
      '/<x>/',
      '/"x"/',
      '/a//b/',
      '/100%/',
      '/\ud800/',
      '/.git/hooks/x',
      '/.tinta-lock',
      '/.TINTA-manifest.json',
      '/x/.tinta-deploy.json',
      '/.tinta-first/x/',
      '/a.html.tinta-new/',
      '/x\u0085/',
      `/${'abc/'.repeat(300)}`,
    ].map((url) => [url]),
  )('refuses %j (T-PATH-1, T-PATH-3)', (url) => expect(outputPath(url)).toHaveProperty('problem'));

  it('never leave the folder, whatever the URL', () => {
    const part = fc.constantFrom(
      '..',
      '.',
      '/',
      '\\',
      '%2e',
      '%2f',
      '%5c',
      '%',
      'a',
      'C:',
      '~',
      ' ',
      '\0',
      'é',
      '%c3%a9',
      '.git',
    );
    const url = fc.oneof(
      fc.array(part, { maxLength: 8 }).map((parts) => parts.join('')),
      fc.string({ unit: 'binary' }),
    );
    const runs = 1000;
    let paths = 0;
    fc.assert(
      fc.property(url, (text) => {
        const found = outputPath(text);
        if (!('path' in found)) return;
        paths++;
        expect(isAbsolute(found.path)).toBe(false);
        expect(resolve('/out', found.path)).toBe(`/out/${found.path}`);
        expect(found.path).not.toMatch(/[\\:*?"<>|]|\p{Cc}/u);
        expect(found.path.normalize('NFC')).toBe(found.path);
      }),
      { numRuns: runs },
    );
    // Some must be paths, or this shows nothing.
    expect(paths).toBeGreaterThan(runs / 50);
  });

  it('exist for every permalink that a slug and plain categories make', () => {
    const name = fc
      .stringMatching(/^[\p{L}\p{Nd} #%&+]{1,20}$/u)
      .filter((text) => /[\p{L}\p{Nd}]$/u.test(text));
    fc.assert(
      fc.property(name, fc.array(name, { maxLength: 3 }), (slug, categories) => {
        const made = resolvePermalink('pretty', {
          slug: `x ${slug}`,
          date: '2024-01-02T00:00:00+00:00',
          categories: categories.map((text) => `x${text}`),
        });
        expect('url' in made ? outputPath(made.url) : made).toHaveProperty('path');
      }),
    );
  });
});

describe('file names of posts', () => {
  it.each([
    ['2024-01-02-hello-world.md', '2024-01-02', 'hello-world'],
    ['posts/deep/2016-7-9-x.markdown', '2016-7-9', 'x'],
    ['16-1-1-l.md', '2016-1-1', 'l'],
    ['2024-01-02-v1.2.md', '2024-01-02', 'v1.2'],
    ['hello.md', null, 'hello'],
    ['2024-01-02.md', null, '2024-01-02'],
  ])('%s', (name, date, slug) => expect(parsePostName(name)).toEqual({ date, slug }));
});
