import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { launchBrowser, watchFaults } from '../support/browser.ts';
import { serveBelow } from '../support/serve-below.ts';
import { createBlog, repository, type TestBlog } from '../support/site.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

/** Draws what begins with `graph` and refuses all else, as Mermaid does; its name for a colour is kept in the drawing. */
const painter = `window.mermaid = {
  initialize({ themeVariables }) { this.ink = themeVariables.primaryTextColor; },
  async render(id, source) {
    if (!source.startsWith('graph')) throw new Error('syntax');
    return { svg: '<svg id="' + id + '" data-ink="' + this.ink + '"></svg>' };
  },
};`;

const diagrams = '```mermaid\ngraph TD\n  A --> B\n```\n\n```mermaid\nnonsense <b>\n```\n';

function blogWith(config: string): TestBlog {
  const filler = Array.from({ length: 100 }, (_, n) => `Paragraph ${n}.`).join('\n\n');
  return createBlog(
    `== site.yml\ntitle: A\nurl: https://a.example/blog\ncards: false\n${config}\n== posts/2024-01-02-a.md\n${filler}\n\n${diagrams}\n== posts/2024-01-03-b.md\nNone.\n== assets/painter.js\n${painter}\n`,
    { theme: repository },
  );
}

async function open(blog: TestBlog, url = '/a/'): Promise<{ page: Page; asked: string[]; faults: string[] }> {
  const { address, stop } = await serveBelow(blog);
  const context = await browser.newContext({ colorScheme: 'light' });
  onTestFinished(async () => {
    await context.close();
    stop();
  });
  const page = await context.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const faults = watchFaults(page, address);
  await page.goto(address + url, { waitUntil: 'networkidle' });
  return { page, asked, faults };
}

test('a diagram is drawn in the page’s colours when it comes near, and one that cannot be stays its source', async () => {
  const { page, asked, faults } = await open(blogWith('mermaid: /assets/painter.js'));
  expect(asked).not.toContain('/blog/assets/painter.js');
  const drawings = page.locator('pre.mermaid');
  await drawings.first().scrollIntoViewIfNeeded();
  await page.locator('pre.mermaid svg').waitFor({ state: 'attached' });
  const inkOf = () => page.locator('pre.mermaid svg').getAttribute('data-ink');
  expect(await inkOf()).toBe('rgb(28, 33, 48)');
  expect(await drawings.last().textContent()).toBe('nonsense <b>\n');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(inkOf).toBe('rgb(222, 219, 211)');
  expect(faults).toEqual([]);
});

test('a page without a diagram fetches nothing for one, and neither does a blog that has said nothing', async () => {
  const other = await open(blogWith('mermaid: /assets/painter.js'), '/b/');
  expect(other.asked.filter((path) => /diagrams|painter/.test(path))).toEqual([]);
  const silent = await open(blogWith(''));
  expect(silent.asked.filter((path) => /diagrams|painter/.test(path))).toEqual([]);
  expect(await silent.page.locator('pre.mermaid').first().textContent()).toBe('graph TD\n  A --> B\n');
});

test('where the script cannot be had, the source stays', async () => {
  const { page } = await open(blogWith('mermaid: /assets/none.js'));
  await page.locator('pre.mermaid').first().scrollIntoViewIfNeeded();
  await page.waitForLoadState('networkidle');
  expect(await page.locator('pre.mermaid').first().textContent()).toBe('graph TD\n  A --> B\n');
});
