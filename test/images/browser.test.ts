import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { createBlog, repository } from '../support/site.ts';
import { serveFolder } from '../support/static-server.ts';
import { photograph, putFile } from './photographs.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

test('a phone of 360 pixels at 2× fetches the smallest file that suffices, once, and nothing jumps', async () => {
  const text = Array.from({ length: 40 }, () => 'Words and more words.').join('\n\n');
  const blog = createBlog(
    `== site.yml\ntitle: A\n== posts/2024-01-02-a.md\n---\nimage: /assets/cover.jpg\n---\n${text}\n\n![Sea](/assets/sea.jpg)\n\nEnd.\n`,
    { theme: repository },
  );
  putFile(blog.root, 'assets/cover.jpg', await photograph());
  putFile(blog.root, 'assets/sea.jpg', await photograph({ orientation: 6 }));
  await blog.build();
  const server = await serveFolder(blog.out);
  const context = await browser.newContext({ viewport: { width: 360, height: 780 }, deviceScaleFactor: 2 });
  const page = await context.newPage();
  const fetched: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'image')
      fetched.push(new URL(request.url()).pathname.replace(/-\w{10}\./, '.'));
  });
  const pictures = () => fetched.filter((name) => !name.includes('favicon'));
  try {
    await page.addInitScript(`
      window.jumped = 0;
      new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.jumped += entry.value; })
        .observe({ type: 'layout-shift', buffered: true });
    `);
    await page.goto(`${server.address}/a/`, { waitUntil: 'networkidle' });
    expect(pictures()).toEqual(['/assets/made/cover-720.webp']);
    await page.locator('.e-content img').scrollIntoViewIfNeeded();
    await page.waitForLoadState('networkidle');
    await page
      .locator('.e-content img')
      .evaluate((image) => (image as unknown as { decode(): Promise<void> }).decode());
    expect(pictures()).toEqual(['/assets/made/cover-720.webp', '/assets/made/sea-720.webp']);
    expect(await page.evaluate('window.jumped')).toBe(0);
    const shown = await page.evaluate(
      `(({ clientWidth, clientHeight }) => [clientWidth, clientHeight])(document.querySelector('.e-content img'))`,
    );
    const [width = 0, height = 0] = shown as readonly number[];
    expect(width * 2).toBeLessThanOrEqual(720);
    expect(height / width).toBeCloseTo(4 / 3, 1);
  } finally {
    await context.close();
    server.stop();
  }
});
