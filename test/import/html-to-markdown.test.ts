import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { expect, test } from 'vitest';
import { htmlToMarkdown } from '../../src/import/html/html-to-markdown.ts';
import { renderer } from '../markdown/rendering.ts';

const render = renderer({ config: { typographer: false, linkify: false, html: true } });
const convert = (html: string, keepsLines = false): string =>
  htmlToMarkdown(html, { keepsLines, address: (written) => written }) ?? 'too deep';

type Node = DefaultTreeAdapterTypes.Node;

/** What a reader gets: words with the elements around them, without what only looks. */
function shapeOf(html: string): readonly string[] {
  const shape: string[] = [];
  let text = '';
  const endText = (): void => {
    const words = text.replace(/[\s\u200b]+/g, ' ');
    if (words.trim() !== '') shape.push(words.trim());
    text = '';
  };
  const shown = new Set(
    'p h1 h2 h3 h4 h5 h6 ul ol li blockquote pre table tr th td hr figure figcaption a img em strong code br s dl dt dd iframe sub sup span u'.split(
      ' ',
    ),
  );
  const visit = (node: Node): void => {
    if ('value' in node) text += node.value;
    if (!('childNodes' in node)) return;
    const tag = 'tagName' in node ? node.tagName : '';
    const name = { b: 'strong', i: 'em', del: 's', strike: 's' }[tag] ?? tag;
    const isShown =
      shown.has(name) && !(name === 'a' && isAnchor(node)) && !(name === 'span' && isPlainSpan(node));
    if (isShown) {
      endText();
      const facts =
        'attrs' in node
          ? node.attrs.filter(
              (one) =>
                ['href', 'src', 'alt', 'start'].includes(one.name) ||
                (one.name === 'id' && name.startsWith('h')),
            )
          : [];
      shape.push(
        `<${[name, ...facts.filter((one) => !(one.name === 'id')).map((one) => `${one.name}=${one.value.replace(/%20/g, ' ')}`)].join(' ')}>`,
      );
    }
    node.childNodes.forEach(visit);
    if (isShown) {
      endText();
      shape.push(`</${name}>`);
    }
  };
  visit(parseFragment(html));
  endText();
  return shape;
}
function isAnchor(node: Node): boolean {
  return 'attrs' in node && node.attrs.some((one) => one.name === 'class' && one.value.includes('anchor'));
}
function isPlainSpan(node: Node): boolean {
  return 'attrs' in node && !node.attrs.some((one) => one.name === 'style');
}

test.each([
  ['<p>One <strong>bold</strong> and <em>soft</em>, <a href="/x/?a=1&amp;b=2" title="T">link</a>.</p>'],
  ['<p><strong>“Quoted”</strong>word and un<em>believ</em>able, 中<strong>文</strong>字</p>'],
  ['<p><strong><em>both</em></strong> <em><strong>both</strong> one</em> <em>a</em><strong>b</strong></p>'],
  ['<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul><ul><li>other</li></ul>'],
  ['<ol start="3"><li><p>a</p><p>b</p></li><li><p>c</p></li></ol><p>after</p>'],
  [
    '<blockquote><p>q</p><ul><li>x</li></ul><blockquote><p>deep</p></blockquote></blockquote><blockquote><p>r</p></blockquote>',
  ],
  [
    '<h2 id="here">Head # 1 #</h2><p># no head</p><p>1. no list</p><p>- none</p><p>+ none</p><p>&gt; none</p><p>===</p><p>: none</p>',
  ],
  ['<p>*a* _b_ `c` [d](e) ![f](g) \\ ~~s~~ &lt;b&gt; &amp;amp; $x$ {: .y} [^1] x^[y] | z</p>'],
  ['<p>a<br>b<br><br>c<br>- d</p>'],
  [
    '<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1 | 2</td><td><code>x|y</code></td></tr></tbody></table>',
  ],
  ['<table><tbody><tr><td colspan="2">a</td></tr><tr><td>b</td><td>c\n\nd</td></tr></tbody></table>'],
  ['<p><code>a `b` c</code> <code>``</code> <code> x</code></p>'],
  [
    '<figure class="wp-block-image alignleft"><img src="/a.jpg" alt="A [b]"><figcaption>Some “words” *here*</figcaption></figure>',
  ],
  ['<figure><a href="/l/"><img src="/a.jpg" alt=""></a><figcaption>Cap</figcaption></figure>'],
  ['<p>x<sub>2</sub> <span style="color:red">red *x*</span> <u>u</u></p>'],
  ['<dl><dt>T</dt><dd>d</dd><dd>e</dd><dt>U</dt><dd>f</dd></dl>'],
  ['<p>a</p><hr><p>b</p><ul><li>x<hr></li></ul>'],
  ['<div class="own"><p>in *box*</p><ul><li>x</li></ul></div><p>out</p>'],
  [
    '<p style="text-align:center">mid</p><h3 class="has-text-align-center">m</h3><blockquote class="big"><p>b</p></blockquote>',
  ],
  ['<pre>a\n\n  b <b>c</b></pre><p>after</p>'],
  ['<p><a href="/(x)">a ] b</a> <a href="">none</a> <a href="/a b">blank</a> <a id="k"></a></p>'],
  ['<p>&nbsp;</p><p>a&nbsp;</p>'],
  ['<p><img src="/i.jpg" alt="i" title="Titled"></p><p>see <img src="/i.jpg" alt="i" width="30"></p>'],
  ['<iframe src="https://maps.example/x"></iframe><p>y</p>'],
])('%s reads the same', (html) => {
  expect(shapeOf(render(convert(html)).html)).toEqual(shapeOf(html));
});

