import { renameSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { editSnapshot } from '../../src/dev/edits/edit-snapshot.ts';
import { closeSnapshot, openSnapshot, type Snapshot } from '../../src/dev/snapshot.ts';
import { startTestDev, untilAsBuilt } from '../support/dev.ts';
import { createBlog, repository, type TestBlog } from '../support/site.ts';

const a = 'posts/2025-01-02-a.md';

const post = (front: string, body = 'First.\n\nSecond.') =>
  `== ${a}\n---\ndate: 2025-01-02\ntags: [x]\naliases: [/old/]\n${front}\n---\n${body}\n`;

const files = `
== site.yml
title: A blog
url: https://blog.example/base
${post('title: A')}
== posts/2025-01-03-b.md
---
title: B
tags: [x]
mood: calm
---
See [A](/base/a/).
== drafts/idea.md
An idea.
== pages/about.md
Who.
== assets/css/extra.css
h1 { color: red }
== assets/note.txt
note
== layouts/partials/head-extra.njk
<link rel="stylesheet" href="{{ '/assets/css/extra.css' | asset }}">
== layouts/partials/site-footer.njk
<footer>{% for post in site.posts %}{{ post.title }} {{ post.words }} {{ post.mood }}{% endfor %}</footer>
`;

/** One after the other, each on top of those before it. */
const steps: readonly (readonly [name: string, files: string])[] = [
  ['a body', post('title: A', 'Other.\n\nSecond, and more words.')],
  ['a title', post('title: Another')],
  ['a title of markup', post('title: "<b>&amp;"')],
  ['a description', post('title: A\ndescription: In short.')],
  ['an excerpt', post('title: A\nexcerpt: In *short*.')],
  ['switches', post('title: A\ntoc: true\ncomments: false\nshare: false', '## One\n\n## Two')],
  ['a key of its own', post('title: A\nmood: dark')],
  ['another value of it', post('title: A\nmood: bright')],
  ['a key that no post had', post('title: A\nmood: bright\nweather: rain')],
  ['no such key', post('title: A')],
  ['a warning', post('title: A\ntittle: x')],
  ['another', post('title: A\ntitel: x')],
  ['none', post('title: A')],
  ['math and a diagram', post('title: A\nmath: true', '$x^2$\n\n```mermaid\ngraph\n```')],
  ['a language', post('title: A\nlang: es')],
  ['a day', post('title: A').replace('2025-01-02\ntags', '2025-02-02\ntags')],
  ['a tag', post('title: A').replace('[x]', '[x, y]')],
  ['an alias', post('title: A').replace('/old/', '/older/')],
  ['a title and a tag', post('title: B').replace('[x]', '[z]')],
  ['a picture that is not there', post('title: A', '![](/assets/none.png)')],
  ['a draft', '== drafts/idea.md\n---\ntitle: Idea\n---\nBetter.\n'],
  ['a draft’s body', '== drafts/idea.md\n---\ntitle: Idea\n---\nBest.\n'],
  ['a page', '== pages/about.md\n---\ntitle: About\n---\nWho else.\n'],
  ['a page’s body', '== pages/about.md\n---\ntitle: About\n---\nNobody else.\n'],
  ['a style sheet', '== assets/css/extra.css\nh1 { color: blue }\n'],
  ['a file', '== assets/note.txt\nnote two\n'],
  [
    'a partial',
    '== layouts/partials/site-footer.njk\n<footer>{{ site.posts | length }} {{ site.title }}</footer>\n',
  ],
  [
    'a layout over it',
    '== layouts/post.njk\n{% extends "base.njk" %}{% block main %}{{ page.title }}{{ page.content }}{% endblock %}\n',
  ],
  [
    'that layout',
    '== layouts/post.njk\n{% extends "base.njk" %}{% block main %}<h1>{{ page.title }}</h1>{{ page.content }}{% endblock %}\n',
  ],
  [
    'a post and a layout',
    `${post('title: Both')}== layouts/post.njk\n{% extends "base.njk" %}{% block main %}<h2>{{ page.title }}</h2>{% endblock %}\n`,
  ],
  [
    'everything at once',
    `${post('title: End', 'End.')}== pages/about.md\nEnd.\n== assets/css/extra.css\nh1 {}\n== drafts/idea.md\nEnd.\n`,
  ],
];

/** Texts that come and go, which change what pages there are, among edits that do not. */
const comings: readonly (readonly [name: string, act: (blog: TestBlog) => void])[] = [
  ['a post that comes', (blog) => blog.write('== posts/2025-04-04-d.md\n---\ntags: [x, d]\n---\nFourth.\n')],
  [
    'an edit of it',
    (blog) => blog.write('== posts/2025-04-04-d.md\n---\ntags: [x, d]\n---\nFourth, anew.\n'),
  ],
  ['another tag', (blog) => blog.write('== posts/2025-04-04-d.md\n---\ntags: [e]\n---\nFourth, anew.\n')],
  ['an edit of an older one', (blog) => blog.write(post('title: A', 'After another came.'))],
  ['an error', (blog) => blog.write('== posts/2025-04-05-e.md\n---\ntitle: [\n---\nNo.\n')],
  ['an edit beside the error', (blog) => blog.write(post('title: A', 'Beside an error.'))],
  ['the error mended', (blog) => blog.write('== posts/2025-04-05-e.md\n---\ntitle: E\n---\nYes.\n')],
  ['an address that is taken', (blog) => blog.write('== pages/e.md\n---\npermalink: /e/\n---\nMine.\n')],
  ['which is given up', (blog) => blog.remove('pages/e.md')],
  [
    'a file that moves',
    ({ root }) => renameSync(`${root}/posts/2025-04-04-d.md`, `${root}/posts/2025-04-04-f.md`),
  ],
  [
    'a draft that is published',
    ({ root }) => renameSync(`${root}/drafts/idea.md`, `${root}/posts/2025-05-05-idea.md`),
  ],
  ['a post of the future', (blog) => blog.write('== posts/2027-01-01-far.md\nFar.\n')],
  ['a page that comes', (blog) => blog.write('== pages/deep/down.md\nDown.\n')],
  ['what is searched for', (blog) => blog.write('== posts/2025-06-06-rare.md\nSphinx of black quartz.\n')],
  [
    'a post and a layout',
    (blog) =>
      blog.write(
        '== posts/2025-07-07-g.md\nG.\n== layouts/partials/site-footer.njk\n<footer>{{ site.posts | length }}</footer>\n',
      ),
  ],
  [
    'posts that go',
    (blog) =>
      ['2025-06-06-rare', '2025-07-07-g', '2027-01-01-far'].forEach((name) =>
        blog.remove(`posts/${name}.md`),
      ),
  ],
];

// Where there is an index, asking for it opens the blog anew each time.
test.each(['yes', 'false'])(
  'whatever comes and goes, the preview is what a build is, search: %s',
  async (search) => {
    const blog = createBlog(files.replace('title: A blog', `title: A blog\nsearch: ${search}`));
    const dev = await startTestDev(blog);
    const seen = new Set<string>();
    await untilAsBuilt(dev, blog, seen);
    for (const [name, act] of comings) {
      act(blog);
      await untilAsBuilt(dev, blog, seen).catch((cause: unknown) => {
        throw new Error(`after ${name}`, { cause });
      });
    }
    expect(dev.faults).toEqual([]);
  },
);

test('whatever is edited, the preview is what a build is, edit upon edit', async () => {
  const blog = createBlog(files);
  const dev = await startTestDev(blog);
  const seen = new Set<string>();
  await untilAsBuilt(dev, blog, seen);
  for (const [name, step] of steps) {
    blog.write(step);
    await untilAsBuilt(dev, blog, seen).catch((cause: unknown) => {
      throw new Error(`after ${name}`, { cause });
    });
  }
  expect(dev.faults).toEqual([]);
});

test('a post’s warnings are those of its newest state', async () => {
  const blog = createBlog(files);
  const told: number[] = [];
  const dev = await startTestDev(blog, { onUpdate: ({ diagnostics }) => told.push(diagnostics.length) });
  expect(dev.diagnostics).toEqual([]);
  const counts: number[] = [];
  for (const front of [
    'title: A\ntittle: x',
    'title: A\ntittle: y\ntitel: x',
    'title: A',
    'title: A\ntitel: z',
  ]) {
    blog.write(post(front));
    const before = told.length;
    while (told.length === before) await setTimeout(20);
    counts.push(told.at(-1) ?? -1);
  }
  expect(counts).toEqual([1, 2, 0, 1]);
});

test('a layout with a warning is edited, and a post meanwhile, without opening the blog anew', async () => {
  const layout = 'layouts/note.njk';
  const write = (lost: string): void =>
    blog.write(`== ${layout}\n{% extends "base.njk" %}\n${lost}\n{% block main %}x{% endblock %}\n`);
  const blog = createBlog(files, { theme: repository });
  write('lost');
  const clock = () => new Date('2026-01-01');
  let snapshot: Snapshot | null = await openSnapshot({ roots: blog.roots, version: '1', clock });
  onTestFinished(() => (snapshot === null ? undefined : closeSnapshot(snapshot)));
  const counts: unknown[] = [];
  const edit = (file: string): void => {
    snapshot = snapshot && (editSnapshot(snapshot, [file], blog.root, clock())?.snapshot ?? null);
    counts.push(snapshot?.prepared.diagnostics.map(({ code }) => code));
  };
  write('lost as well');
  edit(layout);
  blog.write(post('title: A', 'Other.'));
  edit(a);
  write('');
  edit(layout);
  write('lost again');
  edit(layout);
  const one = ['layout-text-lost'];
  expect(counts).toEqual([one, one, [], one]);
});

test('a draft of a Jekyll blog that is edited is warned of no more than when the blog is opened', async () => {
  const file = '_posts/2025-01-02-held.md';
  const held = (body: string) => `== ${file}\n---\ntitle: Held\ndraft: true\n---\n${body}\n`;
  const blog = createBlog(`== _config.yml\ntitle: A blog\nurl: https://blog.example\n${held('First.')}`);
  const clock = () => new Date('2026-01-01');
  const snapshot = await openSnapshot({ roots: blog.roots, version: '1', clock });
  onTestFinished(() => closeSnapshot(snapshot));
  blog.write(held('Other.'));
  const edited = editSnapshot(snapshot, [file], blog.root, clock());
  expect(edited?.files).toEqual([file]);
  expect(edited?.snapshot.prepared.diagnostics).toEqual(snapshot.prepared.diagnostics);
});

test('a file of a Jekyll blog that becomes a page, or is one no more, opens the blog anew', async () => {
  const blog = createBlog(
    '== _config.yml\ntitle: A blog\n== notes.txt\nNotes.\n== about.md\n---\ntitle: About\n---\nWho.\n== _posts/2025-01-02-a.md\nA.\n',
  );
  const clock = () => new Date('2026-01-01');
  const snapshot = await openSnapshot({ roots: blog.roots, version: '1', clock });
  onTestFinished(() => closeSnapshot(snapshot));
  const edit = (file: string) => editSnapshot(snapshot, [file], blog.root, clock())?.files ?? null;
  blog.write('== notes.txt\nOther notes.\n== about.md\n---\ntitle: About\n---\nWho else.\n');
  expect([edit('notes.txt'), edit('about.md')]).toEqual([['notes.txt'], ['about.md']]);
  blog.write('== notes.txt\n---\n---\nNotes.\n== about.md\nWho.\n');
  expect([edit('notes.txt'), edit('about.md')]).toEqual([null, null]);
});
