import path from 'node:path';
import { expect, test } from 'vitest';
import { createBlog, readFolder, repository, type TestBlog } from '../support/site.ts';

const config = 'title: First\nurl: https://a.example\nauthor: ana\n';

const posts = `
== posts/2025-01-02-a.md
---
title: A
tags: [x, y]
---
First, *with* [a link](/b/).
== posts/2025-01-03-b.md
Second.
== pages/about.md
Who.
`;

const edits: { readonly [name: string]: { readonly text: string; readonly loads: boolean } } = {
  title: { text: config.replace('First', 'Second'), loads: false },
  description: { text: `${config}description: Of this and that\n`, loads: false },
  'address without a path': { text: config.replace('a.example', 'b.example'), loads: false },
  menu: { text: `${config}nav: [{title: About, url: /about/}]\n`, loads: false },
  'key of one’s own': { text: `${config}motto: Onwards\n`, loads: false },
  'base path': { text: config.replace('a.example', 'a.example/blog'), loads: true },
  'time zone': { text: `${config}timezone: Asia/Tokyo\n`, loads: true },
  language: { text: `${config}language: es\n`, loads: true },
  author: { text: config.replace('ana', 'berta'), loads: true },
  permalink: { text: `${config}permalink: /:year/:title/\n`, loads: true },
};

test.each(Object.entries(edits))('another %s: the site is a clean build’s', async (_, { text, loads }) => {
  const blog = createBlog(`== site.yml\n${config}${posts}`, { theme: repository });
  await blog.build();
  blog.write(`== site.yml\n${text}`);
  expect(await loadedBy(blog)).toBe(loads ? 3 : 0);
  const clean = path.join(blog.root, '../clean');
  expect((await blog.build({ out: clean, cache: undefined, clean: true })).isDone).toBe(true);
  expect(blog.output()).toEqual(readFolder(clean));
});

test('in a Jekyll blog posts may show any key: they are read anew', async () => {
  const blog = createBlog(
    '== _config.yml\ntitle: First\n== _posts/2025-01-02-a.md\n---\n---\n{{ site.title }}\n',
    {
      theme: repository,
    },
  );
  await blog.build();
  blog.write('== _config.yml\ntitle: Second\n');
  expect(await loadedBy(blog)).toBeGreaterThan(0);
  expect([...blog.output()].find(([file]) => file.endsWith('a.html'))?.[1]).toContain('<p>Second</p>');
});

/** Builds, and counts the texts that were read for it. */
async function loadedBy(blog: TestBlog): Promise<number> {
  let loaded = 0;
  await blog.build({
    onProgress(verb, done) {
      if (verb === 'load') loaded = done;
    },
  });
  return loaded;
}
