import { HtmlValidate } from 'html-validate';
import { expect, test } from 'vitest';
import { attributeOf, elementsOf, metaOf, textsOf } from '../support/html.ts';
import { createBlog, repository, type TestBlog } from '../support/site.ts';

const title = `</script><!-- & "both" 'quotes' <b>`;
const hostile = `title: ${JSON.stringify(title)}`;

/** A blog that says all it can, and one that says nothing. */
const rich = `== site.yml
title: Ink & <paper>
description: About & "so on".
url: https://blog.example/base
language: es
author: eve
logo: /assets/logo.svg
social: {github: https://github.example/x, links: [https://a.example], mail: mailto:x@blog.example}
== assets/logo.svg
<svg xmlns="http://www.w3.org/2000/svg"/>
== data/authors.yml
eve:
  name: Eve & <i>co</i>
  bio: Says "hi".
  website: javascript:alert(1)
  mastodon: https://mastodon.example/@eve
== pages/about.md
---
title: About
---
Text.
== posts/2024-05-02-a.md
---
${hostile}
tags: [one & two, three]
categories: [things]
series: A & B
toc: true
translation_key: a
redirect_from: [/old/]
image: {path: https://pictures.example/a.jpg, alt: 'a "b"', caption: <c>, credit: d, creditlink: 'javascript:alert(1)'}
---
First.

## Head & \`<b>\`

\`\`\`js
let a = 1;
\`\`\`
== posts/2024-04-01-b.md
---
title: B
lang: en
draft: true
tags: [three]
series: A & B
translation_key: a
---
Text.
== posts/c.md
No front matter.
`;

const silent = '== posts/2024-01-01-a.md\nText.\n';

async function built(files: string, drafts = true): Promise<TestBlog> {
  const blog = createBlog(files, { theme: repository });
  const report = await blog.build({ drafts });
  expect(report.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return blog;
}

function pagesOf(blog: TestBlog): readonly (readonly [string, string])[] {
  return [...blog.output().keys()]
    .filter((file) => file.endsWith('.html'))
    .map((file) => [file, blog.read(file)]);
}

test.each([
  ['says all it can', rich],
  ['says nothing', silent],
])('every page of a blog that %s is valid HTML', async (_, files) => {
  const validator = new HtmlValidate({
    extends: ['html-validate:standard'],
    rules: { 'long-title': 'off' },
  });
  for (const [file, html] of pagesOf(await built(files))) {
    const { results } = await validator.validateString(html);
    const faults = results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message }) => `${file} ${ruleId} ${message}`),
    );
    expect(faults).toEqual([]);
  }
});

test('every page has one h1, a title and its language: the post’s own, else the site’s', async () => {
  for (const [file, html] of pagesOf(await built(rich))) {
    expect(textsOf(html, 'h1'), file).toHaveLength(1);
    expect(textsOf(html, 'title')[0], file).not.toBe('');
    expect(html, file).toContain(
      `<html lang="${['b/index.html', 'en/index.html'].includes(file) ? 'en' : 'es'}">`,
    );
  }
});

// T-TPL-2
test('a title with markup and quotes arrives whole in the page, the head and the data', async () => {
  const html = (await built(rich)).read('a/index.html');
  const data = elementsOf(html).find((element) => attributeOf(element, 'type') === 'application/ld+json');
  expect(textsOf(html, 'h1')).toEqual([title]);
  expect(textsOf(html, 'title')[0]).toBe(`${title} · Ink & <paper>`);
  expect(metaOf(html, 'og:title')).toBe(title);
  expect(data).toBeDefined();
  const script = textsOf(html, 'script').find((text) => text.includes('schema.org'));
  expect(JSON.parse(script ?? '')).toMatchObject({
    '@type': 'BlogPosting',
    headline: title,
  });
});

// T-TPL-3
test('no address that could run becomes a link', async () => {
  for (const [file, html] of pagesOf(await built(rich))) {
    const addresses = elementsOf(html).map((element) => attributeOf(element, 'href') ?? '');
    expect(
      addresses.filter((address) => /^\s*javascript:/i.test(address)),
      file,
    ).toEqual([]);
  }
});

test('a post is an h-entry with its name, date, author, categories and content', async () => {
  const html = (await built(rich)).read('a/index.html');
  const classes = new Set(
    elementsOf(html).flatMap((element) => (attributeOf(element, 'class') ?? '').split(' ')),
  );
  for (const name of [
    'h-entry',
    'p-name',
    'dt-published',
    'p-author',
    'h-card',
    'p-category',
    'e-content',
    'u-url',
  ])
    expect(classes, name).toContain(name);
});

test('pages load nothing from elsewhere but the pictures the writer named', async () => {
  for (const [file, html] of pagesOf(await built(rich))) {
    const loaded = elementsOf(html)
      .filter(({ tagName }) => ['script', 'img', 'iframe'].includes(tagName))
      .map((element) => attributeOf(element, 'src') ?? '')
      .filter((address) => /^(?:https?:)?\/\//.test(address));
    expect(
      loaded.filter((address) => address !== 'https://pictures.example/a.jpg'),
      file,
    ).toEqual([]);
  }
});

test('every address within the site is below the base path', async () => {
  for (const [file, html] of pagesOf(await built(rich))) {
    const addresses = elementsOf(html).flatMap((element) => [
      attributeOf(element, 'href'),
      attributeOf(element, 'src'),
    ]);
    const inside = addresses.filter((address) => address?.startsWith('/'));
    expect(
      inside.filter((address) => !address?.startsWith('/base/')),
      file,
    ).toEqual([]);
  }
});

test('drafts are marked and kept from search engines', async () => {
  const html = (await built(rich)).read('b/index.html');
  expect(textsOf(html, 'strong')).toContain('Draft');
  expect(metaOf(html, 'robots')).toBe('noindex');
});

test('a blog without url has no canonical links, and without nav a menu of its standing pages', async () => {
  const blog = await built(`${silent}== pages/about.md\n---\ntitle: About\n---\nText.\n`);
  const html = blog.read('about/index.html');
  expect(html).not.toContain('canonical');
  const current = elementsOf(html).find((element) => attributeOf(element, 'aria-current') === 'page');
  expect(current && attributeOf(current, 'href')).toBe('/about/');
});

test('a base layout of one’s own needs nothing that the theme’s other layouts must be given', async () => {
  const blog = createBlog(
    `${rich}== layouts/base.njk
<title>{{ page.siteName }}</title><p>{{ page.kicker }}|{{ page.heading }}</p>{% block main %}{% endblock %}
`,
    { theme: repository },
  );
  expect((await blog.build()).diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const headings = [
    'index.html',
    'a/index.html',
    'archive/index.html',
    'tags/index.html',
    'tags/three/index.html',
    '404.html',
  ];
  expect(headings.map((file) => textsOf(blog.read(file), 'p')[0])).toEqual([
    '|Ink & <paper>',
    `|${title}`,
    '|Archivo',
    '|Etiquetas',
    'Etiqueta|three',
    '|Página no encontrada',
  ]);
});
