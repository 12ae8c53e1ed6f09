import { expect, test } from 'vitest';
import { createBlog, diagnosticsOf, placesOf } from '../support/site.ts';

const site = `
== site.yml
title: A blog
url: https://blog.example
== posts/2024-01-02-hello.md
---
title: Hello
tags: [a, b]
---
Hello *there*.
== posts/2024-02-03-again.md
---
title: Again
tags: [a]
---
Again.
`;

test('a blog of two posts becomes a site', async () => {
  const blog = createBlog(site);
  const report = await blog.build();
  expect(placesOf(report)).toEqual([]);
  expect(report.isDone).toBe(true);
  expect(blog.read('hello/index.html')).toContain('<p>Hello <em>there</em>.</p>');
  expect(blog.read('index.html')).toBe('<a href="/again/">Again</a><a href="/hello/">Hello</a>');
  expect(blog.read('tags/index.html')).toBe('tags: a 2 b 1');
  expect(blog.read('tags/a/index.html')).toBe('a: Again Hello');
});

test('a second build writes nothing', async () => {
  const blog = createBlog(site);
  await blog.build();
  expect(await blog.build()).toMatchObject({ written: 0, removed: 0 });
});

test('a page that is gone takes its file and its empty folder along', async () => {
  const blog = createBlog(site);
  await blog.build();
  blog.remove('posts/2024-01-02-hello.md');
  const report = await blog.build();
  expect(report.removed).toBeGreaterThan(0);
  expect([...blog.output().keys()].filter((file) => file.startsWith('hello'))).toEqual([]);
  expect(blog.read('tags/a/index.html')).toBe('a: Again');
});

test('a failed build leaves the old site byte for byte', async () => {
  const blog = createBlog(site);
  await blog.build();
  const before = blog.output();
  blog.write('== posts/2024-03-04-broken.md\n---\ntitle: [\n---\n');
  const report = await blog.build();
  expect(report.isDone).toBe(false);
  expect(diagnosticsOf(report, 'yaml-invalid')).toHaveLength(1);
  expect(blog.output()).toEqual(before);
});

test('quotes and the titles of alerts follow the language of the post', async () => {
  const blog = createBlog(
    `== site.yml\ntitle: A blog\nurl: https://blog.example\nlanguage: es\n${['en', 'es'].map((lang) => `== posts/2024-01-0${lang === 'en' ? 1 : 2}-${lang}.md\n---\nlang: ${lang}\n---\nSay "yes".\n\n> [!WARNING]\n> Careful.\n`).join('')}`,
  );
  await blog.build();
  expect(blog.read('en/index.html')).toMatch(/“yes”[^]*Warning/);
  expect(blog.read('es/index.html')).toMatch(/«yes»[^]*Advertencia/);
});
