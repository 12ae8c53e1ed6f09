import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { Preview } from '../../src/dev/preview.ts';
import type { Look } from '../../src/dev/update.ts';
import { runDev, startTestDev, untilAsBuilt } from '../support/dev.ts';
import { createBlog, repository, type TestBlog } from '../support/site.ts';

const files = `
== site.yml
title: A blog
url: https://blog.example
== posts/2025-01-02-a.md
---
title: A
---
A.
== assets/a.txt
a
`;

const broken = '== posts/2025-01-03-b.md\n---\ntitle: [\n---\nB.\n';

test('a file that is removed while the blog has errors is not there, and nothing fails', async () => {
  const blog = createBlog(files, { theme: repository });
  const dev = await startTestDev(blog);
  await setTimeout(500);
  blog.write(broken);
  await untilAsBuilt(dev, blog);
  blog.remove('assets/a.txt');
  const response = await dev.get('/assets/a.txt');
  expect([response.status, response.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
  expect(dev.faults).toEqual([]);
});

test.each([
  ['site.yml', files],
  ['posts/notes.docx', `${files}== posts/notes.docx\nx\n`],
  ['site.yaml', `${files.replace('site.yml', 'pages/a.yml')}== site.yaml\ntitle: x\n`],
  ['notes/one.md', '== notes/one.md\nOne.\n== notes/two.md\nTwo.\n'],
])('%s is removed, and the preview tells what a clean build tells', async (file, text) => {
  const blog = createBlog(text, { theme: repository });
  const dev = await startTestDev(blog);
  await untilAsBuilt(dev, blog);
  await setTimeout(500);
  blog.remove(file);
  await untilAsBuilt(dev, blog);
  expect(dev.faults).toEqual([]);
});

test('a fault of a plugin is still told when another text has come', async () => {
  const text = files.replace('title: A blog\n', 'title: A blog\nplugins: [plugins/none.js]\n');
  const blog = createBlog(text, { theme: repository });
  const preview = await openPreview(blog);
  await preview.complete();
  expect(preview.diagnostics.map(({ code }) => code)).toEqual(['plugin-missing']);
  blog.write('== posts/2025-01-03-b.md\nB.\n');
  await preview.update({ files: ['posts/2025-01-03-b.md'], isLate: false });
  expect(preview.diagnostics.map(({ code }) => code)).toEqual(['plugin-missing']);
});

test('a warning of a text is told no more once the text is mended', async () => {
  const faulty = files.replace('A.\n', 'First.\n\n[[x](/nowhere/)]\n\n{% include x.html %}\n');
  const blog = createBlog(faulty, { theme: repository });
  const preview = await openPreview(blog);
  await preview.complete();
  expect(preview.diagnostics.map(({ code }) => code)).toEqual(['liquid-tag']);
  blog.write(files.replace('A.\n', 'First.\n\nMended.\n'));
  const { outcome } = await preview.update({ files: ['posts/2025-01-02-a.md'], isLate: false });
  expect([outcome, preview.diagnostics]).toEqual(['shown', []]);
});

test('a word that a layout asks for no more is told as one that resembles the theme’s', async () => {
  const layout = "== layouts/404.njk\n{{ 'releated' | t }}\n";
  const blog = createBlog(`${files}== data/words.yml\nreleated: More\n${layout}`, { theme: repository });
  const preview = await openPreview(blog);
  expect(preview.diagnostics).toEqual([]);
  blog.write('== layouts/404.njk\nNothing.\n');
  await preview.update({ files: ['layouts/404.njk'], isLate: false });
  expect(preview.diagnostics.map(({ code, file }) => [code, file])).toEqual([
    ['key-unknown', 'data/words.yml'],
  ]);
});

test('a warning of a file is told no more once a folder above it is gone', async () => {
  const blog = createBlog(`${files}== posts/more/notes.docx\nx\n`, { theme: repository });
  const preview = await openPreview(blog);
  expect(preview.diagnostics.map(({ file }) => file)).toEqual(['posts/more/notes.docx']);
  blog.remove('posts/more');
  await preview.update({ files: ['posts/more'], isLate: false });
  expect(preview.diagnostics).toEqual([]);
});

test('errors are told once, whatever is looked at again because it may have changed meanwhile', async () => {
  const own = '== layouts/own.njk\n{{ page.title }}\n== posts/2025-01-03-b.md\n---\nlayout: own\n---\nB.\n';
  const blog = createBlog(files + own, { theme: repository });
  const preview = await openPreview(blog);
  blog.remove('layouts');
  const outcomeOf = async (look: Look) => (await preview.update(look)).outcome;
  expect(await outcomeOf({ files: ['layouts/own.njk'], isLate: false })).toBe('kept');
  expect(await outcomeOf({ files: ['layouts'], isLate: true })).toBe('same');
  blog.write(broken);
  expect(await outcomeOf({ files: ['posts/2025-01-03-b.md'], isLate: true })).toBe('kept');
});

test('the command says why a page cannot be made once, whatever is saved meanwhile, and anew once it could be', async () => {
  const faulty = '== layouts/post.njk\n{{ page.nothing.of.it }}\n';
  const blog = createBlog(files + faulty);
  const dev = runDev([blog.root, '--port', '0']);
  const [, address = ''] = await dev.until(/(http:\S+)\/\n[^]*Ready/);
  const look = async (): Promise<void> => void (await (await fetch(`${address}/a/`)).arrayBuffer());
  const save = async (text: string, name: string): Promise<void> => {
    const before = dev.said().length;
    blog.write(text);
    while (!dev.said().slice(before).includes(`${name}  `)) await setTimeout(20);
    await look();
  };
  const timesSaid = () => dev.said().match(/page\.nothing\.of\.it is empty/g)?.length ?? 0;
  await setTimeout(500);
  await look();
  for (const text of ['One.', 'Two.']) await save(`== posts/2025-01-03-b.md\n${text}\n`, '-b.md');
  await expect.poll(timesSaid).toBe(1);
  await save('== layouts/post.njk\n{{ page.title }}\n', 'post.njk');
  await save(faulty, 'post.njk');
  await expect.poll(timesSaid).toBe(2);
});

test('the command says anew what a layout that was mended lacks again, whether or not the page was asked for between', async () => {
  const faulty = '== layouts/post.njk\n{{ page.nothing.of.it }}\n';
  const blog = createBlog(files + faulty);
  const dev = runDev([blog.root, '--port', '0']);
  const [, address = ''] = await dev.until(/(http:\S+)\/\n[^]*Ready/);
  const look = async (): Promise<void> => void (await (await fetch(`${address}/a/`)).arrayBuffer());
  await setTimeout(500);
  await look();
  for (const text of ['== layouts/post.njk\n{{ page.title }}\n', faulty]) {
    const before = dev.said().length;
    blog.write(text);
    while (!dev.said().slice(before).includes('post.njk  ')) await setTimeout(20);
  }
  await look();
  await expect.poll(() => dev.said().match(/page\.nothing\.of\.it is empty/g)).toHaveLength(2);
});

test('the command says where the preview is once the blog has another base path', async () => {
  const blog = createBlog(files);
  const dev = runDev([blog.root, '--port', '0']);
  const [, address = ''] = await dev.until(/(http:\S+)\/\n[^]*Ready/);
  await setTimeout(500);
  blog.write('== site.yml\ntitle: A blog\nurl: https://other.example/notes\n');
  await dev.until(new RegExp(`The blog is at ${address}/notes/ now`));
  blog.write('== site.yml\ntitle: Another\nurl: https://else.example/notes\n');
  await dev.until(/site\.yml[^]*site\.yml/);
  expect(dev.said().match(/The blog is at/g)).toHaveLength(1);
  expect((await fetch(`${address}/notes/a/`)).status).toBe(200);
});

test('what is told of a tag that shares the page of another has its line, wherever an edit moves it', async () => {
  const about = (tag: string, more = '') => `---\ntitle: A\n${more}tags: [${tag}]\n---\nText.\n`;
  const blog = createBlog(
    `== _config.yml\ntitle: T\n== _posts/2024-01-02-a.md\n${about('c++')}== _posts/2024-01-03-b.md\n${about('C')}`,
    { theme: repository },
  );
  const preview = await openPreview(blog);
  const lines = () =>
    preview.diagnostics.filter(({ code }) => code === 'term-shared').map(({ line }) => line);
  expect(lines()).toEqual([3]);
  blog.write(`== _posts/2024-01-02-a.md\n${about('c++', '# Of a language.\n')}`);
  await preview.update({ files: ['_posts/2024-01-02-a.md'], isLate: false });
  expect(lines()).toEqual([4]);
});

/** A preview that looks only when it is told to. */
async function openPreview({ roots }: TestBlog): Promise<Preview> {
  const clock = () => new Date('2026-01-01');
  const preview = await Preview.open({ roots, version: '1', clock, onPageFaults: () => {} });
  onTestFinished(() => preview.close());
  return preview;
}
