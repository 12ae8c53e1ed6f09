import { describe, expect, test } from 'vitest';
import { renderer } from './rendering.ts';

const render = renderer();

describe('the excerpt', () => {
  test('is the first paragraph with words', () => {
    expect(render('# T\n\n![x](/a.png)\n\nOne *two*.\n\nThree.').excerpt).toBe('<p>One <em>two</em>.</p>');
  });

  test('is what stands before the separator, with the link definitions of the whole', () => {
    expect(render('[a]\n\n## B {#b}\n\n<!--more-->\n\nc\n\n[a]: /x').excerpt).toBe(
      '<p><a href="/x">a</a></p>\n<h2>B</h2>',
    );
  });

  test('may end inside a paragraph', () => {
    expect(render('One [a] <!--more--> two\n\n[a]: /x').excerpt).toBe('<p>One <a href="/x">a</a></p>');
  });

  test('carries no footnote marks and no ids', () => {
    expect(render('One[^1]. *x*{: #y}\n\n[^1]: Note.').excerpt).toBe('<p>One. <em>x</em></p>');
    expect(render('One[^1] <!--more-->two\n\n[^1]: Note.').excerpt).toBe('<p>One</p>');
  });

  test('is not cut by a separator that code shows', () => {
    expect(render('One.\n\n```\n<!--more-->\n```\n\nTwo.').excerpt).toBe('<p>One.</p>');
    expect(render('One.\n\nTwo.\n\n```\n<!--more-->\n```\n\n<!--more-->').excerpt).toContain('Two.');
  });

  test('takes a blank line as separator, as Jekyll does', () => {
    const jekyll = renderer({ excerptSeparator: '\n\n' });
    expect(jekyll('\n# A\n\nB').excerpt).toBe('<h1>A</h1>');
  });

  test('is whole and safe where raw HTML is', () => {
    expect(render('<div onclick="f()">\n\nOne\n\n<!--more-->\n\n</div>').excerpt).toBe(
      '<div>\n<p>One</p></div>',
    );
  });

  test('shows no separator where raw HTML is text', () => {
    const { html, excerpt } = renderer({ config: { html: false } })('One.\n\nTwo.\n\n<!--more-->\n\nThree.');
    expect(excerpt).toBe('<p>One.</p>\n<p>Two.</p>');
    expect(html).toBe('<p>One.</p>\n<p>Two.</p>\n<p>Three.</p>\n');
  });

  test('closes a comment that the cut leaves open', () => {
    expect(render('<!-- <div> <!--more--> x').excerpt).toMatch(/^<!--[^]*-->$/);
  });

  test('falls back to the first paragraph when nothing stands before the separator', () => {
    expect(render('<!--more-->\n\nOne.').excerpt).toBe('<p>One.</p>');
  });

  test('is empty in a post without words', () => {
    expect(render('![x](/a.png)').excerpt).toBe('');
  });
});

describe('the text', () => {
  test('has the words of the body, and no code blocks', () => {
    const { text } = render(
      '# A `b`\n\nC\nd *e*[^1].\n\n```\ncode\n```\n\n<p>F &amp; <b>g</b></p>\n\n[^1]: H.',
    );
    expect(text).toBe('A b\nC d e.\nF & g\nH.');
  });
});

describe('features', () => {
  test('name what the page needs', () => {
    expect(render('```mermaid\nx\n```').features).toEqual(['mermaid']);
    expect(render('$x$\n\n    code').features).toEqual(['code', 'math']);
    expect(render('text').features).toEqual([]);
  });
});

describe('images', () => {
  test('within the site are listed with their lines in the file', () => {
    const { images } = renderer({ base: '/b' })(
      'a\n![x](/one%20two.png?v=1)\n![y](https://e.org/z.png)\n\n<p>\n<img src="/b/three.png">\n</p>',
      { lineOffset: 10 },
    );
    expect(images).toEqual([
      { url: '/one two.png', line: 12 },
      { url: '/three.png', line: 16 },
    ]);
  });
});

describe('the table of contents', () => {
  test('nests headings and leaves out no_toc', () => {
    const { toc } = render('# A\n## "B"\n### C\n{: .no_toc}\n# D');
    expect(toc).toEqual([
      { id: 'a', text: 'A', level: 1, children: [{ id: 'b', text: '“B”', level: 2, children: [] }] },
      { id: 'd', text: 'D', level: 1, children: [] },
    ]);
  });
});

describe('code in a post with raw HTML', () => {
  const code = '```js\nlet a = "<b>";\n```';

  test('is what it is without', () => {
    const { html } = render(`<b>x</b>\n\n${code}`);
    expect(html).toBe(`<p><b>x</b></p>\n${render(code).html}`);
  });

  test('cannot be doubled or made up', () => {
    const { html } = render(`<div data-code-block="0"></div>\n\n<div data-code-block="7"></div>\n\n${code}`);
    expect(html.trim()).toBe(render(code).html.trim());
  });

  test('stands in the excerpt too', () => {
    expect(render(`<i>x</i>\n\n${code}\n\n<!--more-->`).excerpt).toContain('<span class="kd">let</span>');
    expect(render(`<i>x</i>\n\n${code}\n\ny <!--more--> z`).excerpt).toContain('<span class="kd">let</span>');
  });
});

