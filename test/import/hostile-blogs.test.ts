import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { isError } from '../../src/diagnostics/diagnostic.ts';
import { createBlog, readFolder, temporaryFolder } from '../support/site.ts';
import { builtAt, importedFrom } from './imported.ts';

interface Fields {
  readonly [field: string]: string;
}

/** An export of WordPress with these items, in a folder of its own. */
function exported(items: readonly (Fields & { readonly more?: string })[]): string {
  const xml = items.map(({ more = '', ...fields }, at) => {
    const name = fields['wp:post_name'] ?? `text-${String(at)}`;
    const whole: Fields = {
      title: 'A',
      link: `https://old.example/${name}/`,
      'content:encoded': 'Hello.',
      'wp:post_id': String(at + 1),
      'wp:post_name': name,
      'wp:post_date': '2024-01-02 10:00:00',
      'wp:post_date_gmt': '2024-01-02 10:00:00',
      'wp:status': 'publish',
      'wp:post_type': 'post',
      ...fields,
    };
    return `<item>${Object.entries(whole)
      .map(([key, value]) => `<${key}><![CDATA[${value}]]></${key}>`)
      .join('')}${more}</item>`;
  });
  const file = path.join(temporaryFolder(), 'export.xml');
  const head =
    '<rss><channel><title>B</title><wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://old.example</wp:base_blog_url>';
  writeFileSync(file, `${head}${xml.join('\n')}</channel></rss>\n`);
  return file;
}

const meta = (key: string, value: string): string =>
  `<wp:postmeta><wp:meta_key>${key}</wp:meta_key><wp:meta_value>${value}</wp:meta_value></wp:postmeta>`;

/** The built site of a blog that was imported, all its files as one text, and the errors of the build. */
async function siteOf(blog: string): Promise<{ readonly all: string; readonly errors: readonly unknown[] }> {
  const out = path.join(temporaryFolder(), 'site');
  const { diagnostics } = await builtAt(blog, out);
  return { all: [...readFolder(out).values()].join('\n'), errors: diagnostics.filter(isError) };
}

test('nothing of an export is written outside of the new blog, whatever stands for the number of a text', async () => {
  const comment =
    '<wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_approved>1</wp:comment_approved><wp:comment_content>x</wp:comment_content></wp:comment>';
  const file = exported([
    { 'wp:post_id': '/../../../../evil-comments', more: comment },
    { 'wp:post_id': '/../../../evil-text', 'wp:post_name': '..' },
  ]);
  const { report, target } = await importedFrom('wordpress', file);
  expect(report.posts).toBe(2);
  expect(readdirSync(path.dirname(target))).toEqual(['native']);
  expect(readdirSync(target).toSorted()).toEqual(['data', 'posts', 'site.yml']);
});

test('what a native blog would refuse in an export does not keep the new blog from being built', async () => {
  const file = exported([
    { 'wp:post_name': '%ff%fe' },
    { 'wp:post_name': 'up', link: 'https://old.example/../../up/' },
    { 'wp:post_name': 'day', 'wp:post_date': '2024-02-31 10:00:00' },
    { 'wp:post_name': 'keys', more: meta('constructor', 'x') + meta('_wp_old_slug', '../../../zz') },
    { 'wp:post_name': '', title: '字'.repeat(200), link: 'https://old.example/?p=5' },
  ]);
  const { report, read, target } = await importedFrom('wordpress', file);
  expect(report.comparison?.errors).toEqual([]);
  expect((await siteOf(target)).errors).toEqual([]);
  expect(read('posts/2024-01-02-keys.md')).toContain('x_constructor: x');
  expect(read('drafts/day.md')).toContain('Hello.');
  expect(report.diagnostics.map(({ file: at, message }) => `${at ?? ''}: ${message}`)).toContain(
    'posts/2024-01-02-up.md: its address is not kept: /../../up/ can be no address here: it has a segment ..',
  );
  expect(report.diagnostics.map(({ message }) => message)).toContain(
    '“A” has no day (2024-02-31 10:00:00 is none): it is a draft now',
  );
});

