import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { serveBlog } from './serve-blog.ts';

/** One page of the example blog for each kind, by the name its pictures get. */
const shown: { readonly [name: string]: string } = {
  home: '/',
  post: '/kubernetes-estrategias-de-despliegue/',
  tag: '/tags/oficio/',
  tags: '/tags/',
  archive: '/archive/',
  author: '/authors/ines/',
  'not-found': '/404.html',
};

const screens = { phone: { width: 360, height: 780 }, desk: { width: 1280, height: 860 } } as const;

/** Lazy pictures come when they are near the screen; a picture of the page does not wait for them. */
const loadPictures = `Promise.all([...document.images].map((image) => { image.loading = 'eager'; return image.decode().catch(() => {}); }))`;

/** Takes pictures of a folder's blog into `.pictures/`; further arguments are URLs to show in place of the usual. */
async function takePictures([folder = '.', ...urls]: readonly string[]): Promise<void> {
  const pictures = path.resolve('.pictures');
  const server = await serveBlog({ blog: path.resolve(folder), theme: path.resolve('.') });
  const browser = await launchBrowser();
  const pages =
    urls.length === 0 ? shown : Object.fromEntries(urls.map((url) => [url.replace(/\W+/g, '-'), url]));
  try {
    mkdirSync(pictures, { recursive: true });
    for (const [name, url] of Object.entries(pages))
      await takeViews(browser, server.address + url, path.join(pictures, name));
  } finally {
    await browser.close();
    server.stop();
  }
  console.log(`${String(Object.keys(pages).length * 4)} pictures in ${pictures}`);
}

async function takeViews(browser: Browser, address: string, file: string): Promise<void> {
  for (const [screen, viewport] of Object.entries(screens)) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' });
      const page = await context.newPage();
      await page.goto(address);
      await page.evaluate(loadPictures);
      await page.screenshot({ path: `${file}-${screen}-${colorScheme}.png` });
      await context.close();
    }
  }
}

await takePictures(process.argv.slice(2));
