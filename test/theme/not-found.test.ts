import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite } from '../../src/preview/published-site.ts';
import { type PreviewServer, servePreview } from '../../src/preview/serve-preview.ts';
import { launchBrowser } from '../support/browser.ts';
import { createBlog, repository } from '../support/site.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function served(): Promise<PreviewServer> {
  const names = ['cafe-y-tinta', 'cuatro-maneras-de-cambiar-la-carga', 'el-mapa', 'notas', 'plomo', 'papel'];
  const posts = names.map(
    (name, day) => `== posts/2024-01-0${day + 1}-${name}.md\n---\ntitle: ${name} <b>\n---\nText.\n`,
  );
  const blog = createBlog(`== site.yml\ntitle: A\nurl: https://a.example/b\n${posts.join('')}`, {
    theme: repository,
  });
  await blog.build();
  const site = openSite(blog.out);
  if (site === null) throw new Error('there is no site');
  return servePreview({ site, base: '/b', address: '127.0.0.1', port: 0 });
}

test('a page that is not there names the posts whose addresses are most like it, if any is', async () => {
  const server = await served();
  const page = await browser.newPage();
  const heading = page.locator('.related h2');
  const first = page.locator('.related li a').first();
  await page.goto(`${server.url}2019/05/06/cuatro-maneras-de-cambiar-carga.html`);
  await heading.filter({ hasText: 'Perhaps you meant' }).waitFor();
  expect(await first.textContent()).toBe('cuatro-maneras-de-cambiar-la-carga <b>');
  await first.click();
  expect(new URL(page.url()).pathname).toBe('/b/cuatro-maneras-de-cambiar-la-carga/');

  await page.goto(`${server.url}caf%C3%A9-y-tinta/`);
  await heading.filter({ hasText: 'Perhaps you meant' }).waitFor();
  expect(await first.textContent()).toBe('cafe-y-tinta <b>');

  for (const unlike of ['wp-login.php', 'x%25ff', '404.html']) {
    await page.goto(server.url + unlike, { waitUntil: 'networkidle' });
    expect(await heading.textContent(), unlike).toBe('Recent posts');
  }
  await page.close();
  await server.stop();
});
