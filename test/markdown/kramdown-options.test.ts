import { describe, expect, test } from 'vitest';
import { readKramdown } from '../../src/config/read-kramdown.ts';
import { renderer } from './rendering.ts';

describe('kramdown’s options', () => {
  test('are Jekyll’s where the blog says nothing', () => {
    expect(readKramdown(undefined)).toEqual(readKramdown({}));
    expect(readKramdown(undefined)).toMatchObject({
      input: 'GFM',
      autoIds: true,
      hardWrap: false,
      tocLevels: [1, 2, 3, 4, 5, 6],
      smartQuotes: ['‘', '’', '“', '”'],
      footnoteBacklink: '↩',
      math: true,
    });
  });

  test.each([
    ['1..3', [1, 2, 3]],
    ['2,4', [2, 4]],
    [3, [3]],
    [
      [2, 3],
      [2, 3],
    ],
    [null, [1, 2, 3, 4, 5, 6]],
  ])('levels %j', (written, levels) => {
    expect(readKramdown({ toc_levels: written }).tocLevels).toEqual(levels);
  });

  test.each([
    ['apos,apos,quot,quot', ["'", "'", '"', '"']],
    [
      ['laquo', 'raquo', '8222', '8220'],
      ['«', '»', '„', '“'],
    ],
    ['lsquo', ['‘', '’', '“', '”']],
    ['lsquo,rsquo,nonsense,rdquo', ['‘', '’', '“', '”']],
  ])('quotes %j', (written, quotes) => {
    expect(readKramdown({ smart_quotes: written }).smartQuotes).toEqual(quotes);
  });

  test('take entities for the way back, and words for no', () => {
    expect(readKramdown({ footnote_backlink: '&#8593;&#xFE0E;' }).footnoteBacklink).toBe('↑\ufe0e');
    expect(readKramdown({ footnote_backlink: '' }).footnoteBacklink).toBe('');
    expect(readKramdown({ math_engine: null }).math).toBe(false);
    expect(readKramdown({ math_engine: 'katex' }).math).toBe(true);
    expect(readKramdown({ gfm_quirks: ['no_auto_typographic'] }).typographicSymbols).toBe(false);
    expect(readKramdown({ input: 'kramdown', auto_ids: 'false' })).toMatchObject({
      input: 'kramdown',
      autoIds: false,
    });
  });

  test('that are none of their kind are passed over', () => {
    expect(readKramdown({ toc_levels: {}, footnote_nr: 'x', header_offset: 1.5, smart_quotes: 3 })).toEqual({
      ...readKramdown({}),
      tocLevels: [1, 2, 3, 4, 5, 6],
    });
  });

  test('say what is written for symbols, and ids are made as if they stood there', () => {
    const kramdown = readKramdown({
      typographic_symbols: { hellip: '...', ndash: '--', laquo: '<', nonsense: 1 },
    });
    const render = renderer({ config: { dialect: 'kramdown', kramdown } });
    expect(render('# a -- b\n\nx -- y... <<z>> w --- v\n').html).toBe(
      '<h1 id="a--b">a -- b</h1>\n<p>x -- y... &lt;z» w — v</p>\n',
    );
    expect(readKramdown({ typographic_symbols: false }).typographicSymbols).toBe(false);
  });

  test('that a post switches off hold for the whole of it', () => {
    const render = renderer({ config: { dialect: 'kramdown' } });
    expect(render('# A\n\n{::options auto_ids="false" /}\n\n# B\n').html).toBe('<h1>A</h1>\n<h1>B</h1>\n');
  });

  test('a post changes for itself', () => {
    const render = renderer({ config: { dialect: 'kramdown' } });
    const post =
      '{::options toc_levels="2" header_offset="1" auto_id_prefix="x-" /}\n* a\n{:toc}\n\n# A\n## B\n';
    expect(render(post).html).toBe(
      '<ul id="markdown-toc">\n<li><a href="#x-b" id="markdown-toc-x-b">B</a></li>\n</ul>\n<h2 id="x-a">A</h2>\n<h3 id="x-b">B</h3>\n',
    );
    expect(render('# A\n').html).toBe('<h1 id="a">A</h1>\n');
  });
});
