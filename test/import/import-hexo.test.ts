import { expect, test } from 'vitest';
import { build } from '../../src/build/build.ts';
import { isError } from '../../src/diagnostics/diagnostic.ts';
import { createBlog, readFolder, repository, temporaryFolder } from '../support/site.ts';
import { hexoBlog } from './hexo-blog.ts';
import { importedFrom } from './imported.ts';

/** A blog of Hexo's, imported and built. */
async function built(files: string) {
  const blog = createBlog(files);
  const before = readFolder(blog.root);
  const made = await importedFrom('hexo', blog.root);
  expect(readFolder(blog.root)).toEqual(before);
  const out = temporaryFolder();
  const roots = { blog: made.target, theme: repository };
  const report = await build({
    roots,
    out: `${out}/site`,
    now: new Date('2026-01-01'),
    version: 'test',
  });
  expect(report.diagnostics.filter(isError)).toEqual([]);
  const site = readFolder(`${out}/site`);
  return { ...made, site, page: (file: string) => site.get(file) ?? '' };
}

const told = ({ report }: Awaited<ReturnType<typeof built>>) =>
  report.diagnostics.map(
    ({ code, file, line, message }) => `${code} ${[file, line].filter(Boolean).join(':')} ${message}`,
  );

// What Hexo 8.1.2 writes of this blog, where the machine is in UTC and the blog in Madrid: the future post stands under 2029.
const served = [
  '2024/01/02/hello-world/index.html',
  '2024/02/03/notes/Second_Post/index.html',
  '2024/02/03/notes/Second_Post/map.png',
  '2024/02/03/notes/Second_Post/plan.pdf',
  '2029/12/31/future/index.html',
  'CNAME',
  '_headers',
  'about/index.html',
  'archives/index.html',
  'categories/Tools/Web/index.html',
  'categories/design/index.html',
  'custom/json.html',
  'etiquetas/ink/index.html',
  'etiquetas/one-tag/index.html',
  'frame.html',
  'images/ship.png',
  'index.html',
  'links.html',
  'plain.html',
  'raw/page.html',
  'tags/index.html',
];

test('all that Hexo serves is at its address in the new blog, and the old one stays as it was', async () => {
  const { report, site, page, read } = await built(hexoBlog);
  expect(report).toMatchObject({ posts: 7, drafts: 1, pages: 5, copied: 8 });
  expect(report.comparison).toEqual({ pages: 9, isOfAddresses: true, changes: [], errors: [] });
  expect(served.filter((file) => !site.has(file))).toEqual([]);
  expect(
    ['2024/01/05/hidden/index.html', '2024/01/06/secret/index.html', 'idea/index.html'].filter((file) =>
      site.has(file),
    ),
  ).toEqual([]);
  expect(page('2029/12/31/future/index.html')).toContain('/blog/2030/01/01/future/');
  expect(page('categories/Tools/Web/index.html')).toContain('/blog/categories/web/');
  expect(page('tags/index.html')).toContain('/blog/etiquetas/');
  expect(page('old/second.html')).toContain('/blog/2024/02/03/notes/Second_Post/');
  expect(read('site.yml')).toBe(`title: Tinta y papel
subtitle: Notes from the harbour
description: A blog of ships
url: "https://ana.example/blog"
language: en
timezone: Europe/Madrid
author: Ana Prat
nav:
  - title: Home
    url: "/"
  - title: About
    url: "/about/"
  - title: Archives
    url: "/archives/"
social:
  - title: GitHub
    url: "https://github.com/ana"
permalink: "/:year/:month/:day/:path/:title/"
per_page: 7
page_path: "/seite/:num/"
future: true
archive: "/archives/"
feeds:
  also:
    "/atom.xml": atom
taxonomies:
  categories:
    path: "/categories/"
    slugs:
      "Diseño": design
  tags:
    path: "/etiquetas/"
    slugs:
      "C++": c-plus-plus
markdown:
  html: true
  breaks: true
keywords: [ships, ink]
`);
});

test('front matter is in native words, also where Hexo’s own is JSON or has no first fence', async () => {
  const { read } = await built(hexoBlog);
  expect(read('posts/hello-world.md')).toMatch(
    /^---\ntitle: Hello World\ndate: "2024-01-02 23:30:00"\ncategories: \[Tools, Web, Diseño\]\ntags: \[Ink, tinta, "C\+\+", C\]\nimage: "\/images\/ship.png"\nmath: true\npinned: true\n---\n/,
  );
  expect(read('posts/notes/Second_Post/index.md')).toContain(
    'categories: [Tools]\ntags: [one tag]\naliases: ["/old/second.html"]\nlang: es\ncomments: false\n',
  );
  expect(read('posts/json.md')).toContain(
    'tags: [Ink]\npermalink: "/custom/json.html"\n---\n\nBody of JSON.',
  );
  expect(read('posts/hidden.md')).toContain('draft: true');
});

