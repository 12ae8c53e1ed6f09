import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { XMLValidator } from 'fast-xml-parser';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { expect, test } from 'vitest';
import { elementsOf, metaOf, textsOf } from '../support/html.ts';
import { createBlog, diagnosticsOf, placesOf, repository } from '../support/site.ts';

const head = '== site.yml\ntitle: A blog\nurl: https://blog.example\n';

/** Characters that XML 1.0 does not allow, with the halves of surrogate pairs. */
// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;

/** A text in the ways that editors save it. */
function savedInManyWays(text: string): { readonly [way: string]: string } {
  return {
    plain: text,
    marked: `\ufeff${text}`,
    windows: text.replaceAll('\n', '\r\n'),
    marked_windows: `\ufeff${text.replaceAll('\n', '\r\n')}`,
    old_mac: text.replaceAll('\n', '\r'),
    unended: text.trimEnd(),
  };
}

const everyday = `---
title: Saved
tags: [x]
---
# Head

One
two${'  '}
three

- a
- b

\`\`\`js
let x;

let y;
\`\`\`

| a | b |
|---|---|
| 1 | 2 |

<div>raw

html</div>

Note[^1].

[^1]: The *note*.
`;

// T-BYTE-1
test.each(['commonmark', 'kramdown'])(
  'however an editor saves a text, its page is the same (%s)',
  async (dialect) => {
    const ways = savedInManyWays(everyday);
    const blog = createBlog(head);
    mkdirSync(path.join(blog.root, 'posts'));
    mkdirSync(path.join(blog.root, 'data'));
    const outputs: (readonly [string, string])[] = [];
    for (const [way, text] of Object.entries(ways)) {
      const at = (file: string) => path.join(blog.root, file);
      writeFileSync(at('posts/2024-01-02-saved.md'), text);
      const config = `title: A blog\nurl: https://blog.example\nmarkdown: {dialect: ${dialect}}\n`;
      writeFileSync(at('site.yml'), savedInManyWays(config)[way] ?? '');
      writeFileSync(at('data/words.yml'), savedInManyWays('en:\n  a: b\n')[way] ?? '');
      expect(placesOf(await blog.build()), way).toEqual([]);
      outputs.push([way, JSON.stringify([...blog.output()])]);
    }
    expect(blog.read('saved/index.html')).toContain('<table');
    for (const [way, output] of outputs) expect(output, way).toBe(outputs[0]?.[1]);
  },
);

// T-BYTE-2
test('what is no UTF-8 is an error that names each file, and nothing of it is published', async () => {
  const blog = createBlog(`${head}== posts/2024-01-01-fine.md\nFine.\n`);
  await blog.build();
  const before = blog.output();
  const odd: { readonly [file: string]: Uint8Array } = {
    'posts/2024-01-02-latin.md': Buffer.from('caf\u00e9\n', 'latin1'),
    'posts/2024-01-03-little.md': Buffer.from('\ufeffhello\n', 'utf16le'),
    'posts/2024-01-04-big.md': Buffer.from('\ufeffhello\n', 'utf16le').swap16(),
    'posts/2024-01-05-unmarked.md': Buffer.from('hello there\n', 'utf16le'),
    'posts/2024-01-06-picture.md': Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
    'pages/half.md': Buffer.from([0x61, 0xc3]),
    'data/team.yml': Buffer.from('a: caf\u00e9\n', 'latin1'),
    'data/team2.json': Buffer.from('\ufeff{"a": 1}', 'utf16le'),
    'layouts/page.njk': Buffer.from('caf\u00e9\n', 'latin1'),
  };
  for (const [file, bytes] of Object.entries(odd)) {
    mkdirSync(path.dirname(path.join(blog.root, file)), { recursive: true });
    writeFileSync(path.join(blog.root, file), bytes);
  }
  const found = diagnosticsOf(await blog.build(), 'file-encoding');
  expect(found.map(({ file }) => file).toSorted()).toEqual(Object.keys(odd).toSorted());
  expect(blog.output()).toEqual(before);
});

// T-BYTE-2
test('a folder that is called as a post is a folder', async () => {
  const blog = createBlog(`${head}== posts/2024-01-02-odd.md/2024-01-03-inside.md\nInside.\n`);
  expect(placesOf(await blog.build())).toEqual([]);
  expect(blog.read('inside/index.html')).toContain('Inside.');
});

