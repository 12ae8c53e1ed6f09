import { symlinkSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, watchFaults } from '../support/browser.ts';
import { serveBelow } from '../support/serve-below.ts';
import { createBlog, placesOf, readFolder, repository, type TestBlog } from '../support/site.ts';

const posts = `
== posts/2024-01-02-a.md
---
title: En la fábrica
---
La producción sube en primavera.
== posts/2024-01-03-b.md
---
title: Otra cosa
---
Nada que ver.
`;

function blogWithPagefind(): TestBlog {
  const blog = createBlog(
    `== site.yml\ntitle: A\nurl: https://a.example/blog\nlanguage: es\ncards: false\nsearch: pagefind\n${posts}`,
    { theme: repository },
  );
  symlinkSync(path.join(repository, 'node_modules'), path.join(blog.root, 'node_modules'));
  return blog;
}

const indexOf = (blog: TestBlog) =>
  [...blog.output()].filter(([file]) => file.startsWith('pagefind/')).map(([file]) => file);

test('its index is part of the site, made once for the same pages and anew for others', async () => {
  const blog = blogWithPagefind();
  expect(placesOf(await blog.build())).toEqual([]);
  const first = indexOf(blog);
  expect(first).toContain('pagefind/pagefind.js');
  expect(first.filter((file) => file.includes('fragment'))).toHaveLength(2);
  expect(first.filter((file) => /-ui|words-/.test(file))).toEqual([]);
  blog.write('== assets/x.txt\nx\n');
  expect(await blog.build()).toMatchObject({ written: 1, removed: 0 });
  expect(indexOf(blog)).toEqual(first);
  blog.write('== posts/2024-01-02-a.md\nOtras palabras.\n');
  await blog.build();
  expect(indexOf(blog)).not.toEqual(first);
  const clean = path.join(blog.root, '../clean');
  await blog.build({ out: clean, cache: undefined, clean: true });
  expect(blog.output()).toEqual(readFolder(clean));
});

test('where it is not installed the page lists posts, and one line says so', async () => {
  const blog = createBlog(`== site.yml\ntitle: A\nurl: https://a.example\nsearch: pagefind\n${posts}`, {
    theme: repository,
  });
  expect(placesOf(await blog.build())).toEqual(['search-missing ']);
  expect(blog.read('search/index.html')).not.toContain('data-search');
  expect(blog.read('search/index.html')).toContain('En la fábrica');
});

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

test('readers ask it in the same place, below a base path', async () => {
  const { address, stop } = await serveBelow(blogWithPagefind());
  const page = await browser.newPage();
  const faults = watchFaults(page, address);
  try {
    await page.goto(`${address}/b/`, { waitUntil: 'networkidle' });
    await page.keyboard.press('/');
    await page.locator('dialog input').fill('producción');
    const link = page.locator('.search-results a');
    await expect.poll(() => link.allTextContents()).toEqual(['En la fábrica']);
    expect(await page.locator('.search-results mark').allTextContents()).toEqual(['producción']);
    await page.keyboard.press('Enter');
    await page.waitForURL(`${address}/a/`);
    expect(faults).toEqual([]);
  } finally {
    await page.close();
    stop();
  }
});
