import { describe, expect, test } from 'vitest';
import { withFences } from '../../src/import/fences.ts';
import { readHexoText } from '../../src/import/hexo/hexo-front-matter.ts';
import { nativeBody as hexoBody } from '../../src/import/hexo/native-body.ts';
import { isWholePage } from '../../src/import/hexo/whole-page.ts';
import { htmlToMarkdown } from '../../src/import/html/html-to-markdown.ts';
import { htmlBlock } from '../../src/import/html-block.ts';
import { hugoSite } from '../../src/import/hugo/hugo-site.ts';
import { nativeBody as hugoBody } from '../../src/import/hugo/native-body.ts';
import { bodyMarkdown } from '../../src/import/wordpress/body-markdown.ts';

/** Long enough that what takes the square of its length takes minutes, so that the test's own limit ends it. */
const length = 300_000;

const [language] = hugoSite({}, new Date()).languages;
if (language === undefined) throw new Error('a blog has a language');

const hugo = (body: string, isHtml = false): string =>
  hugoBody(
    {
      file: 'a.md',
      folder: '',
      name: 'a',
      language,
      kind: 'text',
      front: {},
      given: {},
      body,
      bodyLine: 0,
      isHtml,
    },
    { front: {}, params: {}, hasBlockAttributes: true, addressOf: () => null },
  ).body;

const hexo = (body: string): string =>
  hexoBody(body, {
    findPost: () => null,
    assetAddress: () => null,
    settleLinks: (text) => text,
    readCode: () => null,
  }).text;

const pictures = { byId: () => null, own: [] };
const wordPress = { file: 'a.xml', address: (written: string) => written, sharedBlock: () => null };

interface Kind {
  readonly convert: (body: string) => unknown;
  /** What a body repeats, or how it is made. */
  readonly bodies: readonly (string | (() => string))[];
}

const many = (text: string, part = 1): string => text.repeat((length * part) / text.length);

const kinds: { readonly [what: string]: Kind } = {
  'shortcodes of Hugo': {
    convert: hugo,
    bodies: [
      '{{<a ',
      '{{< a >}}',
      '{{< gist a b >}} ',
      '{{</*',
      '{{< a "\\"',
      '```js\n',
      '~~~\nx\n',
      () => `{{<${many(' ')}x`,
      () => many('{{< note >}}\n', 0.5) + many('{{< /note >}}\n', 0.5),
      () => `{{< figure src="a" caption="${many('<a')}" >}}`,
      () => `{{< figure src="a" caption="[a](${many('b')}" >}}`,
    ],
  },
  'tags of Hexo': {
    convert: hexo,
    bodies: [
      '{% raw %}',
      '{% codeblock',
      '{{ a',
      '`a` ',
      '{% youtube x %} ',
      '{% note %}x{% endnote %}',
      () => many('{% note %}\n', 0.5) + many('{% endnote %}\n', 0.5),
      () => `{% quote ${many('a ')}https:// %}x{% endquote %}`,
      () => `{% include_code ${many('a')} b %}`,
      () => `\`\`\`js a${many(' ')}b\nx\n\`\`\``,
    ],
  },
  'shortcodes of WordPress': {
    convert: (body) => bodyMarkdown(body, pictures, 1, wordPress).text,
    bodies: [
      '[caption',
      '[caption]',
      '[code ]x',
      '[gallery ',
      '[[a ',
      '[a b=',
      '[a b=c]\n',
      '<pre>',
      '<code ',
      '<!-- ',
      '<!-- wp:block {"ref":1',
      '<!--more ',
      () => `[caption]${many(' ')}x[/caption]`,
      () => `[gallery ${many('a')}]`,
      () => `[embed]x${many(' ')}x[/embed]`,
      () => `[code]x${many(' ')}x[/code]`,
    ],
  },
  HTML: {
    convert: (html) =>
      htmlToMarkdown(html, { keepsLines: true, address: (written) => written }) ?? 'too deep',
    bodies: [
      '<b>a</b>',
      '<b>a</b>\n',
      'a <br>',
      'a<code>b</code>',
      'a\n\n',
      () => `<b>a${many(' ')}b</b>`,
      () => `a${many('\u00a0')}b`,
      () => `a${many('\t')}b`,
      () => `<h1>${many('#')}a</h1>`,
      () => `<code> ${many('a ')}x</code>`,
      () => `<img src="a" style="${many('width:')};x">`,
      () => Array.from({ length: length / 40 }, (_, at) => `<font size="${String(at)}"><p>`).join(''),
    ],
  },
  'front matter of Hexo': { convert: (text) => readHexoText(text, 'a.md').body, bodies: ['---\n', 'a: b\n'] },
  'pages of HTML': { convert: htmlBlock, bodies: ['<pre ', '<textarea>', '\n  '] },
  'whole pages': { convert: isWholePage, bodies: ['<!--a-->', '<!--'] },
  'code of Jekyll': {
    convert: withFences,
    bodies: ['{% highlight js %}\n', '{% highlight js %}\n{% endhighlight %} x\n'],
  },
};

for (const [what, { convert, bodies }] of Object.entries(kinds)) {
  describe(`time grows with length, not with its square: ${what}`, () => {
    for (const body of bodies) {
      test(typeof body === 'string' ? JSON.stringify(body) : String(body).slice(6), () => {
        expect(convert(typeof body === 'string' ? many(body) : body())).not.toBeUndefined();
      }, 20_000);
    }
  });
}