// T-BYTE-3
test('what XML forbids, escaped in a title or raw in a body, leaves every file well-formed', async () => {
  const blog = createBlog(`${head}
== posts/2024-01-02-odd.md
---
title: "a\\x08\\uD800\\uFFFEb]]>c"
description: "d\\x1Fe]]>"
tags: ["x\\x0By"]
---
f\u0008g\ufffeh\u001fi ]]> j

\`\`\`
]]>
\`\`\`
`);
  const report = await blog.build();
  expect(placesOf(report)).toEqual([]);
  const output = blog.output();
  const documents = [...output.keys()].filter((file) => file.endsWith('.xml'));
  expect(documents).toContain('tags/xy/feed.xml');
  for (const file of documents) expect(XMLValidator.validate(blog.read(file)), file).toBe(true);
  for (const file of output.keys()) expect(forbidden.test(blog.read(file)), file).toBe(false);
  expect(parseAtomFeed(blog.read('feed.xml')).entries?.[0]?.title?.value).toBe('ab]]>c');
  expect(parseRssFeed(blog.read('rss.xml')).items?.[0]?.title).toBe('ab]]>c');
  expect(parseJsonFeed(JSON.parse(blog.read('feed.json'))).items?.[0]?.title).toBe('ab]]>c');
});

const odd = String.raw`\x08\x1F\uD800\uDC00\uD800\uFFFE\uFFFF]]>`;
const references = '&#8;&#x1f;&#xD800;&#55296;&#xfffe;&#65535;';
const raw = '\u0008\u001f\ufffe\uffff';

/** What an XML parser would end at: what breaks its form, a character that it may not hold, raw or as a reference. */
function faultOfXml(text: string): string | null {
  const checked = XMLValidator.validate(text);
  if (checked !== true) return checked.err.msg;
  const outside = text.replace(/<!\[CDATA\[[^]*?\]\]>/g, '');
  const signs = [...outside.matchAll(/&#(?:x([\da-f]+)|(\d+));/gi)].map(([, hex, decimal]) =>
    String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)),
  );
  return [text, ...signs].find((found) => forbidden.test(found)) ?? null;
}

test.each(['<a>', '<a>\u0008</a>', '<a>&#8;</a>', '<a b="&#xFFFE;"/>', '<a>&#xD800;</a>', '<a/>]]><'])(
  'the XML %j is seen as malformed',
  (text) => expect(faultOfXml(text)).not.toBe(null),
);

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.entries(value).flat().flatMap(textsIn) : [];
}

// T-BYTE-3, T-FEED-1
test.each(['commonmark', 'kramdown'])(
  'what XML forbids, in whatever words the default theme shows, leaves every file well-formed (%s)',
  async (dialect) => {
    const blog = createBlog(
      `== site.yml
title: "Title${odd}"
description: "About${odd}"
url: https://blog.example
author: ana
markdown: {dialect: ${dialect}, html: true}
feeds: {formats: [atom, rss, json], terms: atom}
nav: [{title: "Home${odd}", url: /}]
== data/authors.yml
ana: {name: "Ana${odd}", bio: "Bio${odd}"}
== data/words.yml
en: {read: "Read${odd}"}
== posts/2024-01-02-yaml.md
---
title: "A${odd}"
description: "B${odd}"
tags: ["C${odd}"]
categories: ["D${odd}"]
series: "E${odd}"
image: {path: https://pictures.example/a.png, alt: "F${odd}", caption: "G${odd}"}
---
Text ${references}${raw} \`${raw} ${references}\` [link](https://there.example/?${references} "${references}${raw}")

## Heading ${references}${raw}

<b title="${references}${raw}">${references}${raw}</b>

\`\`\`js
let a = "${references}${raw}";
\`\`\`
== posts/2024-01-03-toml.md
+++
title = "A\\u0008\\ufffe]]>${raw.slice(2)}"
tags = ["C\\u0008\\ufffe"]
+++
Text.
== posts/2024-01-04-json.md
{"title": "A\\b\\ud800\\ufffe\\ud800\\udc00]]>", "excerpt": "X\\b\\ud800"}
Text.
== pages/about.md
---
title: "H${odd}"
---
${references}${raw} <https://angle.example/${references}>
`,
      { theme: repository },
    );
    const report = await blog.build();
    expect(placesOf(report)).toEqual([]);
    const files = [...blog.output().keys()].filter((file) => /\.(?:html|xml|json)$/.test(file));
    for (const file of [
      'yaml/index.html',
      'feed.xml',
      'rss.xml',
      'feed.json',
      'sitemap.xml',
      'tags/c/feed.xml',
    ])
      expect(files).toContain(file);
    for (const file of files) {
      const bytes = readFileSync(path.join(blog.out, file));
      const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
      expect(forbidden.exec(text)?.[0], file).toBeUndefined();
      if (file.endsWith('.xml')) expect(faultOfXml(text), file).toBe(null);
      if (file.endsWith('.json'))
        expect(textsIn(JSON.parse(text)).filter((value) => forbidden.test(value))).toEqual([]);
    }
    expect(parseAtomFeed(blog.read('feed.xml')).title?.value).toBe('Title\u{10000}]]>');
    const titles = ['A\u{10000}]]>', 'A]]>', 'A\u{10000}]]>'];
    expect(parseRssFeed(blog.read('rss.xml')).items?.map(({ title }) => title)).toEqual(titles);
    expect(parseJsonFeed(JSON.parse(blog.read('feed.json'))).items?.map(({ title }) => title)).toEqual(
      titles,
    );
  },
);

