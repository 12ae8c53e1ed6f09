import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type ServedBlog, serveBlog } from '../support/serve-blog.ts';
import { repository } from '../support/site.ts';
import { writeTortureBlog } from './torture-blog.ts';

const desk: BrowserContextOptions = { viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' };
const phone: BrowserContextOptions = { viewport: { width: 360, height: 740 }, reducedMotion: 'reduce' };

describe('a reader', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tinta-reading-'));
  let browser: Browser;
  let server: ServedBlog;

  beforeAll(async () => {
    server = await serveBlog({ blog: writeTortureBlog(folder, 'en'), theme: repository });
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
    server.stop();
    rmSync(folder, { recursive: true });
  });

  async function open(
    url: string,
    options: BrowserContextOptions,
    before?: (page: Page) => Promise<unknown>,
  ): Promise<Page> {
    const page = await (await browser.newContext(options)).newPage();
    await before?.(page);
    await page.goto(server.address + url, { waitUntil: 'networkidle' });
    return page;
  }

  test('pays little for a plain post: one style sheet, one small script, no font', async () => {
    const bodies: Promise<{ type: string; bytes: number }>[] = [];
    const page = await open('/short/', phone, async (opening) => {
      opening.on('response', (response) => {
        const type = response.request().resourceType();
        bodies.push(response.body().then((body) => ({ type, bytes: gzipSync(body).length })));
      });
    });
    const loaded = (await Promise.all(bodies)).filter(({ type }) => type !== 'other' && type !== 'image');
    expect(loaded.map(({ type }) => type).toSorted()).toEqual(['document', 'script', 'stylesheet']);
    expect(loaded.reduce((total, { bytes }) => total + bytes, 0)).toBeLessThan(60_000);
    const scripts = loaded.filter(({ type }) => type === 'script');
    expect(scripts.reduce((total, { bytes }) => total + bytes, 0)).toBeLessThan(12_000);
    await page.context().close();
  });

  test('has lines of 60 to 75 letters on a desk, whichever serif the system has', async () => {
    const page = await open('/torture/', desk);
    // For one that this machine does not have another stands in.
    for (const font of [
      'var(--text)',
      'serif',
      'DejaVu Serif',
      'Liberation Serif',
      'Noto Serif',
      'P052',
      'C059',
    ]) {
      const letters = await page.evaluate<number>(`(() => {
        const paragraph = document.createElement('p');
        paragraph.style.fontFamily = ${JSON.stringify(font)};
        paragraph.textContent = 'In the beginning there was ink, and the printer saw that it was black enough for reading. '.repeat(20);
        document.querySelector('.e-content').append(paragraph);
        const lines = paragraph.getClientRects()[0].height / parseFloat(getComputedStyle(paragraph).lineHeight);
        return paragraph.textContent.length / lines;
      })()`);
      expect([font, letters >= 60 && letters <= 75 ? 'within' : letters]).toEqual([font, 'within']);
    }
    await page.context().close();
  });

  test('finds each note beside its line where there is room, and below the text where there is none', async () => {
    const wide = await open('/torture/', desk);
    const [call, note] = [wide.locator('#fnref\\:first'), wide.locator('#fn\\:first')];
    const [callBox, noteBox] = [await call.boundingBox(), await note.boundingBox()];
    expect(Math.abs((callBox?.y ?? 0) - (noteBox?.y ?? 9999))).toBeLessThan(30);
    const text = await wide.locator('.e-content').boundingBox();
    expect(noteBox?.x).toBeGreaterThan((text?.x ?? 0) + (text?.width ?? 0));
    const tops = await wide.evaluate<number[]>(
      `[...document.querySelectorAll('.footnotes > ol > li')].flatMap((note) => [note.getBoundingClientRect().top, note.getBoundingClientRect().bottom])`,
    );
    expect(tops).toEqual(tops.toSorted((a, b) => a - b));
    await wide.context().close();
    const narrow = await open('/torture/', phone);
    const below = await narrow.locator('#fn\\:first').boundingBox();
    const last = await narrow.locator('#scripts').boundingBox();
    expect(below?.y).toBeGreaterThan(last?.y ?? Number.MAX_VALUE);
    await narrow.context().close();
  });

  test('is shown by the contents where in the post they are', async () => {
    const page = await open('/torture/', desk);
    const current = page.locator('.toc [aria-current]');
    expect(await current.count()).toBe(0);
    await page.evaluate(`document.getElementById('tables').scrollIntoView()`);
    await page.waitForFunction(`document.querySelector('.toc [aria-current]')?.hash === '#tables'`);
    await page.evaluate('scrollTo(0, 0)');
    await page.waitForFunction(`document.querySelector('.toc [aria-current]') === null`);
    await page.context().close();
  });

  test('is shown it without scripts too, where the browser can tell', async () => {
    const page = await open('/torture/', desk, (opening) =>
      opening.route('**/*.js*', (route) => route.abort()),
    );
    await page.evaluate(`document.getElementById('code').scrollIntoView({ behavior: 'instant' })`);
    const marked = `[...document.querySelectorAll('.toc a')].filter((link) => getComputedStyle(link).fontWeight === '600').map((link) => link.hash)`;
    await page.waitForFunction(`${marked}.includes('#code')`);
    expect(await page.evaluate<string[]>(marked)).toEqual(['#code']);
    await page.context().close();
  });

  test('sees that a wide table or code goes on, until its end is in sight', async () => {
    const page = await open('/torture/', desk);
    const fade = (selector: string, end: boolean): Promise<string> =>
      page.evaluate<string>(`(async () => {
        const scroller = [...document.querySelectorAll('${selector}')].find((element) => element.scrollWidth > element.clientWidth + 200);
        scroller.scrollIntoView({ block: 'center' });
        scroller.scrollLeft = ${end ? 'scroller.scrollWidth' : '0'};
        for (let frame = 0; frame < 3; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
        return getComputedStyle(scroller).getPropertyValue('--fade');
      })()`);
    for (const selector of ['.table-scroll', 'pre']) {
      expect(parseFloat(await fade(selector, false)), selector).toBeGreaterThan(20);
      expect(await fade(selector, true), selector).toBe('0px');
    }
    const short = `getComputedStyle([...document.querySelectorAll('pre')].find((pre) => pre.scrollWidth === pre.clientWidth)).getPropertyValue('--fade')`;
    expect(await page.evaluate<string>(short)).toBe('0px');
    await page.context().close();
  });

  test('finds no dot at the start or end of a line of facts', async () => {
    const page = await open('/torture/', { ...phone, viewport: { width: 320, height: 740 } });
    const dots = await page.evaluate<
      boolean[]
    >(`[...document.querySelectorAll('.post-header .post-meta > *')].map((fact) => {
      const meta = fact.parentElement.getBoundingClientRect();
      const dot = fact.getBoundingClientRect().left + parseFloat(getComputedStyle(fact, '::before').left);
      const startsLine = !fact.previousElementSibling || fact.previousElementSibling.getBoundingClientRect().bottom <= fact.getBoundingClientRect().top;
      return startsLine === dot < meta.left - 2;
    })`);
    expect(dots.length).toBeGreaterThan(2);
    expect(dots).not.toContain(false);
    await page.context().close();
  });

  test('chooses light or dark, and the next page is painted so from the start', async () => {
    const page = await open('/short/', { ...desk, colorScheme: 'light' });
    const paper = () => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    const light = await paper();
    await page.getByRole('radio', { name: 'Dark' }).check();
    const dark = await paper();
    expect(dark).not.toBe(light);
    expect(await page.locator('meta[name=theme-color][media=all]').getAttribute('content')).toBe('#15171c');
    await page.route('**/*.js*', (route) => route.abort());
    await page.goto(`${server.address}/about/`);
    expect(await paper()).toBe(dark);
    await page.unroute('**/*.js*');
    await page.reload();
    await page.getByRole('radio', { name: 'Automatic' }).check();
    expect(await paper()).toBe(light);
    await page.context().close();
  });

  test('copies code without the numbers of its lines', async () => {
    const page = await open('/torture/', { ...desk, permissions: ['clipboard-read', 'clipboard-write'] });
    await page.locator('.linenos .copy').nth(1).click();
    const copied = await page.evaluate<string>('navigator.clipboard.readText()');
    expect(copied.split('\n')[0]).toBe('@decorator');
    await page.context().close();
  });

  test('keeps everything in sight in forced colours, and moves nothing for who asked for rest', async () => {
    const forced = await open('/torture/', { ...desk, forcedColors: 'active' });
    const styles = await forced.evaluate<string[]>(
      `[...document.querySelectorAll('.table-scroll, pre')].map((element) => getComputedStyle(element).maskImage)`,
    );
    expect(new Set(styles)).toEqual(new Set(['none']));
    const edges = await forced.evaluate<string[]>(
      `[...document.querySelectorAll('.copy, pre')].map((element) => getComputedStyle(element).borderTopStyle)`,
    );
    expect(new Set(edges)).toEqual(new Set(['solid']));
    await forced.context().close();
    const calm = await open('/torture/', { ...desk, reducedMotion: 'reduce' });
    const moving = await calm.evaluate<string[]>(
      `[...document.querySelectorAll('*')].filter((element) => { const style = getComputedStyle(element); return style.scrollBehavior === 'smooth' || parseFloat(style.transitionDuration) > 0; }).map((element) => element.tagName)`,
    );
    expect(moving).toEqual([]);
    expect(await calm.evaluate<string>(`getComputedStyle(document.body, '::before').display`)).toBe('none');
    await calm.context().close();
  });

  test('can print a post: no menu, no buttons, the notes at its end', async () => {
    const page = await open('/torture/', desk);
    await page.emulateMedia({ media: 'print' });
    for (const hidden of ['.site-nav', '.toc', '.copy', '.appearance'])
      expect(await page.locator(hidden).first().isVisible(), hidden).toBe(false);
    const note = await page.locator('#fn\\:first').boundingBox();
    const last = await page.locator('#scripts').boundingBox();
    expect(note?.y).toBeGreaterThan(last?.y ?? Number.MAX_VALUE);
    await page.context().close();
  });
});