test('Hexo’s tags become Markdown, and a line end stays a line break', async () => {
  const { read, page } = await built(hexoBlog);
  const text = read('posts/hello-world.md');
  for (const part of [
    '[the other](/2024/02/03/notes/Second_Post/)',
    '\n<!--more-->\n',
    '```js {1} title="main.js" linenos=5\nconst a = 1;\n```\n\n[The file](https://example.org/main.js)\n',
    '- code in a list:\n\n  ```sh\n  echo {{ no }}\n  ```\n',
    '```js {2} title="app.js"\na();\nb();\n```\n\n[source](https://example.org/app.js)\n\n```\n{% not_a_tag %}\n```\n',
    '> Every interaction is local.\n>\n> Twice.\n>\n> — **Seth Godin**, [Welcome to Island Marketing](http://sethgodin.example/x)\n',
    '> [!WARNING]\n> Mind the **gap**.\n',
    '\n<https://www.youtube.com/watch?v=lJIrF4YjHfQ>\n',
    '![Ship at sea](/images/ship.png "A ship"){: .left width="300" height="200"}',
    '[The second one](/posts/notes/Second_Post/index.md) and [Tinta](https://tinta.example "A title").',
    '\n<b>{{ kept }}</b>\n',
    '{% tabs one %}\n',
  ])
    expect(text).toContain(part);
  const html = page('2024/01/02/hello-world/index.html');
  expect(html).toMatch(/First line<br>\n?second line/);
  expect(html).toContain('href="/blog/2024/02/03/notes/Second_Post/"');
  expect(html).toContain('class="embed"');
  expect(html).toContain('markdown-alert-warning');
  expect(page('frame.html')).toMatch(/<div class="frame">\s*<p>Indented<\/p>\s*<\/div>/);
});

test('what has no counterpart is told with its line', async () => {
  const made = await built(hexoBlog);
  expect(told(made)).toEqual([
    'import-left source/_posts/hello-world.md:57 {% tabs %} has no counterpart, and stands in the new file as text',
    'import-left source/_posts/hello-world.md:63 {{ … }} has no counterpart, and stands in the new file as text',
    'import-left source/_posts/secret.md a plugin of Hexo’s shows it to those who have its password, so it is a draft now',
    'import-left source/_posts/undated.md its address is not kept: the permalink asks for :year, which nothing in the blog says',
    'import-left _config.yml addresses of tags and categories are in lower case now: /etiquetas/Ink/ is /etiquetas/ink/, and so for 2 more',
  ]);
});

test('every placeholder of a permalink is what Hexo makes of it', async () => {
  const { site, read } = await built(`
== _config.yml
title: Second
permalink: :category/:i_month-:i_day/:post_title/:name-:hash.html
post_asset_folder: true
filename_case: 1
default_category: misc
new_post_name: :year-:month-:day-:title.md
== source/_posts/2024-05-06-Mi Niño.md
title: "Über C++ & más_café"
categories: [Día a día, Ñandú_x]
---
![x](a.png) {% asset_path a.png %}
== source/_posts/2024-05-06-Mi Niño/a.png
x
== source/_posts/deep/plain.md
---
title: Plain
date: 2024-07-08 09:10:11 +0200
---
x
`);
  // As Hexo 8.1.2 names them.
  expect([...site.keys()]).toEqual(
    expect.arrayContaining([
      'dia-a-dia/nandu-x/5-6/uber-c-mas-cafe/Mi Niño-8f1afb6c438d.html',
      'dia-a-dia/nandu-x/5-6/uber-c-mas-cafe/Mi Niño-8f1afb6c438d/a.png',
      'misc/7-8/plain/deep-plain-ebe7aa1dbcd4.html',
      'categories/dia-a-dia/index.html',
      'categories/dia-a-dia/nandu-x/index.html',
    ]),
  );
  expect(read('posts/2024-05-06-Mi Niño/index.md')).not.toContain('](a.png)');
  expect(read('site.yml')).toContain('permalink: "/:categories/:i_month-:i_day/:title.html"');
});

test('a text that cannot be read becomes a draft with all that it says, and keeps no other back', async () => {
  const made = await built(`
== _config.yml
title: Broken
== source/_posts/bad.md
---
title: a: b: c
tags: [x
---
The whole text.
== source/_posts/good.md
---
title: Good
date: 2024-01-02
slug: other
image: 7
---
Good.
`);
  expect(made.read('drafts/bad.md')).toContain('title: a: b: c\ntags: [x\n');
  expect(made.read('drafts/bad.md')).toContain('The whole text.');
  expect(made.read('posts/good.md')).toContain('x_slug: other\nx_image: 7\n');
  expect(made.site.has('2024/01/02/good/index.html')).toBe(true);
  expect(told(made)[0]).toMatch(/^yaml-invalid source\/_posts\/bad\.md:2 /);
  expect(told(made)[1]).toBe(
    'file-skipped source/_posts/bad.md it cannot be read as it is, so it is not imported as a post: its text is kept in a draft',
  );
});

test('a folder that is no blog of Hexo’s is refused, and one without posts is told', async () => {
  const nothing = await importedFrom('hexo', temporaryFolder());
  expect(nothing.report.comparison).toBeNull();
  expect(nothing.report.diagnostics).toMatchObject([
    { code: 'import-left', severity: 'error', file: '_config.yml' },
  ]);
  const empty = await importedFrom(
    'hexo',
    createBlog('== _config.yml\ntitle: A\n== source/about/index.md\nHi\n').root,
  );
  expect(empty.report.diagnostics).toMatchObject([{ code: 'posts-missing', file: 'source/_posts' }]);
  expect(empty.has('pages/about/index.md')).toBe(true);
});
