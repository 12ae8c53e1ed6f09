import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
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

const screens = {
  phone: { width: 360, height: 780 },
  tablet: { width: 768, height: 1024 },
  desk: { width: 1280, height: 860 },
} as const;

/** The pictures in the README: a page on a desk, and the same on a phone beside it. */
const inReadme = { home: ['desk-light', 'phone-dark'], post: ['desk-dark', 'phone-light'] } as const;

/** Lazy pictures come when they are near the screen; a picture of the page does not wait for them. */
const loadPictures = `Promise.all([...document.images].map((image) => { image.loading = 'eager'; return image.decode().catch(() => {}); }))`;

/**
 * Takes pictures of a folder's blog into `.pictures/`; further arguments are URLs to show in place of the usual.
 * `readme` alone takes those of this blog and renews the two in the README.
 */
async function takePictures([first = '.', ...urls]: readonly string[]): Promise<void> {
  const isReadme = first === 'readme';
  const folder = isReadme ? '.' : first;
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
  if (isReadme) await composeReadme(pictures);
  console.log(`${String(Object.keys(pages).length * 6)} pictures in ${pictures}`);
}

async function composeReadme(pictures: string): Promise<void> {
  const height = 672;
  for (const [name, views] of Object.entries(inReadme)) {
    const scaled = await Promise.all(
      views.map((view) =>
        sharp(path.join(pictures, `${name}-${view}.png`))
          .resize({ height })
          .toBuffer({ resolveWithObject: true }),
      ),
    );
    const [desk = 0, phone = 0] = scaled.map(({ info }) => info.width);
    await sharp({ create: { width: desk + phone, height, channels: 3, background: '#888' } })
      .composite(scaled.map(({ data }, index) => ({ input: data, left: index * desk, top: 0 })))
      .webp({ quality: 82 })
      .toFile(`.readme/${name}.webp`);
  }
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
