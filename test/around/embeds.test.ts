import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { createBlog, repository, type TestBlog } from '../support/site.ts';
import { serveFolder } from '../support/static-server.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

function blogWith(body: string, jekyll = false): TestBlog {
  const post = `2024-01-02-a.md\n---\ntitle: A\n---\n${body}\n`;
  return createBlog(
    jekyll
      ? `== _config.yml\ntitle: A\npermalink: /:title/\ncards: false\n== _posts/${post}`
      : `== site.yml\ntitle: A\ncards: false\n== posts/${post}`,
    { theme: repository },
  );
}

/** Opens the post; what is asked of others is written down and answered with an empty page. */
async function open(blog: TestBlog): Promise<{ page: Page; asked: string[] }> {
  await blog.build();
  const { address, stop } = await serveFolder(blog.out);
  const context = await browser.newContext({ viewport: { width: 800, height: 600 } });
  const asked: string[] = [];
  await context.route(/^https:/, (route) => {
    asked.push(route.request().url());
    return route.fulfill({ contentType: 'text/html', body: '' });
  });
  onTestFinished(async () => {
    await context.close();
    stop();
  });
  const page = await context.newPage();
  await page.goto(`${address}/a/`, { waitUntil: 'networkidle' });
  return { page, asked };
}

test.for([
  [
    'https://www.youtube.com/watch?v=dQw4w9WgXcQ',
    'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1',
  ],
  [
    'https://youtu.be/dQw4w9WgXcQ?t=1m5s',
    'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1&start=65',
  ],
  [
    'https://www.youtube.com/watch?a=b&v=dQw4w9WgXcQ',
    'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1',
  ],
  ['https://vimeo.com/76979871', 'https://player.vimeo.com/video/76979871?autoplay=1&dnt=1'],
  ['https://codepen.io/team/pen/PNaGbb', 'https://codepen.io/team/embed/PNaGbb?default-tab=result'],
  ['https://gist.github.com/me/0123456789abcdef', 'https://gist.github.com/me/0123456789abcdef.js'],
] as const)(
  '%s alone in its paragraph is shown in place on a click, and nothing is loaded before',
  async ([link, frame]) => {
    const { page, asked } = await open(blogWith(`Before.\n\n${link}\n\nAfter.`));
    expect(asked).toEqual([]);
    expect(await page.locator('.embed-from').textContent()).toContain(
      new URL(frame).hostname.replace('www.', ''),
    );
    const isVideo = /youtube|vimeo/.test(frame);
    expect(await page.locator('.embed-play').textContent()).toBe(isVideo ? 'Play' : 'Show');
    await page.locator('.embed a').click();
    await expect.poll(() => asked).toEqual([frame]);
    expect(await page.locator('.embed iframe').getAttribute('title')).toBe('A');
  },
);

test('what is named, stands in a sentence or leads elsewhere stays a link', async () => {
  const blog = blogWith(
    '[A film](https://youtu.be/dQw4w9WgXcQ)\n\nSee https://youtu.be/dQw4w9WgXcQ now.\n\nhttps://example.org/watch?v=dQw4w9WgXcQ',
  );
  await blog.build();
  expect(blog.read('a/index.html')).not.toContain('embed');
  expect(blog.has('assets/js/embeds.js')).toBe(false);
});

test('a picture of the blog’s own stands in until then', async () => {
  const blog = blogWith('[![The film](/assets/poster.svg)](https://youtu.be/dQw4w9WgXcQ)');
  blog.write(
    '== assets/poster.svg\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"><rect width="16" height="9"/></svg>\n',
  );
  const { page, asked } = await open(blog);
  expect(asked).toEqual([]);
  await page.locator('.embed a').focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => asked).toEqual(['https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1']);
  expect(await page.locator('iframe').getAttribute('title')).toBe('The film');
});

test.for(['{% youtube dQw4w9WgXcQ %}', '<https://youtu.be/dQw4w9WgXcQ>'])(
  'in a Jekyll blog %s is shown the same way',
  async (body) => {
    const { page, asked } = await open(blogWith(body, true));
    expect(asked).toEqual([]);
    await page.locator('.embed a').click();
    await expect.poll(() => asked).toEqual(['https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1']);
  },
);

test('a feed holds the plain link', async () => {
  const blog = blogWith('https://youtu.be/dQw4w9WgXcQ');
  await blog.build({ baseUrl: 'https://a.example' });
  expect(blog.read('feed.xml')).toContain('href="https://youtu.be/dQw4w9WgXcQ"');
  expect(blog.read('feed.xml')).not.toContain('iframe');
});