test('scheduled pages and blocks that are drafts stay out of a blog that was WordPress', async () => {
  const file = exported([
    {
      'wp:post_name': 'later',
      'wp:post_type': 'page',
      'wp:status': 'future',
      'wp:post_date': '2099-01-01 00:00:00',
      'content:encoded': 'SECRET-PAGE',
    },
    {
      'wp:post_name': 'book',
      'wp:post_type': 'book',
      'wp:status': 'future',
      'wp:post_date': '2099-01-01 00:00:00',
      'content:encoded': 'SECRET-BOOK',
    },
    { 'wp:post_type': 'wp_block', 'wp:status': 'draft', 'content:encoded': 'SECRET-BLOCK' },
    { 'wp:post_name': 'open', 'content:encoded': 'Seen. <!-- wp:block {"ref":3} /-->' },
  ]);
  const { report, read, target } = await importedFrom('wordpress', file);
  expect(read('pages/later.md')).toContain('draft: true');
  const { all } = await siteOf(target);
  expect(all).toContain('Seen.');
  expect(all).not.toContain('SECRET');
  expect(report.diagnostics.filter(({ message }) => message.includes('day still to come'))).toHaveLength(2);
});

test('pages of Hugo stay back until their day, and where a list above them says so', async () => {
  const page = (front: string, body: string): string => `---\ntitle: A\n${front}\n---\n${body}\n`;
  const { root } = createBlog(
    `== hugo.toml\nbaseURL = "https://e.org/"\n== content/posts/a.md\n${page('date: 2024-01-01', 'Seen.')}== content/later.md\n${page('date: 2099-01-01', 'SECRET-1')}== content/later2.md\n${page('publishDate: 2099-01-01', 'SECRET-2')}== content/hid/_index.md\n---\ncascade:\n  build:\n    render: never\n---\n== content/hid/p.md\n${page('date: 2024-01-01', 'SECRET-3')}== content/some/_index.md\n---\ncascade:\n- target:\n    path: /some/x/**\n  draft: true\n---\n== content/some/x/p.md\n${page('date: 2024-01-01', 'SECRET-4')}== content/some/q.md\n${page('date: 2024-01-01', 'Also seen.')}`,
  );
  const { target } = await importedFrom('hugo', root);
  const { all, errors } = await siteOf(target);
  expect(errors).toEqual([]);
  expect(all).toContain('Seen.');
  expect(all).toContain('Also seen.');
  expect(all).not.toContain('SECRET');
});

test('addresses that are none, or lead out of the site, end no import of a Hugo blog', async () => {
  const { root } = createBlog(
    '== hugo.toml\nbaseURL = "https://e.org/"\n== content/posts/a.md\n---\ndate: 2024-01-01\naliases: ["a%zz", ../../../q]\n---\n{{< ref "a%zz" >}} {{< ref "http://[" >}}\n== content/b/index.md\n---\ntitle: B\nurl: /../../z/\n---\nB.\n== content/b/f.txt\nf\n== content/c.md\n---\ntitle: C\nurl: /%2e%2e/%2e%2e/y.html\n---\nC.\n',
  );
  const { report, has, target } = await importedFrom('hugo', root);
  expect(report.comparison).toMatchObject({ errors: [], changes: [] });
  expect(has('pages/z/f.txt')).toBe(true);
  expect(readdirSync(path.dirname(target))).toEqual(['native']);
  expect((await siteOf(target)).errors).toEqual([]);
});

test('a whole HTML page that is a draft, and files outside of the folder of code, stay out of a blog that was Hexo', async () => {
  const { root } = createBlog(
    '== _config.yml\ntitle: T\n== source/whole.html\n---\ndraft: true\n---\n<!doctype html><html><body>SECRET-1</body></html>\n== source/.env\nSECRET-2\n== source/_posts/a.md\n---\ndate: 2024-01-01\n---\nSeen. {% include_code ../../.env %}\n',
  );
  const { target } = await importedFrom('hexo', root);
  const { all } = await siteOf(target);
  expect(all).toContain('Seen.');
  expect(all).not.toContain('SECRET');
});