describe('diagnostics', () => {
  test('have the line and column of the file', () => {
    const [found] = render('One\ntwo {% gist x %}', { lineOffset: 5 }).diagnostics;
    expect(found).toMatchObject({
      code: 'liquid-tag',
      file: 'posts/test.md',
      line: 7,
      column: 5,
      source: 'two {% gist x %}',
    });
  });

  test('say how to allow raw HTML', () => {
    const [found] = render('One\n\n<p>\n<script>x</script></p>').diagnostics;
    expect(found).toMatchObject({ code: 'html-removed', line: 4, column: 1 });
    expect(found?.remedy).toContain('markdown: {html: true}');
  });

  test('are none for a plain post', () => {
    expect(render('# A\n\n<!--more-->\n\n<kbd>x</kbd> "y" $z$').diagnostics).toEqual([]);
  });
});

test('one renderer keeps nothing of a document for the next', () => {
  const first = render('[a]: /x\n\n# T\n\n*[B]: c\n\nz[^1]\n\n[^1]: n\n\n{:k: .l}').html;
  expect(first).toContain('id="t"');
  expect(render('# T\n\n[a] B [^1]\n\nx\n{: k}').html).toBe(
    '<h1 id="t">T</h1>\n<p>[a] B [^1]</p>\n<p>x\n{: k}</p>\n',
  );
});

test('a line end within a paragraph is a line break where the blog says so, and code is left alone', () => {
  expect(renderer({ config: { breaks: true } })('a\nb\n\n```\nc\nd\n```').html).toMatch(
    /^<p>a<br>\nb<\/p>\n.*c\n.*d\n/s,
  );
  expect(render('a\nb').html).toBe('<p>a\nb</p>\n');
});

test('lines end as they like', () => {
  expect(render('# A\r\n\r\nb {% c %}\r\n').html).toBe(render('# A\n\nb {% c %}\n').html);
});

test('a formula that cannot be read is told where it stands, not where a price does', () => {
  const { diagnostics } = render('Prices are $5 and more.\nBut $a$ and $\\bad{x}$.');
  expect(diagnostics.map(({ code, line, column }) => [code, line, column])).toEqual([
    ['math-invalid', 2, 13],
  ]);
});

test('a link or picture whose address has a blank is told, and code and what is written so on purpose are not', () => {
  const source =
    'A ![sea](../my sea años.jpg) and\n\n[b](a "title") [c](<d e>) `[f](g h.md)` \\[i\\](j k.md)\n\n- [l](m n.md)\n\n~~~\n[o](p q.md)\n~~~\n';
  const { diagnostics } = renderer()(source, { lineOffset: 3 });
  expect(diagnostics.map(({ code, line, column, remedy }) => [code, line, column, remedy])).toEqual([
    ['link-unread', 4, 4, remedyFor('../my sea años.jpg')],
    ['link-unread', 8, 3, remedyFor('m n.md')],
  ]);
  function remedyFor(address: string): string {
    return `Put the address in angle brackets: (<${address}>); or rename the file. Text that is meant as it stands begins with \\[.`;
  }
});

test.each([
  ['\\[b](c d.md) and `[b](c d.md)`'],
  ['!\\[b](c d.md), \\![b](c d.md) and \\\\\\[b](c d.md)'],
  ['\\[b](c d.md)\n\n- `[b](c d.md)`\n\n~~~\n[b](c d.md)\n~~~'],
  ['<code>[b](c d.md)</code> and <kbd>[b](c d.md)</kbd>'],
])('what is written as text or as code is no link with a blank in its address: %s', (source) => {
  expect(renderer()(source).diagnostics).toEqual([]);
});

test.each([
  ['[^n]\n\n[^n]: A [b](c d.md).\n\nLast [e](f g.md).', [5, 3]],
  ['`a\nb` [b](c d.md)', [2]],
  ['\\\\[b](c d.md)', [1]],
  ['`x` \\[b](c d.md) [b](c d.md)', [1]],
  ['![b](/assets/my photo (1).jpg)\n[c](see (1) there) [d](<c (d e.md>)', [1]],
])('a link whose address has a blank is told where it stands: %s', (source, lines) => {
  expect(renderer()(source).diagnostics.map(({ line }) => line)).toEqual(lines);
});

test('an address with Liquid is told to be written out, since angle brackets do not help it', () => {
  const source =
    '![a]({{ site.url }}/img/a.png)\n\n[b]({{ page.b }}/)\n\n[c](/c{% post_url x %})\n\n![d]({{ site.url }}//d.png)\n';
  const { diagnostics } = renderer()(source);
  expect(diagnostics.map(({ code, line, remedy }) => [code, line, remedy?.split('. Text')[0]])).toEqual([
    ['liquid-tag', 5, 'Liquid is not run: write what it stands for, or put it between backticks to show it.'],
    ['link-unread', 1, 'Liquid is not run: write /img/a.png; the address of the blog goes without saying'],
    ['link-unread', 3, 'Liquid is not run: write what {{ page.b }} stands for'],
    ['link-unread', 7, 'Liquid is not run: write what {{ site.url }} stands for'],
  ]);
});

