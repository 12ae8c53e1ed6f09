import { existsSync, lstatSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { DeployReport } from '../../src/deploy/deploy.ts';
import { deployBlog, planOf } from '../support/deploy.ts';
import { createBlog, readFolder, type TestBlog } from '../support/site.ts';

const files = `== site.yml
title: A blog
url: https://blog.example/base
per_page: 2
deploy:
  share: {kind: folder, path: ../share}
  rehearsal: {kind: folder, path: ../rehearsal, url: "https://rehearsal.example"}
== posts/2024-01-02-cargo.md
---
tags: [sea]
---
A.
== posts/2024-01-03-b.md
B.
== posts/2024-01-04-c.md
C.
== posts/2024-01-05-d.md
D.
`;

const published = (blog: TestBlog) => path.join(blog.root, '.published-urls');
const deploySafely = (blog: TestBlog) => deployBlog(blog, { dropsUrls: false, maxDeletes: 100 });
const lostIn = ({ diagnostics }: DeployReport) =>
  diagnostics.map(({ code, message, file, remedy }) => {
    expect(code).toBe('deploy-url-lost');
    return [message.split(' ')[0], file, /aliases: \[[^\]]*\]/.exec(remedy)?.[0]];
  });

test('what was published is listed in the blog, sorted, with its sources', async () => {
  const blog = createBlog(files);
  expect((await deploySafely(blog)).isDone).toBe(true);
  const lines = readFileSync(published(blog), 'utf8').split('\n');
  expect(lines).toEqual(
    expect.arrayContaining([
      '/',
      '/cargo/\tposts/2024-01-02-cargo.md',
      '/feed.xml',
      '/tags/sea/',
      '/archive/',
    ]),
  );
  expect(lines.slice(1, -1)).toEqual(lines.slice(1, -1).toSorted());
  expect(lines.filter((line) => line.startsWith('/page/'))).toEqual([]);
  await deploySafely(blog);
  expect(readFileSync(published(blog), 'utf8')).toBe(lines.join('\n'));
  expect(blog.has('.published-urls')).toBe(false);
});

test('a link that stands where the list is written beside its place is not written through', async () => {
  const blog = createBlog(`${files}== victim\nmine\n`);
  symlinkSync('victim', `${published(blog)}.new`);
  expect(await deploySafely(blog)).toMatchObject({ isDone: true, diagnostics: [] });
  expect(blog.source('victim')).toBe('mine\n');
  expect(lstatSync(published(blog)).isFile()).toBe(true);
});

test('a post that moves stops the deploy with the line to add, which lets it go on', async () => {
  const blog = createBlog(files);
  await deploySafely(blog);
  const before = readFolder(path.join(blog.root, '../share'));
  blog.write('== posts/2024-01-02-cargo.md\n---\ntags: [sea]\nslug: freight\n---\nA.\n');
  const stopped = await deploySafely(blog);
  expect(stopped.isDone).toBe(false);
  expect(lostIn(stopped)).toEqual([['/cargo/', 'posts/2024-01-02-cargo.md', 'aliases: [/cargo/]']]);
  expect(readFolder(path.join(blog.root, '../share'))).toEqual(before);
  blog.write('== posts/2024-01-02-cargo.md\n---\ntags: [sea]\nslug: freight\naliases: [/cargo/]\n---\nA.\n');
  expect(await deploySafely(blog)).toMatchObject({ isDone: true, diagnostics: [] });
  // An alias that was published is a promise too.
  blog.write('== posts/2024-01-02-cargo.md\n---\ntags: [sea]\nslug: freight\n---\nA.\n');
  expect(lostIn(await deploySafely(blog))).toEqual([
    ['/cargo/', 'posts/2024-01-02-cargo.md', 'aliases: [/cargo/]'],
  ]);
});

test('a source of another name is found as the one new page', async () => {
  const blog = createBlog(files);
  await deploySafely(blog);
  blog.remove('posts/2024-01-02-cargo.md');
  blog.write('== posts/2024-01-02-freight.md\n---\ntags: [sea]\n---\nA.\n');
  expect(lostIn(await deploySafely(blog))).toEqual([
    ['/cargo/', 'posts/2024-01-02-freight.md', 'aliases: [/cargo/]'],
  ]);
});

test('a post that goes with its tag is told of, without what hangs on them; a word lets it go for good', async () => {
  const blog = createBlog(files);
  await deploySafely(blog);
  blog.remove('posts/2024-01-02-cargo.md');
  const stopped = await deploySafely(blog);
  expect(lostIn(stopped).map(([url]) => url)).toEqual(['/cargo/', '/tags/', '/tags/sea/']);
  expect((await deployBlog(blog, { dropsUrls: true, maxDeletes: 100 })).isDone).toBe(true);
  expect(readFileSync(published(blog), 'utf8')).not.toContain('cargo');
  expect((await deploySafely(blog)).isIdle).toBe(true);
});

test('without the file the pages at the target are what was published', async () => {
  const blog = createBlog(files);
  await deploySafely(blog);
  rmSync(published(blog));
  blog.remove('posts/2024-01-05-d.md');
  const stopped = await deploySafely(blog);
  expect(lostIn(stopped)).toEqual([['/d/', null, 'aliases: [/d/]']]);
  expect(existsSync(published(blog))).toBe(false);
});

test('a rehearsal at another address remembers nothing and stops for nothing', async () => {
  const blog = createBlog(files);
  const rehearse = () => deployBlog(blog, { dropsUrls: false, target: 'rehearsal', maxDeletes: 100 });
  await rehearse();
  expect(existsSync(published(blog))).toBe(false);
  blog.remove('posts/2024-01-02-cargo.md');
  expect(await rehearse()).toMatchObject({ isDone: true, diagnostics: [] });
});

test('a dry run shows the plan and what would be lost', async () => {
  const blog = createBlog(files);
  await deploySafely(blog);
  blog.remove('posts/2024-01-05-d.md');
  const dry = await deployBlog(blog, { dropsUrls: false, isDryRun: true });
  expect(planOf(dry)?.deleted).toContain('d/index.html');
  expect(lostIn(dry).map(([url]) => url)).toEqual(['/d/']);
});

test('the feeds of a list go with it when it is let go, and are not asked for in the next deploy', async () => {
  const blog = createBlog(files);
  await deploySafely(blog);
  expect(readFileSync(published(blog), 'utf8')).toContain('\n/tags/sea/feed.xml\n');
  blog.write('== posts/2024-01-02-cargo.md\nA.\n');
  expect(lostIn(await deploySafely(blog)).map(([url]) => url)).toEqual(['/tags/', '/tags/sea/']);
  expect((await deployBlog(blog, { dropsUrls: true, maxDeletes: 100 })).isDone).toBe(true);
  blog.write('== posts/2024-01-02-cargo.md\nB.\n');
  expect(lostIn(await deploySafely(blog))).toEqual([]);
  expect(readFileSync(published(blog), 'utf8')).not.toContain('/tags/');
});
