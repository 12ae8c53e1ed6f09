import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, watchFaults } from '../support/browser.ts';
import { type ServedBlog, serveBlog } from '../support/serve-blog.ts';
import { repository } from '../support/site.ts';
import { kindsOfPage, writeTortureBlog } from './torture-blog.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The rules of WCAG up to 2.2, level AA. */
const runAxe = `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'], preload: false })`;

/** Waits for the colours that come by degrees. */
const untilColoured = `Promise.all(document.getAnimations().filter((one) => one instanceof CSSTransition).map((one) => one.finished)).then(() => null)`;

const languages = { ltr: 'en', rtl: 'ar' } as const;

describe('every kind of page', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tinta-accessibility-'));
  const servers = new Map<string, ServedBlog>();
  let browser: Browser;

  beforeAll(async () => {
    for (const [direction, language] of Object.entries(languages)) {
      const blog = writeTortureBlog(path.join(folder, direction), language);
      const server = await serveBlog({ blog, theme: repository });
      expect(server.diagnostics).toEqual([]);
      servers.set(direction, server);
    }
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
    for (const server of servers.values()) server.stop();
    rmSync(folder, { recursive: true });
  });

  const views = (['ltr', 'rtl'] as const).flatMap((direction) =>
    ([320, 360, 1280] as const).map((width) => ({ direction, width })),
  );

  test.each(views)(
    'breaks no rule of WCAG 2.2 AA, fits and is quiet, light and dark: $direction, $width px',
    async ({ direction, width }) => {
      const address = servers.get(direction)?.address ?? '';
      const context = await browser.newContext({ viewport: { width, height: 800 } });
      const page = await context.newPage();
      const faults = watchFaults(page, address);
      for (const url of kindsOfPage) {
        await page.goto(address + url);
        await page.evaluate(axe);
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          expect(await page.evaluate(`matchMedia('(prefers-color-scheme: ${colorScheme})').matches`)).toBe(
            true,
          );
          await page.evaluate(untilColoured);
          const { violations } = await page.evaluate<AxeResults>(runAxe);
          for (const { id, nodes } of violations)
            for (const node of nodes)
              faults.push(`${url} ${colorScheme} ${id} ${node.html} ${node.failureSummary ?? ''}`);
          const overflow = await page.evaluate<number>(
            'document.documentElement.scrollWidth - document.documentElement.clientWidth',
          );
          if (overflow !== 0) faults.push(`${url} ${colorScheme} scrolls sideways by ${String(overflow)} px`);
        }
      }
      await context.close();
      expect(faults).toEqual([]);
    },
  );

  test.each(['ltr', 'rtl'] as const)(
    'can be walked through with the keyboard, the focus always in sight: %s',
    async (direction) => {
      const address = servers.get(direction)?.address ?? '';
      const context = await browser.newContext({
        viewport: { width: 1280, height: 900 },
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      for (const url of kindsOfPage) {
        await page.goto(address + url);
        expect(await walkWithTab(page), url).toEqual([]);
      }
      await context.close();
    },
  );

  // A browser with scripts and one without, which open each page in turn.
  const readers: Page[] = [];
  beforeAll(async () => {
    for (const javaScriptEnabled of [true, false]) {
      const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 320, height: 640 } });
      readers.push(await context.newPage());
    }
  });

  test.each(kindsOfPage)('%s says the same without scripts, and fits', async (url) => {
    const address = servers.get('ltr')?.address ?? '';
    const texts: string[] = [];
    for (const page of readers) {
      await page.goto(address + url);
      texts.push(await page.locator('main').innerText());
    }
    const [withScripts = '', without = ''] = texts;
    expect(without.length).toBeGreaterThan(20);
    const words = new Set(withScripts.split(/\s+/));
    expect(without.split(/\s+/).filter((word) => !words.has(word))).toEqual([]);
  });
});

/** What a person with a keyboard cannot reach, or reaches without seeing it. */
const lookAtFocus = `(() => {
  const element = document.activeElement;
  if (element === null || element === document.body) return null;
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  element.dataset.walked = '';
  const isOutlined = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  const isOnScreen = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight;
  return { name: element.outerHTML.slice(0, 90), isVisible: element.tagName === 'IFRAME' || element.tagName === 'VIDEO' || (isOutlined && isOnScreen) };
})()`;

const unreached = `[...document.querySelectorAll('a[href], button, summary, input:not([disabled]), select')]
  .filter((element) => element.checkVisibility({ visibilityProperty: true }) && element.dataset.walked === undefined
    && !(element.tabIndex === -1 && [...document.links].some((link) => link.href === element.href && link.dataset.walked !== undefined))
    && !(element.type === 'radio' && document.querySelector('input[name=' + element.name + '][data-walked]')))
  .map((element) => 'not reached: ' + element.outerHTML.slice(0, 90))`;

async function walkWithTab(page: Page): Promise<readonly string[]> {
  const faults: string[] = [];
  for (let step = 0; step < 400; step++) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate<{ name: string; isVisible: boolean } | null>(lookAtFocus);
    if (focus === null) break;
    if (!focus.isVisible) faults.push(`focus not in sight: ${focus.name}`);
  }
  return [...faults, ...(await page.evaluate<string[]>(unreached))];
}
