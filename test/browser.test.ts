import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, watchFaults } from './support/browser.ts';
import { type ServedBlog, serveBlog } from './support/serve-blog.ts';
import { repository } from './support/site.ts';

/** One page of each kind. */
const pages = [
  '/',
  '/kubernetes-estrategias-de-despliegue/',
  '/categories/',
  '/tags/kubernetes/',
  '/archive/',
  '/authors/',
  '/manual/',
  '/404.html',
];

describe('the default theme in a browser', () => {
  let browser: Browser;
  let server: ServedBlog;

  beforeAll(async () => {
    server = await serveBlog({ blog: repository, theme: repository });
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
    server.stop();
  });

  const views: readonly BrowserContextOptions[] = [
    { viewport: { width: 320, height: 640 }, colorScheme: 'light' },
    { viewport: { width: 360, height: 740 }, colorScheme: 'dark' },
    { viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  ];

  test.each(views)(
    'fits, says nothing on the console and asks no one else: $viewport.width px, $colorScheme',
    async (view) => {
      const context = await browser.newContext(view);
      const page = await context.newPage();
      const faults = watchFaults(page, server.address);
      for (const url of pages) {
        await page.goto(server.address + url);
        const overflow = await page.evaluate(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );
        if (overflow !== 0) faults.push(`${url} scrolls sideways by ${String(overflow)} px`);
      }
      await context.close();
      expect(faults).toEqual([]);
    },
  );

  test('a post reads the same with scripts off', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${server.address}/kubernetes-estrategias-de-despliegue/`);
    expect(await page.locator('.e-content').innerText()).toContain('RollingUpdate');
    expect(await page.locator('pre code').first().isVisible()).toBe(true);
    await context.close();
  });
});
