import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { bodiesOf, compareBlogs } from '../../src/import/compare-blogs.ts';
import { runCli } from '../support/cli.ts';
import { createBlog, repository } from '../support/site.ts';
import { imported } from './imported.ts';

test('Liquid that lists posts writes out none that is not published', async () => {
  const loop = '{% for p in site.posts %}[{{ p.title }}]({{ p.url }}) {% endfor %}';
  const blog = createBlog(
    `== _config.yml\ntitle: A\n== _posts/2024-01-01-a.md\n---\ntitle: Seen\n---\n${loop}of {{ site.posts.size }}; {{ site.time | date: "%Y" }}\n== _posts/2024-01-03-b.md\n---\ntitle: Held\npublished: false\n---\n${loop}\n== _posts/2090-01-01-c.md\n---\ntitle: Later\n---\n${loop}See [it]({% post_url 2024-01-03-b %}).\n== _drafts/d.md\n---\ntitle: Secret\n---\nSee [it]({% post_url 2024-01-03-b %}).\n`,
    { theme: repository },
  );
  const { report, read } = await imported(blog);
  expect(report.comparison).toEqual({ pages: 4, changes: [], errors: [] });
  expect(read('posts/2024-01-01-a.md')).toContain('\n[Seen](/2024/01/01/a.html) of 1; 2024\n');
  expect(read('posts/2024-01-03-b.md')).toContain('---\n\n[Seen](/2024/01/01/a.html)');
  expect(read('posts/2090-01-01-c.md')).toContain('---\n\n[Seen](/2024/01/01/a.html) See');
  expect(read('drafts/d.md')).toContain('See [it](/2024/01/03/b.html).');
});

test('Liquid sees posts of the future where the blog publishes them', async () => {
  const blog = createBlog(
    '== _config.yml\ntitle: A\nfuture: true\n== _posts/2024-01-01-a.md\n---\ntitle: Now\n---\n{% for p in site.posts %}{{ p.title }} {% endfor %}\n== _posts/2090-01-01-c.md\n---\ntitle: Later\n---\nx\n',
    { theme: repository },
  );
  const { report, read } = await imported(blog);
  expect(report.comparison).toEqual({ pages: 2, changes: [], errors: [] });
  expect(read('posts/2024-01-01-a.md')).toContain('\nLater Now ');
});

test('a published post keeps its address, whatever is not published would have it', async () => {
  const blog = createBlog(
    '== _config.yml\ntitle: A\n== _posts/2024-01-01-a.md\n---\npermalink: /x.html\n---\nSeen.\n== _posts/2090-01-01-b.md\n---\npermalink: /x.html\n---\nLater.\n',
    { theme: repository },
  );
  const { report, has } = await imported(blog);
  expect(report.shadowed).toEqual(['_posts/2090-01-01-b.md']);
  expect(report.comparison).toEqual({ pages: 1, changes: [], errors: [] });
  expect(['posts/2024-01-01-a.md', 'posts/2090-01-01-b.md'].map(has)).toEqual([true, false]);
});

test('a collection without output makes no pages, and what shows it shows it written out', async () => {
  const blog = createBlog(
    '== _config.yml\ntitle: A\ncollections: {staff: {output: false}, notes: null, recipes: {output: true}}\n== _posts/2024-01-01-a.md\n---\n---\n{% for s in site.staff %}{{ s.title }}: {{ s.content }}{% endfor %}\n== _staff/bob.md\n---\ntitle: Bob\n---\nBakes *bread*.\n== _staff/pay.txt\n100\n== _notes/n.md\n---\n---\nnote\n== _recipes/r.md\n---\n---\nsoup\n',
    { theme: repository },
  );
  const { report, read, target } = await imported(blog);
  expect(report).toMatchObject({ pages: 1, copied: 0, comparison: { pages: 2, changes: [], errors: [] } });
  expect(read('posts/2024-01-01-a.md')).toContain('Bob: <p>Bakes <em>bread</em>.</p>');
  expect(readdirSync(path.join(target, 'pages'), { recursive: true })).toEqual(['recipes', 'recipes/r.md']);
  expect(report.diagnostics.map(({ code, file }) => `${code} ${file ?? ''}`).toSorted()).toEqual([
    'file-skipped _notes/n.md',
    'file-skipped _staff/bob.md',
    'file-skipped _staff/pay.txt',
  ]);
});

