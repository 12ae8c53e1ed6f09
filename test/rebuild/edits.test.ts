import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { BuildReport } from '../../src/types/build.ts';
import { differences } from '../support/random-edits.ts';
import { builtBlog, readFolder, repository, type TestBlog } from '../support/site.ts';

const site = [
  '== site.yml\ntitle: Edits\nurl: https://edits.example\nper_page: 3\nfeeds: {limit: 2}\n',
  ...Array.from({ length: 9 }, (_, index) => postFile(index + 1)),
].join('');

function postFile(n: number, body = 'More of it.', head = ''): string {
  return `== posts/2024-01-0${n}-post-${n}.md\n---\ntitle: Post ${n}\ntags: [t${n % 2}]\n${head}---\nFirst.\n\n${body}\n`;
}

/** Writes the files, builds, and expects what a clean build gives. */
async function edited(blog: TestBlog, files: string): Promise<BuildReport> {
  blog.write(files);
  const report = await blog.build();
  const clean = path.join(blog.root, '../clean');
  const cleanly = await blog.build({ out: clean, cache: undefined, clean: true });
  expect(report.diagnostics).toEqual(cleanly.diagnostics);
  expect(differences(blog.output(), readFolder(clean))).toEqual([]);
  return report;
}

const built = (files = site): Promise<TestBlog> => builtBlog(files, { theme: repository });

test('bodies edited one after the other plan nothing and render what shows them', async () => {
  const blog = await built();
  for (const n of [2, 3, 2]) {
    const report = await edited(blog, postFile(n, `Else ${n} at ${Math.random()}.`));
    expect(report).toMatchObject({ rendered: [`/post-${n}/`], removed: 0, times: { plan: 0 } });
  }
  const newest = await edited(blog, postFile(9, 'In the feed.'));
  expect(newest.rendered).toEqual(['/feed.json', '/feed.xml', '/post-9/', '/rss.xml', '/tags/t1/feed.xml']);
  expect(newest.times.plan).toBe(0);
});

test('an excerpt edited renders the lists that show it, and a list that shows it nowhere stays', async () => {
  const blog = await built();
  const report = await edited(blog, postFile(3).replace('First.', 'Otherwise begun.'));
  expect(report.times.plan).toBe(0);
  expect(report.rendered).toEqual(expect.arrayContaining(['/post-3/', '/page/3/', '/tags/t1/page/2/']));
  expect(report.rendered).not.toContain('/tags/t0/');
});

test('a title, a description or a value of one’s own plans nothing, and renders what shows it', async () => {
  const blog = await built(site.replace('title: Post 3\n', 'title: Post 3\nmood: calm\n'));
  const renamed = await edited(blog, postFile(5, 'Else.').replace('Post 5', 'Renamed'));
  expect(renamed.times.plan).toBe(0);
  expect(renamed.rendered).toEqual(
    expect.arrayContaining(['/archive/', '/page/2/', '/post-4/', '/post-5/', '/post-6/']),
  );
  for (const head of [
    'mood: wild\n',
    'mood: wild\ndescription: In short.\n',
    'mood: calm\ncomments: false\n',
  ])
    expect((await edited(blog, postFile(3, 'Else.', head))).times.plan, head).toBe(0);
  expect((await edited(blog, postFile(3, 'Else.', 'weather: rain\n'))).times.plan).toBeGreaterThan(0);
});

test('the index readers search in follows, part by part', async () => {
  const blog = await built();
  const before = blog.output();
  const report = await edited(blog, postFile(2, 'A xylophone.'));
  expect(report.times.plan).toBe(0);
  const changed = [...blog.output()]
    .filter(([file, text]) => before.get(file) !== text)
    .map(([file]) => file);
  expect(changed.filter((file) => file.startsWith('search/words-')).length).toBeGreaterThan(0);
});

test('an edit and an output file that is gone are both mended', async () => {
  const blog = await built();
  rmSync(path.join(blog.out, 'tags/t0/index.html'));
  rmSync(path.join(blog.out, 'search/words-0.json'));
  await edited(blog, postFile(2, 'Else.'));
  expect(existsSync(path.join(blog.out, 'search/words-0.json'))).toBe(true);
});

test.for([
  ['a tag', postFile(2, 'Else.').replace('t0', 't1')],
  ['a diagram, whose script comes', postFile(2, '```mermaid\ngraph TD; a-->b\n```')],
  ['a warning that comes', postFile(2, '![Lost](lost.png)')],
  ['an address', postFile(2, 'Else.', 'slug: elsewhere\n')],
  ['a post beside it', `${postFile(2, 'Else.')}== posts/2024-02-01-new.md\nNew.\n`],
])('with %s the blog is planned anew', async ([, files]) => {
  const blog = await built();
  const report = await edited(blog, files ?? '');
  expect(report.isDone && report.times.plan > 0).toBe(true);
  await edited(blog, postFile(4, 'And on.'));
  blog.remove('posts');
  await edited(blog, site);
});

test('a post that comes due is published by the build of an edit', async () => {
  const blog = await built(`${site}== posts/2026-02-01-soon.md\nSoon.\n`);
  blog.write(postFile(2, 'Else.'));
  await blog.build({ now: new Date('2026-03-01') });
  expect(blog.has('soon/index.html')).toBe(true);
});

test('what another post’s Liquid shows follows the edit', async () => {
  const blog = await built(
    `== _config.yml\ntitle: J\n== _posts/2024-01-01-a.md\n---\ntitle: A\n---\nBody of a.\n== _posts/2024-01-02-b.md\n---\ntitle: B\n---\n{% for post in site.posts %}{{ post.content | strip_html }}{% endfor %}\n`,
  );
  await edited(blog, '== _posts/2024-01-01-a.md\n---\ntitle: A\n---\nOther body of a.\n');
  expect(blog.read('2024/01/02/b.html')).toContain('Other body of a.');
});
