import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, watchFaults } from '../support/browser.ts';
import { attributeOf, elementsOf } from '../support/html.ts';
import { serveBelow } from '../support/serve-below.ts';
import { createBlog, placesOf, repository, type TestBlog } from '../support/site.ts';

const title = 'Ñandú & <ink>: 100 % "años" #1';

function blogWith(config: string, frontMatter = ''): TestBlog {
  return createBlog(
    `== site.yml\ntitle: A\nurl: https://a.example/blog\ncards: false\n${config}\n== posts/2024-01-02-nandu.md\n---\ntitle: '${title}'\n${frontMatter}---\nWords.\n`,
    { theme: repository },
  );
}

async function linksOf(blog: TestBlog): Promise<readonly string[]> {
  await blog.build();
  const links = elementsOf(blog.read('nandu/index.html')).filter(({ tagName }) => tagName === 'a');
  return links.map((link) => attributeOf(link, 'href') ?? '').filter((href) => !/^(\/|#)/.test(href));
}

test('share: true offers each place, with the whole title and address', async () => {
  const links = await linksOf(blogWith('share: true'));
  const address = 'https://a.example/blog/nandu/';
  const texts = links
    .map((link) => new URL(link))
    .map((url) => [
      url.host || url.protocol,
      ...(url.hash === '' ? url.searchParams.values() : [decodeURIComponent(url.hash)]),
    ]);
  expect(texts).toEqual([
    ['share.joinmastodon.org', `#text=${title} ${address}`],
    ['bsky.app', `${title} ${address}`],
    ['www.linkedin.com', address],
    ['wa.me', `${title} ${address}`],
    ['t.me', address, title],
    ['x.com', address, title],
    ['news.ycombinator.com', address, title],
    ['mailto:', title, address],
  ]);
});

test('a list chooses and orders, a post may say no, and a slip is told', async () => {
  expect(await linksOf(blogWith('share: [email, bluesky]'))).toEqual([
    expect.stringMatching(/^mailto:/),
    expect.stringMatching(/^https:\/\/bsky/),
  ]);
  expect(await linksOf(blogWith('share: true', 'share: false\n'))).toEqual([]);
  expect(await linksOf(blogWith(''))).toEqual([]);
  expect(placesOf(await blogWith('share: [mastodno]').build())).toEqual(['config-type site.yml:4:1']);
});

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

test('nothing is asked of anyone, and the address can be copied', async () => {
  const blog = blogWith('share: true');
  const server = await serveBelow(blog);
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await context.newPage();
  const faults = watchFaults(page, server.address);
  try {
    await page.goto(`${server.address}/nandu/`, { waitUntil: 'networkidle' });
    await page.locator('[data-share=copy]').click();
    await expect.poll(() => page.locator('[data-share=copy]').textContent()).toBe('Copied');
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe('https://a.example/blog/nandu/');
    expect(faults).toEqual([]);
  } finally {
    await context.close();
    server.stop();
  }
});
