import { expect, test } from 'vitest';
import { createBlog, repository } from '../support/site.ts';

const posts = '== posts/2024-01-02-a.md\n---\ntitle: Ships\n---\nText.\n';

test('the feed of the blog stands at further addresses too, each of which names itself', async () => {
  const blog = createBlog(
    `== site.yml\ntitle: T\nurl: https://e.org/b\nfeeds: {also: {/index.xml: rss, /old/atom.xml: atom}}\n${posts}`,
    { theme: repository },
  );
  await blog.build();
  const rss = blog.read('index.xml');
  expect(rss).toContain('<title>Ships</title>');
  expect(rss).toContain('rel="self" type="application/rss+xml" href="https://e.org/b/index.xml"');
  expect(blog.read('old/atom.xml')).toContain('href="https://e.org/b/old/atom.xml"');
  expect(blog.read('rss.xml')).toContain('https://e.org/b/rss.xml');
});

test.each([
  ['{/feed/: rss}', '/feed/ in feeds.also is no address of a file'],
  ['{/a.xml: html}', '/a.xml in feeds.also takes atom, rss, json'],
  ['{/../a.xml: rss}', '/../a.xml in feeds.also cannot be a URL: it has a segment ..'],
  ['rss', 'feeds.also takes a mapping'],
])('feeds.also: %s is refused', async (also, message) => {
  const blog = createBlog(`== site.yml\ntitle: T\nurl: https://e.org\nfeeds: {also: ${also}}\n${posts}`);
  const { diagnostics } = await blog.build();
  expect(diagnostics.map((one) => one.message)).toContain(message);
});
