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

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Measured {
  readonly text: Box;
  readonly wide: readonly Box[];
  /** Pictures and figures at the start of the line. */
  readonly left: readonly Box[];
  readonly right: readonly Box[];
  /** What is written behind each of these. */
  readonly beside: readonly Box[];
  readonly next: Box;
  readonly page: number;
}

const measured = `(() => {
  const box = (each) => { const { left, right, top, bottom } = each.getBoundingClientRect(); return { left, right, top, bottom }; };
  const all = (selector) => [...document.querySelectorAll(selector)].map(box);
  const line = (each) => { const range = document.createRange(); range.selectNodeContents(each); return box({ getBoundingClientRect: () => range.getClientRects()[0] }); };
  return {
    text: all('.e-content')[0],
    wide: all('.e-content img.wide, .e-content .wide img'),
    left: all('.e-content img.left'),
    right: all('.e-content img.right'),
    beside: [...document.querySelectorAll('.e-content p:not(:has(img))')].map(line),
    next: all('.e-content h2')[0],
    page: document.documentElement.scrollWidth,
  };
})()`;

const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200" viewBox="0 0 3 2"/>';
const text = 'Words and more words. '.repeat(12);
const body = `![a](/assets/a.svg){: .wide}

![a](/assets/a.svg "Caption"){: .wide}

![a](/assets/a.svg "Caption")
{: .wide}

![a](/assets/a.svg){: .left}

${text}

![a](/assets/a.svg "Caption"){: .right}

${text}

## Next
`;

async function measure(language: string, width: number): Promise<Measured> {
  const blog = createBlog(
    `== site.yml\ntitle: A\nurl: https://a.example\nlanguage: ${language}\n== assets/a.svg\n${picture}\n== posts/2024-09-21-a.md\n---\ntitle: A\ntoc: true\n---\n${body}`,
    { theme: repository },
  );
  const server = await serveBlog({ blog: blog.root, theme: repository });
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  await page.goto(`${server.address}/a/`);
  const seen = await page.evaluate<Measured>(measured);
  await page.close();
  server.stop();
  return seen;
}

test('on a desk a wide picture reaches into the margin, and others stand beside the text', async () => {
  const { text: column, wide, left, right, beside, next, page } = await measure('en', 1280);
  expect(wide).toHaveLength(3);
  for (const box of wide) {
    expect(box.left).toBeCloseTo(column.left, 0);
    expect(box.right).toBeGreaterThan(column.right + 100);
  }
  expect(left[0]?.left).toBeCloseTo(column.left, 0);
  expect(beside[0]?.left).toBeGreaterThan(left[0]?.right ?? 0);
  expect(beside[0]?.top).toBeLessThan(left[0]?.bottom ?? 0);
  expect(right[0]?.right).toBeCloseTo(column.right, 0);
  expect(beside[1]?.right).toBeLessThan(right[0]?.left ?? 0);
  expect(next.top).toBeGreaterThan(right[0]?.bottom ?? 0);
  expect(page).toBeLessThanOrEqual(1280);
});

test('where the text runs from right to left, all of it is turned', async () => {
  const { text: column, wide, left, right, page } = await measure('ar', 1280);
  for (const box of wide) {
    expect(box.right).toBeCloseTo(column.right, 0);
    expect(box.left).toBeLessThan(column.left - 100);
  }
  expect(left[0]?.right).toBeCloseTo(column.right, 0);
  expect(right[0]?.left).toBeCloseTo(column.left, 0);
  expect(page).toBeLessThanOrEqual(1280);
});

test('on a phone pictures stand one below the other, none wider than the text', async () => {
  const { text: column, wide, left, right, beside, page } = await measure('en', 360);
  for (const box of [...wide, ...left, ...right]) {
    expect(box.left).toBeGreaterThanOrEqual(column.left - 1);
    expect(box.right).toBeLessThanOrEqual(column.right + 1);
  }
  expect(beside[0]?.top).toBeGreaterThanOrEqual(left[0]?.bottom ?? 0);
  expect(page).toBeLessThanOrEqual(360);
});
