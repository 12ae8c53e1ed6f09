import { XMLValidator } from 'fast-xml-parser';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { expect, test } from 'vitest';
import { elementsOf, metaOf, textsOf } from '../support/html.ts';
import { createBlog, diagnosticsOf, placesOf, repository } from '../support/site.ts';

const head = '== site.yml\ntitle: A blog\nurl: https://blog.example\n';

/** Characters that XML 1.0 does not allow, with the halves of surrogate pairs. */
// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;

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
