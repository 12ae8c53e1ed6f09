import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readConfig } from '../../src/config/read-config.ts';
import { parsePostText } from '../../src/content/front-matter/parse-post-text.ts';
import { newPost, type PostWish, titleProblem } from '../../src/create/new-post.ts';

const { value: config } = readConfig({ file: 'site.yml', text: '', data: {} }, {});
const wish: PostWish = {
  title: 'Hello',
  isDraft: false,
  now: new Date('2026-03-01T23:30:00Z'),
  config,
  folders: { posts: 'posts', drafts: 'drafts' },
  taken: [],
};

function pathOf(change: Partial<PostWish>): string {
  const post = newPost({ ...wish, ...change });
  return 'problem' in post ? post.problem : post.path;
}

test('any title of one line comes back from the front matter as it was', () => {
  const titles = [
    'Foo: bar',
    '# not a comment',
    `"both" 'quotes' \\ and a backslash`,
    '- dash',
    'yes',
    '2024-01-02',
    '012',
    '👩🏽‍🚀 emoji',
    'مرحبا بالعالم',
    'a: #b',
    '{{ liquid }}',
    '&anchor *alias !tag',
    '---',
    'ends with:',
    'null',
    '~',
    '@at',
    '%25',
    '`tick`',
  ];
  const check = (title: string): void => {
    const post = newPost({ ...wish, title });
    if ('problem' in post) throw new Error(post.problem);
    const { value, diagnostics } = parsePostText(Buffer.from(post.text), {
      file: post.path,
      timezone: 'UTC',
    });
    expect(diagnostics).toEqual([]);
    expect(value.frontMatter.title).toBe(title.trim());
  };
  titles.forEach(check);
  const anyTitle = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 });
  fc.assert(
    fc.property(anyTitle, (title) => {
      fc.pre(titleProblem(title, 'post') === null);
      check(title);
    }),
    { seed: 7, numRuns: 300 },
  );
});

test('the date is that of the blog’s clock, in the name as in the front matter', () => {
  const post = newPost({ ...wish, config: { ...config, timezone: 'Asia/Tokyo' } });
  expect(post).toEqual({
    path: 'posts/2026-03-02-hello.md',
    text: '---\ntitle: Hello\ndate: 2026-03-02 08:30:00 +0900\n---\n\n',
  });
});

test('letters of every script stay in the slug, and a title without any gets a number', () => {
  expect(pathOf({ title: 'Привет, мир!' })).toBe('posts/2026-03-01-привет-мир.md');
  expect(pathOf({ title: '日本語 の 題' })).toBe('posts/2026-03-01-日本語-の-題.md');
  expect(pathOf({ title: '🎉' })).toBe('posts/2026-03-01-post.md');
  expect(pathOf({ title: '???', taken: ['posts/2025-01-01-post.md'] })).toBe('posts/2026-03-01-post-2.md');
  expect(pathOf({ title: '../../etc/passwd' })).toBe('posts/2026-03-01-etc-passwd.md');
  expect(pathOf({ title: 'aux', isDraft: true })).toBe('drafts/post-aux.md');
});

test('a title longer than a file name is cut between two words', () => {
  const path = pathOf({ title: 'слово '.repeat(60) });
  expect(path).toMatch(/^posts\/2026-03-01-(слово-)+слово\.md$/);
  expect(Buffer.byteLength(path)).toBeLessThan(255);
});

test('an address that another post has is refused, in any case, form or folder', () => {
  const problem = (file: string) => `${file} has that address already; give the post another title`;
  for (const file of ['posts/2020-01-01-Hello.md', 'posts/hello/index.md', 'drafts/hello.md'])
    expect(pathOf({ taken: [file] })).toBe(problem(file));
  const dated = { ...config, permalink: '/:year/:title/' };
  expect(pathOf({ config: dated, taken: ['posts/2020-01-01-hello.md'] })).toBe('posts/2026-03-01-hello.md');
});

test('drafts have no date; where a folder for them would hide the posts, they are marked', () => {
  expect(newPost({ ...wish, isDraft: true })).toEqual({
    path: 'drafts/hello.md',
    text: '---\ntitle: Hello\n---\n\n',
  });
  expect(newPost({ ...wish, isDraft: true, folders: { posts: '', drafts: null } })).toEqual({
    path: '2026-03-01-hello.md',
    text: '---\ntitle: Hello\ndate: 2026-03-01 23:30:00 +0000\ndraft: true\n---\n\n',
  });
});

test('a title that is the name of a page of the theme does not take its address', () => {
  for (const name of ['Search', 'tags', 'Archive', 'categories'])
    expect(pathOf({ title: name })).toBe(`posts/2026-03-01-post-${name.toLowerCase()}.md`);
  const dated = { ...config, permalink: '/:year/:title/' };
  expect(pathOf({ title: 'Search', config: dated })).toBe('posts/2026-03-01-search.md');
  expect(pathOf({ title: 'Archive', config: { ...config, archive: false } })).toBe(
    'posts/2026-03-01-archive.md',
  );
});