// T-BYTE-3
test('a title of a Jekyll blog that names such a character by its number is shown without it', async () => {
  const blog = createBlog(
    `== _config.yml\ntitle: A\nurl: https://blog.example\n== _posts/2024-01-02-a.md\n---\ntitle: "A &amp; ${references}b"\npermalink: /a/\n---\nText.\n`,
  );
  expect(placesOf(await blog.build())).toEqual([]);
  for (const text of blog.output().values())
    expect(forbidden.test(Buffer.from(text, 'latin1').toString())).toBe(false);
  expect(blog.read('a/index.html')).toContain('<h1>A &amp; \ufffd\ufffdb</h1>');
});

// T-BYTE-4
test('two file names that differ in their Unicode form only are one URL, and the error names both', async () => {
  const blog = createBlog(head);
  mkdirSync(path.join(blog.root, 'posts'));
  const [composed, decomposed] = ['2024-01-02-caf\u00e9.md', '2024-01-03-cafe\u0301.md'];
  writeFileSync(path.join(blog.root, 'posts', composed), 'One.\n');
  writeFileSync(path.join(blog.root, 'posts', decomposed), 'Two.\n');
  const report = await blog.build();
  const [collision] = diagnosticsOf(report, 'url-collision');
  expect(collision?.message).toContain(composed);
  expect(collision?.message).toContain(decomposed);
  expect(report.isDone).toBe(false);
});

// T-BYTE-4
test('a picture with a decomposed name is served under the composed one that links are written with', async () => {
  const blog = createBlog(`${head}== posts/2024-01-02-a.md\nText.\n`);
  mkdirSync(path.join(blog.root, 'assets'));
  writeFileSync(path.join(blog.root, 'assets', 'cafe\u0301.txt'), 'menu');
  await blog.build();
  expect(blog.read('assets/caf\u00e9.txt')).toBe('menu');
});

const titles = [
  `</title><script>globalThis.x=1</script>&"'<!--`,
  'a \u202e txt.exe',
  '👩\u200d💻 & 👨‍👩‍👧',
  '&lt;b&gt; &amp;',
  '{{ 7 * 7 }} {% raw %}',
];

// T-BYTE-5
test.each(titles)('the title %s is escaped once wherever the default theme shows it', async (title) => {
  const blog = createBlog(
    `${head}
== posts/2024-01-02-a.md
---
title: ${JSON.stringify(title)}
tags: [${JSON.stringify(`x ${title}`)}]
image: {path: https://pictures.example/a.png, alt: ${JSON.stringify(title)}}
---
Body.
`,
    { theme: repository },
  );
  const report = await blog.build();
  expect(placesOf(report)).toEqual([]);
  const page = blog.read('a/index.html');
  expect(textsOf(page, 'h1')).toEqual([title]);
  expect(textsOf(page, 'title')).toEqual([`${title} · A blog`]);
  expect(metaOf(page, 'og:title')).toBe(title);
  expect(metaOf(page, 'og:image:alt')).toBe(title);
  const [linked = ''] = jsonLdOf(page);
  expect(JSON.parse(linked)).toMatchObject({ headline: title, keywords: [`x ${title}`] });
  expect(elementsOf(page).flatMap(({ attrs }) => attrs)).toContainEqual({ name: 'alt', value: title });
  expect(textsOf(blog.read('index.html'), 'h2').map((text) => text.trim())).toContain(title);
  for (const file of ['a/index.html', 'index.html', 'tags/index.html']) {
    expect(textsOf(blog.read(file), 'script').filter((code) => code.includes('globalThis.x'))).toEqual(
      jsonLdOf(blog.read(file)).filter((code) => code.includes('globalThis.x')),
    );
  }
  expect(parseAtomFeed(blog.read('feed.xml')).entries?.[0]?.title?.value).toBe(title);
  expect(parseJsonFeed(JSON.parse(blog.read('feed.json'))).items?.[0]).toMatchObject({
    title,
    tags: [`x ${title}`],
  });
  expect(blog.read('rss.xml')).not.toContain('<script');
});

function jsonLdOf(html: string): readonly string[] {
  return elementsOf(html)
    .filter(({ attrs }) => attrs.some(({ value }) => value === 'application/ld+json'))
    .map(({ childNodes }) => childNodes.map((node) => ('value' in node ? node.value : '')).join(''));
}
