import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatDiagnostic } from '../../src/diagnostics/format-diagnostic.ts';
import { createBlog, diagnosticsOf, placesOf, repository, type TestBlog } from '../support/site.ts';

const head = '== site.yml\ntitle: A blog\nurl: https://blog.example\n';
const attack = '{a: (globalThis.tintaWasRun = 1)}';
const languages = [
  'js',
  'javascript',
  'JS',
  'JavaScript',
  'coffee',
  'toString',
  'constructor',
  'hasOwnProperty',
  '__proto__',
  'json',
];

// T-FM-1
test.each(languages)(
  'front matter in the language %s is an error, and nothing of it runs',
  async (language) => {
    const blog = createBlog(`${head}== posts/2024-01-02-a.md\n---${language}\n${attack}\n---\nBody.\n`);
    const report = await blog.build();
    expect(placesOf(report)).toEqual(['front-matter-language posts/2024-01-02-a.md:1:4']);
    expect(report.isDone).toBe(false);
    expect(globalThis).not.toHaveProperty('tintaWasRun');
  },
);

// T-FM-2
test('a fence with a language inside a body is text, and the file stays as it was', async () => {
  const post = `---\ntitle: A\n---\nBefore.\n\n---js\n${attack}\n---\n`;
  const blog = createBlog(`${head}== posts/2024-01-02-a.md\n${post}`);
  const report = await blog.build();
  expect(report.isDone).toBe(true);
  expect(blog.read('a/index.html')).toContain('globalThis.tintaWasRun');
  expect(globalThis).not.toHaveProperty('tintaWasRun');
  expect(readFileSync(path.join(blog.root, 'posts/2024-01-02-a.md'), 'utf8')).toBe(post);
});

// T-FM-3
test('broken YAML is the same error the second time', async () => {
  const blog = createBlog(`${head}== posts/2024-01-02-a.md\n---\ntitle: [\n---\nBody.\n`);
  const first = await blog.build();
  const second = await blog.build();
  expect(diagnosticsOf(first, 'yaml-invalid')).toHaveLength(1);
  expect(second.diagnostics).toEqual(first.diagnostics);
  expect(second.isDone).toBe(false);
});

// T-FM-7
test.each([
  ['a post', 'posts/2024-01-02-a.md', '---\n__proto__: {admin: true}\n---\n'],
  ['a post', 'posts/2024-01-02-a.md', '---\nconstructor: {prototype: {admin: true}}\n---\n'],
  ['a post', 'posts/2024-01-02-a.md', '---\nimage: {__proto__: {admin: true}}\n---\n'],
  ['a data file', 'data/team.yml', '__proto__: {admin: true}\n'],
  ['a data file', 'data/team.json', '{"constructor": {"prototype": {"admin": true}}}\n'],
  ['the configuration', 'site.yml', 'title: A\n__proto__: {admin: true}\n'],
  ['the configuration', 'site.yml', 'title: A\nconstructor: {prototype: {admin: true}}\n'],
])('a key of %s that could reach the prototype (%s, %s) is an error', async (_, file, text) => {
  const blog = createBlog(`${head}== posts/2024-01-01-b.md\nBody.\n== ${file}\n${text}`);
  const report = await blog.build();
  expect(diagnosticsOf(report, 'yaml-forbidden-key').map((found) => found.file)).toEqual([file]);
  expect(report.isDone).toBe(false);
  expect({}).not.toHaveProperty('admin');
});

const laughs = Array.from({ length: 10 }, (_, n) => {
  const value = n === 0 ? 'x' : `*a${n - 1}`;
  return `a${n}: &a${n} [${Array(10).fill(value).join(', ')}]\n`;
}).join('');
const keys = Array.from({ length: 3000 }, (_, n) => `k${n}: 1`).join(', ');
const merges = `base: &b {${keys}}\nlist:\n${'- <<: *b\n'.repeat(3000)}`;

