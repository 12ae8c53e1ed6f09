import { describe, expect, test } from 'vitest';
import { createParser } from '../../src/markdown/create-parser.ts';
import { documentState, newDocumentState, newEnv } from '../../src/markdown/document-state.ts';
import { kramdownDialect } from '../../src/markdown/kramdown/kramdown-dialect.ts';
import { markdownLanguage } from '../../src/markdown/languages.ts';
import { allOn, renderer } from './rendering.ts';

const config = { dialect: 'kramdown' } as const;
const render = renderer({ config });

describe('blocks of kramdown know their lines', () => {
  const options = {
    config: { ...allOn, ...config },
    language: 'en',
    base: '',
    excerptSeparator: '',
    sizes: '',
    plainPictures: false,
    linksToTexts: true,
    extensions: [],
  };
  const md = createParser(kramdownDialect(options, markdownLanguage('en')), { html: true });

  function linesOf(source: string): readonly (readonly [string, number, number])[] {
    const state = newDocumentState({ source, file: 'x.md', lineOffset: 0, picture: () => null });
    const env = newEnv(state);
    const tokens = md.parse(source, env);
    expect(documentState(env).diagnostics).toEqual([]);
    return tokens.flatMap(({ type, map }) => (map === null ? [] : [[type, ...map] as const]));
  }

  test('in lists and quotes', () => {
    const source = 'one\ntwo\n\n* a\n\n  b\n  > c\n  d\n* {: .x}\n  e\n\n> f\n> g\n';
    expect(linesOf(source).filter(([type]) => type === 'inline')).toEqual([
      ['inline', 0, 2],
      ['inline', 3, 4],
      ['inline', 5, 6],
      ['inline', 6, 8],
      ['inline', 9, 10],
      ['inline', 11, 13],
    ]);
  });

  test('in code, headings, tables and HTML', () => {
    const source =
      '```\na\n```\n# b\nc\n===\n\n|d|\n|-|\n|e|\n\n<div>\nf\n</div>\n<div markdown="1">\ng\n</div>\n';
    const found = linesOf(source).filter(([type]) => /fence|heading|table|tr|html|inline/.test(type));
    expect(found).toEqual([
      ['fence', 0, 3],
      ['heading_open', 3, 4],
      ['inline', 3, 4],
      ['inline', 4, 6],
      ['table_open', 7, 10],
      ['tr_open', 7, 8],
      ['inline', 7, 8],
      ['tr_open', 9, 10],
      ['inline', 9, 10],
      ['html_block', 11, 14],
      ['html_block', 14, 15],
      ['inline', 15, 16],
      ['html_block', 16, 17],
    ]);
  });
});

describe('the excerpt in kramdown', () => {
  const jekyll = renderer({ config, excerptSeparator: '\n\n' });

  test('knows the links that stand behind it', () => {
    const { excerpt } = jekyll('One [a] two[^1].\nThree\n\nFour\n\n[a]: /x\n[^1]: N\n');
    expect(excerpt).toBe('<p>One <a href="/x">a</a> two.\nThree</p>');
  });

  test('is whole, though HTML is cut', () => {
    expect(jekyll('<div>\n\nx\n</div>').excerpt).toBe('<div></div>');
  });

  test('without a separator is the first paragraph of the post itself', () => {
    expect(render('# A\n\n<div markdown="1">\nB\n</div>\n\nC').excerpt).toBe('<p>C</p>');
  });

  test('is never a footnote', () => {
    expect(render('> A[^1]\n\n[^1]: B\n').excerpt).toBe('');
  });

  test('leaves out ids and the table of contents', () => {
    expect(
      renderer({ config, excerptSeparator: '<!--more-->' })('* x\n{:toc}\n\n# A\n\n<!--more-->').excerpt,
    ).toBe('<h1>A</h1>');
  });
});

test('the words of a post hold its headings once', () => {
  expect(render('* x\n{:toc}\n\n# A\n').text).toBe('A');
});

test('headings reach the layout, those in HTML too', () => {
  const { toc } = render('# A\n\n<div markdown="1">\n## B\n</div>\n\n## C\n{: .no_toc}\n');
  expect(toc).toEqual([
    { id: 'a', text: 'A', level: 1, children: [{ id: 'b', text: 'B', level: 2, children: [] }] },
  ]);
});

test('an attribute that could run is warned of on its line', () => {
  const [found] = render('One\ntwo\n{: onclick="x"}\n').diagnostics;
  expect(found).toMatchObject({ code: 'html-removed', line: 3, column: 4 });
});

test('HTML as text makes no blocks', () => {
  const { html } = renderer({ config: { ...config, html: false } })('<div>\n\n*x*\n</div>');
  expect(html).not.toContain('<div');
  expect(html).toContain('<em>x</em>');
});

test('one document leaves nothing to the next', () => {
  render('{:n: .x}\n{::options auto_ids="false" /}\n\n[a]: /x\n\n[^1]: y\n\nz[^1]\n');
  expect(render('# A\n\n[a] b[^1]\n{: n}\n').html).toBe('<h1 id="a">A</h1>\n<p>[a] b[^1]</p>\n');
});