test('a footnote that no reader would see is told where it stands', () => {
  const source =
    'A[^a] b[^b] ^[inline].\n\n[^a]: One.\n\n[^a]: Two.\n\n> [^lost]: Quoted.\n\n[^b]: Refers to[^c].\n\n[^c]:\n    Below.\n\n[^empty]:\n';
  const { diagnostics } = renderer()(source, { lineOffset: 3 });
  expect(diagnostics.map(({ code, line, column, message }) => [code, line, column, message])).toEqual([
    ['footnote-lost', 8, 1, 'line 6 has a footnote [^a] already, so this one is shown nowhere'],
    ['footnote-lost', 10, 3, 'nothing refers to the footnote [^lost], so it is shown nowhere'],
    ['footnote-lost', 17, 1, 'nothing refers to the footnote [^empty], so it is shown nowhere'],
  ]);
});

test('a lost footnote whose text stands below its name, or nowhere, is told where its name stands', () => {
  const source =
    '`[^none]:` is code.\n\n[^far]:\n\n    Below.\n\n[^none]:\n\n- [^in]:\n\n      Below.\n\n[^far]:\n\n    Again.\n';
  const { diagnostics } = renderer()(source);
  expect(diagnostics.map(({ line, column, message }) => [line, column, message.slice(0, 10)])).toEqual([
    [3, 1, 'nothing re'],
    [7, 1, 'nothing re'],
    [9, 3, 'nothing re'],
    [13, 1, 'line 3 has'],
  ]);
});

test('a reference to a footnote that is defined nowhere is told where it stands', () => {
  const source =
    'A[^dos] b[^1].\n\n[^1]: One, and[^tres].\n\n- text \\[^x] `[^y]` <code>[^z]</code> [^a-z]\n  then[^ñ]\n\n      [^code]\n';
  const { diagnostics } = renderer()(source, { lineOffset: 3 });
  expect(diagnostics.map(({ code, line, column, message }) => [code, line, column, message])).toEqual([
    ['footnote-lost', 4, 2, 'nothing defines the footnote [^dos], so its mark is shown as text'],
    ['footnote-lost', 9, 7, 'nothing defines the footnote [^ñ], so its mark is shown as text'],
    ['footnote-lost', 6, 15, 'nothing defines the footnote [^tres], so its mark is shown as text'],
  ]);
});

test('a class of letters in a text on searches is no footnote', () => {
  const source =
    'q[^u], [^a-zA-Z_0-9], x[^A-FH-Z]rep, [^abc] and [^_a-z] and [^aeiou], but[^1] this[^note].\n';
  const told = (text: string) => renderer()(text).diagnostics.map(({ message }) => message.split(',')[0]);
  expect(told(source)).toEqual(['nothing defines the footnote [^1]', 'nothing defines the footnote [^note]']);
  expect(told('One[^a], two[^b].\n\n> [^a]: Defined.\n')).toEqual(['nothing defines the footnote [^b]']);
});

test('a quote that is meant to be an alert and is none is told', () => {
  const source =
    '> [!NOTA]\n> A.\n\n> [!TIP] With a title\n> B.\n\n> [!note]\n> C.\n\n> [!x](y)\n\n> \\[!NOTA]\n\n> [!LINK]\n\n[!LINK]: /a/\n';
  const { diagnostics } = renderer()(source, { lineOffset: 3 });
  expect(diagnostics.map(({ code, line, message, remedy }) => [code, line, message, remedy])).toEqual([
    [
      'alert-unread',
      4,
      'there is no alert [!NOTA], so the quote is shown as it is typed',
      'Write [!NOTE], [!TIP], [!IMPORTANT], [!WARNING] or [!CAUTION]; its title is in the language of the page.',
    ],
    [
      'alert-unread',
      7,
      'text behind [!TIP] makes the quote no alert, so it is shown as it is typed',
      'Let the text begin on the next line of the quote.',
    ],
  ]);
});

test('a footnote of the text is not lost where an excerpt ends above it', () => {
  const source = 'A.\n\nB[^a]\n<!--more-->\n\n[^a]: One.\n\nC[^b].\n\n[^b]: Two.\n';
  expect(renderer()(source).diagnostics).toEqual([]);
});

test.each([
  ['He wrote “seperate” [sic](as it stands), and/or [more](e.g. p. 5). [2](see below.)', []],
  ['![sea](my sea)\n\n[a](/about us)\n\n[b](about us/)\n\n[c](my notes.md#two words)', [1, 3, 5, 7]],
])('words in parentheses are no address with a blank, and paths are: %s', (source, lines) => {
  expect(renderer()(source).diagnostics.map(({ line }) => line)).toEqual(lines);
});
