import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { launchBrowser, watchFaults } from '../support/browser.ts';
import { serveBelow } from '../support/serve-below.ts';
import { createBlog, repository } from '../support/site.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

const filler = Array.from({ length: 60 }, (_, n) => `Párrafo ${n} con palabras corrientes.`).join('\n\n');

const posts = `
== posts/2024-01-02-fabrica.md
---
title: En la fábrica
---
Se habla de otras cosas.

${filler}

Al final, la producción sube <b>mucho</b> en primavera.
== posts/2024-01-03-produccion.md
---
title: Producción de tinta
tags: [oficio]
---
Cómo se hace.
== posts/2024-01-04-kensaku.md
---
title: 検索エンジンの話
lang: ja
---
東京タワーで日本語を検索します。
== posts/2024-01-05-zhongwen.md
---
title: 笔记
lang: zh
---
我们在北京写中文搜索引擎。
== posts/2024-01-06-ink.md
---
title: Ink & <paper>
lang: en
---
Nothing else.
`;

/** Opens a page of a blog below a base path, and collects what goes wrong and what is asked of whom. */
async function open(url = '/fabrica/', options: { javaScriptEnabled?: boolean } = {}) {
  const blog = createBlog(
    `== site.yml\ntitle: A\nurl: https://a.example/blog\nlanguage: es\ncards: false\n${posts}`,
    {
      theme: repository,
    },
  );
  const server = await serveBelow(blog);
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const faults = watchFaults(page, server.address);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url().replace(server.address, '')));
  onTestFinished(async () => {
    await context.close();
    server.stop();
    expect(faults).toEqual([]);
  });
  await page.goto(server.address + url, { waitUntil: 'networkidle' });
  return { page, asked, address: server.address };
}

const titles = (page: Page) => page.locator('.search-results a').allTextContents();

async function ask(page: Page, question: string): Promise<readonly string[]> {
  await page.locator('dialog input').fill(question);
  await expect.poll(() => page.locator('.search-status').textContent()).not.toContain('Empieza');
  // The status of the question before must go first.
  await page.waitForTimeout(300);
  return titles(page);
}

test('nothing of the search is fetched before it is asked for, and then only what the question needs', async () => {
  const { page, asked } = await open();
  expect(asked.filter((url) => url.includes('search'))).toEqual([]);
  await page.keyboard.press('/');
  await page.locator('dialog[open] input').waitFor();
  expect(asked.filter((url) => url.includes('search')).map((url) => url.replace(/\?.*/, ''))).toEqual([
    '/assets/js/search.js',
  ]);
  await ask(page, 'tinta');
  expect(
    asked
      .filter((url) => url.startsWith('/search/'))
      .map((url) => url.replace(/\?.*/, ''))
      .toSorted(),
  ).toEqual(['/search/index.json', '/search/posts-0.json', '/search/words-0.json']);
});

test('a word is found without its accent, with a letter missing, and by its beginning, in titles first', async () => {
  const { page } = await open();
  await page.keyboard.press('/');
  for (const question of ['producción', 'produccion', 'producion', 'PROD', 'porduccion'])
    expect(await ask(page, question), question).toEqual(['Producción de tinta', 'En la fábrica']);
  expect(await page.locator('.search-results mark').first().textContent()).toBe('Producción');
});

test('what a description does not show is shown from the post itself', async () => {
  const { page } = await open('/produccion/');
  await page.keyboard.press('/');
  await ask(page, 'primavera');
  const excerpt = page.locator('.search-results p');
  await expect.poll(() => excerpt.textContent()).toContain('la producción sube mucho en primavera');
  expect(await excerpt.locator('mark').allTextContents()).toEqual(['primavera']);
});

test('words of scripts without blanks are found, and nothing is for nonsense', async () => {
  const { page } = await open();
  await page.keyboard.press('/');
  expect(await ask(page, '検索')).toEqual(['検索エンジンの話']);
  expect(await ask(page, '東京タワー')).toEqual(['検索エンジンの話']);
  expect(await page.locator('.search-results a').getAttribute('lang')).toBe('ja');
  expect(await ask(page, '搜索')).toEqual(['笔记']);
  expect(await ask(page, 'xqzwvk')).toEqual([]);
  expect(await page.locator('.search-status').textContent()).toBe('No se ha encontrado nada.');
  expect(await ask(page, 'ink')).toEqual(['Ink & <paper>']);
});

test('the keyboard is enough: / opens, arrows choose, letters go on, Enter opens, Esc closes', async () => {
  const { page, address } = await open();
  await page.keyboard.press('/');
  await ask(page, 'producci');
  const focused = () => page.evaluate('document.activeElement.textContent || document.activeElement.tagName');
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toBe('Producción de tinta');
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toBe('En la fábrica');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  expect(await focused()).toBe('INPUT');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('o');
  expect(await page.locator('dialog input').inputValue()).toBe('produccio');
  await page.keyboard.press('Escape');
  expect(await page.locator('dialog[open]').count()).toBe(0);
  await page.keyboard.press('/');
  await ask(page, 'produccion');
  await page.keyboard.press('Enter');
  await page.waitForURL(`${address}/produccion/`);
});

test('the search has a page, with the question in its address and the archive where there is none', async () => {
  const { page } = await open('/search/?q=tinta');
  await expect.poll(() => titles(page)).toEqual(['Producción de tinta']);
  expect(await page.locator('.search-rest').isVisible()).toBe(false);
  await page.locator('.search-form input').fill('');
  await expect.poll(() => page.locator('.search-rest').isVisible()).toBe(true);
  expect(new URL(page.url()).search).toBe('');
});

test('without scripts the link leads to a list of all posts', async () => {
  const { page } = await open('/fabrica/', { javaScriptEnabled: false });
  await page.locator('.search-item a').click();
  expect(await page.locator('.search-rest .h-entry a').count()).toBe(5);
  expect(await page.locator('.search-form').isVisible()).toBe(false);
});
