import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Update } from '../../src/dev/update.ts';
import { runDev, startTestDev, untilAsBuilt } from '../support/dev.ts';
import { elementsOf, textsOf } from '../support/html.ts';
import { createBlog } from '../support/site.ts';

const files = `
== site.yml
title: A blog
url: https://blog.example/base
== posts/2025-01-02-a.md
---
title: A <b>bold</b> one
tittle: x
---
One two three. [Lost](/base/nowhere/)
== posts/2025-01-03-b.md
---
title: B
---
Second.
== posts/2027-01-01-later.md
Later.
== drafts/idea.md
An idea.
== pages/about.md
Who.
`;

test('the page about the blog tells of posts, drafts, warnings, broken links and times', async () => {
  const blog = createBlog(files);
  const dev = await startTestDev(blog);
  const page = async () => {
    for (;;) {
      const html = await (await dev.get('/_tinta/')).text();
      if (!html.includes('Looking at every page')) return html;
      await setTimeout(20);
    }
  };
  let html = await page();
  const rows = textsOf(html, 'tr').map((row) => row.replace(/\s+/g, ' ').trim());
  const a = rows.find((row) => row.startsWith('A <b>bold</b> one'));
  expect(a).toMatch(/posts\/2025-01-02-a\.md published 2025-01-02 4 line 3: .*tittle.* Why$/);
  expect(rows.some((row) => /Later.*scheduled/.test(row))).toBe(true);
  expect(rows.some((row) => /Idea.*draft/.test(row))).toBe(true);
  expect(rows.some((row) => /About.*page/.test(row))).toBe(true);
  const facts = textsOf(html, 'li');
  expect(facts).toContain('2 published');
  expect(facts).toContain('1 draft');
  expect(facts).toContain('1 scheduled');
  expect(facts).toContain('1 warning');
  expect(facts).toContain('1 broken link');
  expect(facts.filter((fact) => /^[\d.]+ ms to (scan|load|plan|render)$/.test(fact))).toHaveLength(4);
  expect(textsOf(html, 'pre').join('\n')).toContain('posts/2025-01-02-a.md:5:23  error  link-broken');
  expect(elementsOf(html).some(({ tagName }) => tagName === 'h1')).toBe(true);
  expect(html).not.toContain('<b>bold</b>');
  expect(html).not.toContain(blog.root);

  blog.write('== posts/2025-01-03-b.md\n---\ntitle: B\n---\nMended.\n');
  await dev.refresh();
  html = await page();
  expect(html.slice(html.indexOf('Changed since the start'))).toContain('/b/');
  expect(dev.faults).toEqual([]);
});

test('why a page was made is told by what it read', async () => {
  const dev = await startTestDev(createBlog(files));
  const why = async (page: string) => dev.get(`/_tinta/why?page=${encodeURIComponent(page)}`);
  const html = await (await why('/base/b/')).text();
  const rows = textsOf(html, 'tr');
  expect(rows).toContain('post.njkall of it');
  expect(rows.some((row) => row.startsWith('posts/2025-01-03-b.md') && row.includes('date'))).toBe(true);
  expect((await why('/base/none/')).status).toBe(404);
  expect((await why('../../etc/passwd')).status).toBe(404);
  expect((await dev.get('/_tinta/constructor')).status).toBe(404);
  expect((await dev.get('/_tinta/../.env')).status).toBe(404);
});

test('the pages a change makes otherwise are counted, whoever looked at them', async () => {
  const blog = createBlog(files);
  const updates: Update[] = [];
  const dev = await startTestDev(blog, { onUpdate: (update) => updates.push(update) });
  await untilAsBuilt(dev, blog);
  const affectedBy = async (text: string) => {
    updates.length = 0;
    blog.write(text);
    await dev.refresh();
    return updates.flatMap((update) => update.findAffected()).toSorted();
  };
  const body = await affectedBy('== posts/2025-01-03-b.md\n---\ntitle: B\n---\nSecond.\n\nAnd more.\n');
  expect(body).toEqual(['b/index.html', 'feed.json', 'feed.xml', 'rss.xml']);
  const title = await affectedBy('== posts/2025-01-03-b.md\n---\ntitle: C\n---\nSecond.\n\nAnd more.\n');
  expect(title).toEqual(
    expect.arrayContaining(['a/index.html', 'archive/index.html', 'b/index.html', 'index.html']),
  );
  expect(title).not.toContain('about/index.html');
  expect(await affectedBy('== drafts/new.md\nNew.\n')).toContain('new/index.html');
  const settings = blog.source('site.yml');
  const titled = await affectedBy(`== site.yml\n${settings.replace(/title: .*/, 'title: Another name')}`);
  expect(titled).toEqual(expect.arrayContaining(['a/index.html', 'about/index.html', 'index.html']));
  const target = await affectedBy(`== site.yml\n${blog.source('site.yml')}deploy: {a: {kind: vercel}}\n`);
  expect(target).toEqual([]);
});

test('the command says each change in a line, and each error once', async () => {
  const blog = createBlog(files);
  const dev = runDev([blog.root, '--port', '0', '--follow']);
  await dev.until(/key-unknown[^]*Ready/);
  blog.write('== posts/2025-01-03-b.md\n---\ntitle: B\n---\nOther.\n');
  await dev.until(/posts\/2025-01-03-b\.md {2}\d+ pages? {2}\d+ ms\n/);
  blog.write('== posts/2025-01-03-b.md\n---\ntitle: B\ndate: 2024-02-30\n---\nOther.\n');
  await dev.until(
    /2025-01-03-b\.md:3:7 {2}error {2}date-impossible[^]*1 error; the last good pages are shown {2}\d+ ms\n/,
  );
  blog.write('== posts/2025-01-03-b.md\n---\ntitle: B\n---\nMended.\n');
  await dev.until(/shown {2}\d+ ms\nposts\/2025-01-03-b\.md {2}\d+ pages? {2}\d+ ms\n/);
  expect(dev.said().match(/key-unknown/g)).toHaveLength(1);
  const settings = blog.source('site.yml');
  blog.write(`== site.yml\n${settings}per_page: x\n`);
  await dev.until(/\nsite\.yml {2}1 error; the last good pages are shown/);
  blog.write(`== site.yml\n${settings}`);
  await dev.until(/\nAs before {2}0 pages/);
  blog.write('== layouts/page.njk\n{% if page %}\n');
  await dev.until(/\nlayouts\/page\.njk {2}1 error/);
  dev.signal('SIGINT');
  expect(await dev.ended).toBe(0);
});
