import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { serveBelow } from '../support/serve-below.ts';
import { createBlog, placesOf, repository, type TestBlog } from '../support/site.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

const filler = Array.from({ length: 80 }, (_, n) => `Paragraph ${n}.`).join('\n\n');

function blogWith(comments: string, frontMatter = 'title: A\n'): TestBlog {
  return createBlog(
    `== site.yml\ntitle: A\nurl: https://a.example/blog\nlanguage: es\ncards: false\n${comments}\n== posts/2024-01-02-a.md\n---\n${frontMatter}---\n${filler}\n`,
    { theme: repository },
  );
}

/** Stands in for a comment system on another host: remembers what it was asked, and answers with a script that says so. */
async function standIn(answers: { readonly [path: string]: string } = {}) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const script = `const s = document.currentScript; const p = document.createElement('p'); p.className = 'loaded'; p.textContent = JSON.stringify(s.dataset); s.after(p);`;
    response.writeHead(200, { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' });
    response.end(answers[pathname] ?? script);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { host: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`, asked };
}

async function open(blog: TestBlog): Promise<Page> {
  const { address, stop } = await serveBelow(blog);
  const context = await browser.newContext({ viewport: { width: 800, height: 600 } });
  onTestFinished(async () => {
    await context.close();
    stop();
  });
  const page = await context.newPage();
  await page.goto(`${address}/a/`, { waitUntil: 'networkidle' });
  return page;
}

const told = async (page: Page): Promise<unknown> =>
  JSON.parse((await page.locator('.loaded').textContent()) ?? 'null');

test('nothing is asked of a system before the reader asks, and then its script knows the page', async () => {
  const { host, asked } = await standIn();
  const page = await open(
    blogWith(
      `comments: {giscus: {repo: me/blog, repo_id: R_1, category: Talk, category_id: C_1, host: "${host}"}}`,
    ),
  );
  await page.locator('.comments').scrollIntoViewIfNeeded();
  await page.waitForLoadState('networkidle');
  expect(asked).toEqual([]);
  expect(await page.locator('.comments a').getAttribute('href')).toBe(
    'https://github.com/me/blog/discussions',
  );
  expect(await page.locator('.ask span').textContent()).toContain(host.replace('http://', ''));
  await page.locator('.ask button').click();
  expect(await told(page)).toMatchObject({
    repo: 'me/blog',
    repoId: 'R_1',
    category: 'Talk',
    categoryId: 'C_1',
    mapping: 'pathname',
    lang: 'es',
  });
  expect(asked).toEqual(['/client.js']);
});

test('load: scroll asks when the reader comes near, and not before', async () => {
  const { host, asked } = await standIn();
  const page = await open(blogWith(`comments: {isso: "${host}/", load: scroll}`));
  expect(asked).toEqual([]);
  await page.locator('.comments').scrollIntoViewIfNeeded();
  expect(await told(page)).toMatchObject({ isso: `${host}/`, issoLang: 'es' });
  expect(await page.locator('#isso-thread').getAttribute('data-isso-id')).toBe('/blog/a/');
  expect(asked).toEqual(['/js/embed.min.js']);
});

test('utterances, Disqus and Remark42 get what they ask for', async () => {
  const { host } = await standIn();
  const utterances = await open(blogWith(`comments: {utterances: {repo: me/blog, host: "${host}"}}`));
  await utterances.locator('.ask button').click();
  expect(await told(utterances)).toMatchObject({ repo: 'me/blog', issueTerm: 'pathname' });

  const remark = await open(blogWith(`comments: {remark42: {host: "${host}", site_id: blog}}`));
  await remark.locator('.ask button').click();
  await remark.locator('.loaded').waitFor();
  expect(await remark.evaluate('window.remark_config')).toMatchObject({
    host,
    site_id: 'blog',
    url: 'https://a.example/blog/a/',
    locale: 'es',
  });

  const disqus = await open(blogWith('comments: {disqus: my-blog}'));
  const asked: string[] = [];
  await disqus.route('https://my-blog.disqus.com/**', (route) => {
    asked.push(route.request().url());
    return route.fulfill({ contentType: 'text/javascript', body: '' });
  });
  await disqus.locator('.ask button').click();
  await expect.poll(() => asked).toEqual(['https://my-blog.disqus.com/embed.js']);
  expect(await disqus.locator('#disqus_thread').count()).toBe(1);
  const page =
    '(() => { const about = { page: {} }; window.disqus_config.call(about); return about.page; })()';
  expect(await disqus.evaluate(page)).toMatchObject({
    url: 'https://a.example/blog/a/',
    identifier: '/blog/a/',
  });
});

test('replies to a post of Mastodon are shown as text, and nothing in them runs', async () => {
  const reply = {
    account: { display_name: '<i>Eva</i>', acct: 'eva', url: 'https://m.example/@eva' },
    content:
      '<p>One</p><p>Two<br>three <a href="javascript:x">link</a><img src=x onerror="document.title=1"></p>',
    created_at: '2024-01-03T00:00:00Z',
    url: 'javascript:alert(1)',
  };
  const { host, asked } = await standIn({
    '/api/v1/statuses/123/context': JSON.stringify({ descendants: [reply] }),
  });
  const page = await open(blogWith('comments: {mastodon: }', `title: A\nmastodon: "${host}/@me/123"\n`));
  expect(asked).toEqual([]);
  await page.locator('.ask button').click();
  const item = page.locator('.replies li');
  expect(await item.locator('.reply').textContent()).toBe('One\nTwo\nthree link');
  expect(await item.locator('p').first().textContent()).toContain('<i>Eva</i>');
  expect(await item.locator('a, img, i').evaluateAll((all) => all.map((one) => one.outerHTML))).toEqual([
    '<a href="https://m.example/@eva" rel="nofollow noopener ugc">&lt;i&gt;Eva&lt;/i&gt;</a>',
  ]);
  expect(asked).toEqual(['/api/v1/statuses/123/context']);
});

test('a post may go without, and without scripts there is a link and no dead button', async () => {
  const off = blogWith('comments: {utterances: me/blog}', 'title: A\ncomments: false\n');
  await off.build();
  expect(off.read('a/index.html')).not.toContain('class="comments"');
  const blog = blogWith('comments: {utterances: me/blog}');
  await blog.build();
  expect(blog.read('a/index.html')).toContain('<p class="ask" hidden>');
  expect(blog.read('a/index.html')).toContain('href="https://github.com/me/blog/issues"');
});

test('what a system needs and has not is told with its line', async () => {
  expect(placesOf(await blogWith('comments: {giscuss: {}}').build())).toEqual(['config-type site.yml:5:1']);
  expect(placesOf(await blogWith('comments:\n  giscus: {repo: me/blog}').build())).toEqual([
    'config-type site.yml:6:3',
  ]);
  expect(placesOf(await blogWith('comments:\n  isso: {host: javascript:x}').build())).toEqual([
    'config-type site.yml:6:10',
  ]);
});

test('webmentions come from a file, as text', async () => {
  const blog = blogWith('');
  blog.write(
    `== data/webmentions.json\n${JSON.stringify({
      children: [
        {
          author: { name: 'Eva' },
          url: 'https://eva.example/note',
          published: '2024-01-05T10:00:00Z',
          content: { text: 'Good <b>post</b>' },
          'wm-target': 'https://a.example/blog/a/',
        },
        { url: 'https://x.example', 'wm-target': 'https://a.example/blog/other/' },
      ],
    })}\n`,
  );
  expect(placesOf(await blog.build())).toEqual([]);
  const html = blog.read('a/index.html');
  expect(html).toContain('href="https://eva.example/note"');
  expect(html).toContain('Good &lt;b&gt;post&lt;/b&gt;');
  expect(html).not.toContain('x.example');
});
