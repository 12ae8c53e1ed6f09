import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { serveBlog } from '../support/serve-blog.ts';
import { createBlog, repository } from '../support/site.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Where the dates and the contents begin, how wide these and the texts are, and how high the title is. */
const measured = `(() => {
  const box = (each) => each.getBoundingClientRect();
  const all = (selector) => [...document.querySelectorAll(selector)].map(box);
  return {
    starts: all('.post-card .post-meta > *, .toc').map(({ left }) => left),
    toc: all('.toc').map(({ width }) => width),
    text: all('.post-card .p-summary, .post-body').map(({ width }) => width),
    title: all('.site-title a').map(({ height }) => height),
  };
})()`;

interface Measured {
  readonly starts: readonly number[];
  readonly toc: readonly number[];
  readonly text: readonly number[];
  readonly title: readonly number[];
}

test.each(['{measure: 50rem}', '{measure: 70rem, aside: 12rem}', '{measure: 30rem, aside: 4rem}'])(
  'whatever the widths, dates and contents are on the screen: %s',
  async (widths) => {
    const blog = createBlog(
      `== site.yml\ntitle: A book of hours\nlanguage: es\nurl: https://a.example\ntheme: {widths: ${widths}}\n== posts/2024-09-21-a.md\n---\ntitle: A\ntoc: true\n---\nText.\n\n## One\n\n## Two\n`,
      { theme: repository },
    );
    const server = await serveBlog({ blog: blog.root, theme: repository });
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    const seen: Measured[] = [];
    for (const url of ['/', '/a/']) {
      await page.goto(server.address + url);
      seen.push(await page.evaluate<Measured>(measured));
    }
    await page.close();
    server.stop();
    const all = (key: keyof Measured): readonly number[] => seen.flatMap((each) => each[key]);
    expect(all('starts')).toHaveLength(3);
    expect(Math.min(...all('starts'))).toBeGreaterThanOrEqual(0);
    if (!widths.includes('aside')) expect(Math.min(...all('toc'))).toBeGreaterThan(140);
    expect(Math.min(...all('text'))).toBeGreaterThan(500);
    // Two lines at most.
    if (!widths.includes('4rem')) expect(Math.max(...all('title'))).toBeLessThan(80);
  },
);
