import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { serveBelow } from '../support/serve-below.ts';
import { createBlog, repository } from '../support/site.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const runAxe = `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] })`;

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

async function faultsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate<AxeResults>(runAxe);
  const wide = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  return [
    ...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} ${html}`)),
    ...(wide === 0 ? [] : [`scrolls sideways by ${String(wide)} px`]),
  ];
}

const views = (['en', 'ar'] as const).flatMap((language) =>
  ([320, 1280] as const).flatMap((width) =>
    (['light', 'dark'] as const).map((colorScheme) => ({ language, width, colorScheme })),
  ),
);

test.each(views)(
  'the search, its answers, a frame that waits, comments and sharing break no rule: $language, $width px, $colorScheme',
  async ({ language, width, colorScheme }) => {
    const video = 'https://www.youtube.com/watch?v=dQw4w9WgXcQ';
    const blog = createBlog(
      `== site.yml\ntitle: A\nurl: https://a.example/blog\nlanguage: ${language}\ncards: false\nshare: true\ncomments: {utterances: me/blog}\n== posts/2024-01-02-a.md\n---\ntitle: Harbour\n---\nWords of a harbour.\n\n${video}\n\n[![Film](/assets/p.svg)](${video})\n== assets/p.svg\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"><rect width="16" height="9"/></svg>\n`,
      { theme: repository },
    );
    const { address, stop } = await serveBelow(blog);
    const context = await browser.newContext({ viewport: { width, height: 700 }, colorScheme });
    const page = await context.newPage();
    try {
      await page.goto(`${address}/a/`, { waitUntil: 'networkidle' });
      expect(await page.locator('.embed-play').count()).toBe(2);
      expect(await page.locator('.ask button').isVisible()).toBe(true);
      expect(await faultsOf(page)).toEqual([]);
      await page.keyboard.press('/');
      await page.locator('dialog input').fill('harbor');
      await page.locator('.search-results mark').first().waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await page.goto(`${address}/search/?q=harbour`, { waitUntil: 'networkidle' });
      await page.locator('.search-results mark').first().waitFor();
      expect(await faultsOf(page)).toEqual([]);
    } finally {
      await context.close();
      stop();
    }
  },
);