test('a page that was not published before is told, and so is one that is no longer', async () => {
  const post = (title: string, rest = ''): string => `---\ntitle: ${title}\n${rest}---\nx\n`;
  const options = { theme: repository, now: new Date('2026-01-01'), version: 'test' };
  const before = createBlog(
    `== _config.yml\ntitle: A\n== _posts/2024-01-01-a.md\n${post('A', 'published: false\n')}== _posts/2024-01-01-b.md\n${post('B')}== _posts/2024-01-01-d.md\n${post('D', 'published: false\n')}`,
  );
  const after = createBlog(
    `== site.yml\ntitle: A\npermalink: date\n== posts/2024-01-01-a.md\n${post('A')}== posts/2024-01-01-b.md\n${post('B', 'draft: true\n')}== posts/2024-01-01-c.md\n${post('C')}== posts/2024-01-01-d.md\n${post('D', 'draft: true\n')}== posts/2024-01-01-e.md\n${post('E', 'draft: true\n')}`,
  );
  const old = await bodiesOf(before.root, options);
  const none = new Set<string>();
  const { pages, changes } = await compareBlogs(old, after.root, {
    ...options,
    ignored: none,
    shortened: none,
  });
  expect(pages).toBe(3);
  expect(changes).toEqual([
    { url: '/2024/01/01/b.html', source: '_posts/2024-01-01-b.md', what: 'gone' },
    { url: '/2024/01/01/a.html', source: 'posts/2024-01-01-a.md', what: 'new' },
    { url: '/2024/01/01/c.html', source: 'posts/2024-01-01-c.md', what: 'new' },
  ]);
});

test('a file whose front matter cannot be used is kept whole in a draft, and told', async () => {
  const blog = createBlog(
    '== _config.yml\ntitle: A\nurl: https://e.org\n== _posts/2024-01-01-a.md\n---\ntitle: Hello: world\ntags: [a]\n---\nMy long text.\n\n{{ page.title }} of it.\n== _posts/2024-01-02-b.md\n---\ntitle: Open\n\nText.\n\n```\ncode\n```\n== _posts/2024-01-03-c.html\n---\ntitle: "x\n---\n<p>Text</p>\n== _posts/2024-01-04-d.md\n---\ntitle: D\npermalink: "/x\\\\y"\n---\nText.\n== about.md\n---\ntitle: a: b\n---\nAbout.\n== _posts/2024-01-05-ok.md\n---\ntitle: Fine\n---\nx\n== _posts/2024-01-06-empty.md\n',
    { theme: repository },
  );
  const { report, read, target } = await imported(blog);
  expect(read('posts/2024-01-01-a.md')).toBe(
    '---\ndraft: true\n---\n\n```yaml\n---\ntitle: Hello: world\ntags: [a]\n---\n```\n\nMy long text.\n\n{{ page.title }} of it.\n',
  );
  expect(read('posts/2024-01-02-b.md')).toBe(
    '---\ndraft: true\n---\n\n````yaml\n---\ntitle: Open\n\nText.\n\n```\ncode\n```\n````\n',
  );
  expect(read('posts/2024-01-03-c.md')).toContain('```\n\n{::nomarkdown}\n<p>Text</p>\n{:/nomarkdown}\n');
  expect(read('posts/2024-01-04-d.md')).toContain('permalink: "/x\\\\y"\n---\n```\n\nText.\n');
  expect(read('pages/about.md')).toContain('---\ntitle: a: b\n---\n```\n\nAbout.\n');
  expect(report).toMatchObject({ posts: 2, drafts: 5, pages: 0 });
  expect(report.comparison).toEqual({ pages: 2, changes: [], errors: [] });
  const told = report.diagnostics.filter(({ code }) => code === 'file-skipped').map(({ file }) => file);
  expect(told.toSorted()).toEqual([
    '_posts/2024-01-01-a.md',
    '_posts/2024-01-02-b.md',
    '_posts/2024-01-03-c.html',
    '_posts/2024-01-04-d.md',
    'about.md',
  ]);
  const built = await runCli(['build', target]);
  expect([built.code, built.stderr]).toEqual([0, '']);
});

test('a file that is not UTF-8 is kept in a draft, its letters as they were meant', async () => {
  const blog = createBlog('== _config.yml\ntitle: A\nurl: https://e.org\n', { theme: repository });
  mkdirSync(path.join(blog.root, '_posts'));
  const old = Buffer.from('---\ntitle: B\n---\nEl a\u00f1o\n', 'latin1');
  writeFileSync(path.join(blog.root, '_posts/2004-01-03-b.md'), old);
  const { read } = await imported(blog);
  expect(read('posts/2004-01-03-b.md')).toBe(
    '---\ndraft: true\n---\n\n```yaml\n---\ntitle: B\n---\n```\n\nEl a\u00f1o\n',
  );
});