// T-FM-8, T-FM-9, T-FM-10
test('YAML without end is told for what it is in every file at once, and the site stays as it was', async () => {
  const blog = createBlog(`${head}== layouts/post.njk
{{ page.mood }} {{ page.again }} {{ site.data.fine.b.x }}{{ site.data.fine.b.y }}
== data/fine.yml
a: &a {x: 1}
b: {<<: *a, y: 2}
== posts/2024-01-01-fine.md
---
mood: &m calm
again: *m
---
Body.
`);
  expect(placesOf(await blog.build())).toEqual([]);
  expect(blog.read('fine/index.html').trim()).toBe('calm calm 12');
  const before = blog.output();
  blog.write(`== posts/2024-01-02-laughs.md
---
title: Laughs
${laughs}---
Body.
== posts/2024-01-03-cycle.md
---
a: &a {self: *a}
---
Body.
== posts/2024-01-04-deep.md
---
title: ${'['.repeat(5000)}
---
Body.
== posts/2024-01-05-merges.md
---
${merges}---
Body.
== data/laughs.yml
${laughs}== data/cycle.yml
- &a [*a]
== data/merges.yml
${merges}== data/deep.json
${'['.repeat(5000)}
`);
  const report = await blog.build();
  expect(placesOf(report)).toEqual([
    'yaml-too-deep data/cycle.yml:1:7',
    'yaml-too-deep data/deep.json:1:50',
    'yaml-too-deep data/laughs.yml:2:10',
    'yaml-too-deep data/merges.yml:6:3',
    'yaml-too-deep posts/2024-01-02-laughs.md:4:10',
    'yaml-too-deep posts/2024-01-03-cycle.md:2:14',
    'yaml-too-deep posts/2024-01-04-deep.md:2:57',
    'yaml-too-deep posts/2024-01-05-merges.md:7:3',
  ]);
  expect(report.isDone).toBe(false);
  expect(blog.output()).toEqual(before);
  const ofCycle = report.diagnostics.find(({ file }) => file === 'posts/2024-01-03-cycle.md');
  expect(ofCycle && formatDiagnostic(ofCycle)).toBe(`\
posts/2024-01-03-cycle.md:2:14  error  yaml-too-deep  The front matter repeats itself without end
  2 | a: &a {self: *a}
    |              ^
  Write the values out where they are used, with no aliases (*name).`);
  blog.write(`== site.yml\n${laughs}`);
  expect(placesOf(await blog.build())).toContain('yaml-too-deep site.yml:2:10');
  expect(blog.output()).toEqual(before);
});

// T-FM-11
test.each([
  ['draft: true', null],
  ['draft: yes', null],
  ['draft: On', null],
  ['draft: TRUE', null],
  ['published: false', null],
  ['published: no', null],
  ['published: OFF', null],
  ['draft: "true"', 'key-type'],
  ['draft: "false"', 'key-type'],
  ["published: 'no'", 'key-type'],
  ['draft: y', 'key-type'],
  ['draft: 1', 'key-type'],
  ['published: 0', 'key-type'],
  ['draft: [true]', 'key-type'],
  ['draft: {is: true}', 'key-type'],
  ['draft: maybe', 'key-type'],
  ['published: flase', 'key-type'],
  ['draft: true\ndraft: false', 'yaml-invalid'],
  ['Draft: true', 'key-unknown'],
  ['drafts: true', 'key-unknown'],
  ['darft: true', 'key-unknown'],
] as const)(
  'a post that may be meant as a draft (%j) is kept back, or the build tells why and writes nothing',
  async (line, code) => {
    const blog = createBlog(
      `${head}== posts/2024-01-01-fine.md\nBody.\n== posts/2024-01-02-meant.md\n---\ntitle: Meant\ndraft: false\npublished: yes\n---\nMeant.\n`,
    );
    await blog.build();
    const before = blog.output();
    expect(before.get('index.html')).toContain('Meant');
    blog.write(`== posts/2024-01-02-meant.md\n---\ntitle: Meant\n${line}\n---\nMeant, and more.\n`);
    const report = await blog.build();
    expect(report.diagnostics.map((found) => [found.code, found.file, found.line])).toEqual(
      code === null ? [] : [[code, 'posts/2024-01-02-meant.md', line.includes('\n') ? 4 : 3]],
    );
    if (code !== null) expect([report.isDone, blog.output()]).toEqual([false, before]);
    else expect([...blog.output()].filter(([file, text]) => /meant/i.test(file + text))).toEqual([]);
  },
);

test('every fault of every file is told in one run, with its place', async () => {
  const blog = createBlog(`${head}
== posts/2024-01-01-a.md
---
title: [
---
== posts/2024-01-02-b.md
---
date: 2024-02-30
---
== posts/2024-01-03-c.md
---js
---
== data/team.yml
a: [
`);
  const report = await blog.build();
  expect(report.diagnostics.map(({ file }) => String(file)).toSorted()).toEqual([
    'data/team.yml',
    'posts/2024-01-01-a.md',
    'posts/2024-01-02-b.md',
    'posts/2024-01-03-c.md',
  ]);
  expect(report.diagnostics.every(({ line }) => line !== null)).toBe(true);
});