test('a Hexo blog is not read beyond its folder, which is told', async () => {
  const { root } = createBlog(
    '== blog/_config.yml\ntitle: T\n== blog/source/_posts/a.md\n---\ndate: 2024-01-01\n---\nSeen.\n== other/_config.yml\nsource_dir: ../..\n',
  );
  mkdirSync(path.join(root, 'private'));
  writeFileSync(path.join(root, 'private/s.txt'), 'SECRET');
  symlinkSync('../../private', path.join(root, 'blog/source/link'));
  const { report, target } = await importedFrom('hexo', path.join(root, 'blog'));
  expect((await siteOf(target)).all).not.toContain('SECRET');
  expect(report.diagnostics.map(({ file, message }) => `${file ?? ''}: ${message}`)).toEqual([
    'source/link: it is a symbolic link, which an import does not follow',
  ]);
  const other = await importedFrom('hexo', path.join(root, 'other'));
  expect(other.report.diagnostics[0]?.message).toContain('source_dir: ../.. leads out of it');
  mkdirSync(path.join(root, 'linked'));
  writeFileSync(path.join(root, 'linked/_config.yml'), 'title: T\n');
  symlinkSync('../blog/source', path.join(root, 'linked/source'));
  const linked = await importedFrom('hexo', path.join(root, 'linked'));
  expect(linked.report.diagnostics[0]?.message).toContain('source_dir: source leads out of it');
});

test('a Hugo blog is not read beyond its folder, which is told', async () => {
  const settings =
    'contentDir = "content"\nstaticDir = ["static", "../private", "inner/link"]\n[languages.en]\n[languages.es]\ncontentDir = "../private"\n[[module.mounts]]\nsource = "../private"\ntarget = "content/more"\n';
  const { root } = createBlog(
    `== blog/hugo.toml\n${settings}== blog/content/posts/a.md\n---\ndate: 2024-01-01\n---\nSeen.\n== blog/inner/x\nx\n== private/s.md\n---\ndate: 2024-01-01\n---\nSECRET\n== private/s.txt\nSECRET\n== other/hugo.toml\ncontentDir = "/etc"\n`,
  );
  symlinkSync('../../private', path.join(root, 'blog/inner/link'));
  const { report, target } = await importedFrom('hugo', path.join(root, 'blog'));
  const { all } = await siteOf(target);
  expect(all).toContain('Seen.');
  expect(all).not.toContain('SECRET');
  expect(
    report.diagnostics.map(({ message }) => message).filter((one) => /leads out|mounted/.test(one)),
  ).toEqual([
    '../private leads out of the blog, so nothing in it is read',
    '../private leads out of the blog, so nothing in it is read',
    'inner/link leads out of the blog, so nothing in it is read',
    '../private is mounted as content/more, and an import follows no mount: nothing in it is read',
  ]);
  const other = await importedFrom('hugo', path.join(root, 'other'));
  expect(other.report.diagnostics[0]?.message).toContain('/etc leads out of the blog');
});

test('what Hexo keeps back until its day stays back: posts wait at their address, pages are drafts, which is told', async () => {
  const front = (rest: string): string => `---\ntitle: A\ndate: 2099-01-01\n${rest}---\n`;
  const { root } = createBlog(
    `== _config.yml\ntitle: T\nurl: https://e.org\nfuture: false\npermalink: :year/:title/\n== source/_posts/later.md\n${front('')}SECRET-1\n== source/_posts/hidden.md\n${front('hidden: true\n')}SECRET-2\n== source/page/index.md\n${front('')}SECRET-3\n== source/_posts/a.md\n---\ndate: 2024-01-01\n---\nSeen.\n`,
  );
  const { report, read, target } = await importedFrom('hexo', root);
  const { all, errors } = await siteOf(target);
  expect(errors).toEqual([]);
  expect(all).toContain('Seen.');
  expect(all).not.toContain('SECRET');
  expect(report.comparison).toMatchObject({ pages: 1, changes: [] });
  expect(read('posts/later.md')).toContain('permalink: "/2099/later/"');
  expect(report.diagnostics.map(({ file, message }) => `${file ?? ''}: ${message}`)).toEqual(
    ['_posts/hidden.md', 'page/index.md'].map(
      (file) =>
        `source/${file}: its day is still to come, and only posts wait for theirs here: it is a draft now`,
    ),
  );
});