const words = fc.oneof(
  fc.constantFrom(
    'word',
    'a b',
    ' ',
    '1. x',
    '- y',
    '# z',
    '*',
    '_',
    '`',
    '[',
    '](u)',
    '!',
    '<',
    '&amp;',
    '&',
    '$5',
    '$',
    '~~',
    '|',
    '{:',
    '^',
    ':',
    '\\\\',
    '“q”',
    '中',
    'é',
    '=',
    '---',
    '>',
    '+',
    'a_b',
    '&nbsp;',
    'https://e.example/a_b',
    '1)',
    '\n',
  ),
  fc.stringMatching(/^[a-z.,*_`'"() [\]-]{1,8}$/),
);
const text = words.map((word) => word.replace(/<(?![a-z/])/g, '&lt;'));

const { flow } = fc.letrec<{ span: string; line: string; block: string; flow: string }>((tie) => ({
  span: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    text,
    fc.constantFrom('<br>', '<img src="/i.jpg" alt="pic">', '<code>x * `y`</code>', '<code>k</code>'),
    fc
      .tuple(fc.constantFrom('strong', 'em', 's', 'sub', 'u', 'b', 'i', 'span'), tie('line'))
      .map(([tag, inside]) => `<${tag}>${inside}</${tag}>`),
    fc
      .tuple(fc.constantFrom('/x/', 'https://e.example/?a=1&amp;b=(2)'), text)
      .map(([href, inside]) => `<a href="${href}">${inside}</a>`),
  ),
  line: fc.array(tie('span'), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('')),
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('line').map((inside) => `<p>${inside}</p>`),
    tie('line').map((inside) => `<h3>${inside}</h3>`),
    fc.constantFrom(
      '<hr>',
      '<pre><code class="language-js">a *b*\n\n  c</code></pre>',
      '<table><tr><td>a</td></tr></table>',
    ),
    fc
      .tuple(fc.constantFrom('ul', 'ol'), fc.array(tie('flow'), { minLength: 1, maxLength: 3 }))
      .map(([tag, items]) => `<${tag}>${items.map((item) => `<li>${item}</li>`).join('')}</${tag}>`),
    tie('flow').map((inside) => `<blockquote>${inside}</blockquote>`),
  ),
  flow: fc.array(tie('block'), { minLength: 1, maxLength: 3 }).map((blocks) => blocks.join('')),
}));

test('any HTML reads the same as Markdown', () => {
  fc.assert(
    fc.property(flow, (html) => {
      const markdown = convert(html);
      expect({ html, markdown, shape: comparable(render(markdown).html) }).toEqual({
        html,
        markdown,
        shape: comparable(html),
      });
    }),
    { numRuns: 400 },
  );
});

/** What nobody sees is no difference: elements without words, and breaks at the ends. */
function comparable(html: string): readonly string[] {
  return emptied(shapeOf(html).filter((part) => !/^<\/?(?:br|p)>$/.test(part)));
}

function emptied(shape: readonly string[]): readonly string[] {
  const kept: string[] = [];
  for (const part of shape) {
    const [, tag = ''] = /^<\/(\w+)>$/.exec(part) ?? [];
    const last = kept.at(-1) ?? '<p>';
    if (tag !== '' && !['hr', 'img'].includes(tag) && last === `<${tag}>`) kept.pop();
    else if (isTag(part) || isTag(last)) kept.push(isTag(part) ? part : part.replace(/\s/g, ''));
    else kept[kept.length - 1] = last + part.replace(/\s/g, '');
  }
  return kept.filter((part) => part !== '');
}

function isTag(part: string): boolean {
  return /^<\/?[a-z]/.test(part);
}