test('posts in YAML, TOML and JSON stand side by side', async () => {
  const blog = createBlog(`${head}
== posts/2024-01-01-a.md
---
title: Of YAML
tags: [x]
---
Body.
== posts/b.md
+++
title = "Of TOML"
date = 2024-01-02
tags = ["x"]
aliases = ["/old/"]
+++
Body.
== posts/c.md
{
  "title": "Of JSON",
  "date": "2024-01-03",
  "tags": ["x"]
}
Body.
== posts/d.md
+++
title = "A draft"
draft = true
+++
`);
  const report = await blog.build();
  expect(report.diagnostics).toEqual([]);
  expect(blog.read('tags/x/index.html')).toBe('x: Of JSON Of TOML Of YAML');
  expect(blog.read('b/index.html')).toBe('<h1>Of TOML</h1><p>Body.</p>\n');
  expect(blog.has('old/index.html')).toBe(true);
  expect(blog.has('d/index.html')).toBe(false);
});

test('a fault in TOML or JSON is told with its line, and nothing is published', async () => {
  const blog = createBlog(`${head}
== posts/a.md
+++
title = "A"
draft = maybe
+++
== posts/b.md
{
  "title": "B",
  "draft": [
}
`);
  const report = await blog.build();
  expect(placesOf(report)).toEqual(['json-invalid posts/b.md:4:1', 'toml-invalid posts/a.md:3:9']);
  expect(report.isDone).toBe(false);
});

describe('a heading of the first level that begins a post', () => {
  const post = (text: string) => `${head}per_page: 5\n== posts/2024-01-02-a-file.md\n${text}`;
  const headingsOf = async (blog: TestBlog, file = 'a-file/index.html'): Promise<readonly string[]> => {
    expect(placesOf(await blog.build())).toEqual([]);
    return [...blog.read(file).matchAll(/<h1[^>]*>\s*([^]*?)\s*<\/h1>/g)].map(([, text = '']) => text);
  };

  test.for([
    [
      'is its title where front matter gives none',
      '# Hello *world* &amp; `all`\n\nBody.\n',
      'Hello world &amp; all',
    ],
    ['is underlined just as well', 'Hello\n=====\n\nBody.\n', 'Hello'],
    [
      'is shown once where front matter says the same',
      '---\ntitle: Hello  World\n---\n\n# Hello world #\n\nBody.\n',
      'Hello  World',
    ],
  ] as const)('%s', async ([, text, title]) => {
    const blog = createBlog(post(text), { theme: repository });
    expect(await headingsOf(blog)).toEqual([title]);
    expect(blog.read('a-file/index.html')).toMatch(`<title>${title} `);
    expect(blog.read('index.html')).toContain(`>${title}</a>`);
    expect(blog.read('index.html')).toContain('Body.');
    expect(blog.read('search/posts-0.json')).toContain(title.replaceAll('&amp;', '\\u0026'));
  });

  test.for([
    ['says something else than its title', '---\ntitle: A title\n---\n# Another\n\nBody.\n', 2],
    ['says more than words', '# ![A picture](https://elsewhere.example/a.png)\n\nBody.\n', 2],
    ['has an id of its own', '# Hello {#here}\n\nBody.\n', 2],
    ['comes later', 'Before.\n\n# Hello\n', 2],
    ['is one of the second', '## Hello\n\nBody.\n', 1],
  ] as const)('stays where it %s', async ([, text, count]) => {
    expect(await headingsOf(createBlog(post(text), { theme: repository }))).toHaveLength(count);
  });

  test('stays in a Jekyll blog, whose title is the file’s name', async () => {
    const text = '---\n---\n# Hello\n\nBody.\n';
    const blog = createBlog(
      `== _config.yml\ntitle: A blog\nurl: https://blog.example\npermalink: /:title/\n== _posts/2024-01-02-a-file.md\n${text}`,
      { theme: repository },
    );
    expect(await headingsOf(blog)).toEqual(['A File', 'Hello']);
  });
});

test('a tag of which nothing can become a URL is told once, at its line', async () => {
  const report = await createBlog(
    '== posts/2024-01-02-a.md\n---\ntags: [sea, 😀]\n---\n== posts/2024-01-03-b.md\n---\ntags:\n  - 🎉\n---\n',
  ).build();
  expect(placesOf(report).filter((place) => !place.includes('config-'))).toEqual([
    'slug-empty posts/2024-01-02-a.md:2:13',
    'slug-empty posts/2024-01-03-b.md:3:5',
  ]);
});
