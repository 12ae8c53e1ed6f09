import { expect, test } from 'vitest';
import { createBlog, placesOf, repository } from '../support/site.ts';

// Addresses and bodies were confirmed with Jekyll 4.3.1.

test('posts stand in folders that name their categories', async () => {
  const blog = createBlog(`
== _config.yml
title: T
== news/_posts/2024-01-02-a.md
---
title: A
categories: [extra]
---
A
== news/local/_posts/2024-01-03-b.md
---
title: B
---
B
== _posts/plain/2024-01-04-c.md
---
title: C
---
C
== news/_drafts/d.md
---
title: D
---
D
`);
  const { posts, diagnostics } = await blog.build();
  expect(diagnostics).toEqual([]);
  expect(posts).toBe(3);
  expect(blog.has('news/extra/2024/01/02/a.html')).toBe(true);
  expect(blog.has('news/local/2024/01/03/b.html')).toBe(true);
  expect(blog.has('2024/01/04/c.html')).toBe(true);
  expect(blog.has('categories/local/index.html')).toBe(true);
});

test('what ends in .htm keeps its ending, where addresses have one', async () => {
  const text = '---\ntitle: A\n---\n<p>{{ page.url }}</p>\n';
  const files = [
    '_posts/2024-01-02-a.htm',
    '_notes/n.htm',
    '_notes/x.txt',
    'about.htm',
    'sub/index.htm',
    'sub/p.htm',
  ]
    .map((file) => `== ${file}\n${text}`)
    .join('');
  const config = '== _config.yml\ntitle: T\ncollections: {notes: {output: true}}\n';
  const blog = createBlog(`${config}${files}`);
  expect((await blog.build()).diagnostics).toEqual([]);
  for (const page of ['2024/01/02/a.htm', 'notes/n.htm', 'notes/x.txt', 'about.htm', 'sub/p.htm'])
    expect(blog.read(page)).toContain(`<p>/${page}</p>`);
  expect(blog.read('sub/index.html')).toContain('<p>/sub/</p>');
  const pretty = createBlog(`${config}permalink: pretty\n${files}`);
  expect((await pretty.build()).diagnostics).toEqual([]);
  for (const page of ['2024/01/02/a/', 'notes/n/', 'about/', 'sub/', 'sub/p/'])
    expect(pretty.read(`${page}index.html`)).toContain(`<p>/${page}</p>`);
});

test('a post in HTML is itself, with its Liquid run and no Markdown in it', async () => {
  const blog = createBlog(`
== _config.yml
title: T
== _posts/2024-01-02-a.html
---
title: A
---
<p>One *star*, {{ page.title }}.</p>

<h2>Head</h2>
<ul><li>x</ul>
== _posts/2024-01-03-b.mkdown
---
title: B
---
*B*
`);
  expect((await blog.build()).diagnostics).toEqual([]);
  expect(blog.read('2024/01/02/a.html')).toContain(
    '<p>One *star*, A.</p>\n\n<h2>Head</h2>\n<ul><li>x</li></ul>',
  );
  expect(blog.read('2024/01/03/b.html')).toContain('<p><em>B</em></p>');
});

const site = `
== _config.yml
title: T
include: [_pages, .htaccess]
exclude: [secret]
== _posts/2024-01-02-a.md
---
title: A
---
A
== about.md
---
title: About {{ x }}
---
{{ site.posts.size }} *post*
== docs/index.html
---
---
<p>Docs</p>
== docs/deep/page.html
---
title: Deep
---
<p>Deep</p>
== _pages/contact.md
---
permalink: /contact/
---
Contact
== archive.md
---
title: Mine
permalink: /archive/
---
My archive
== index.html
---
layout: home
---
{% for post in paginator.posts %}{% endfor %}
== plain.md
No front matter
== images/a.txt
Text
== robots.txt
User-agent: mine
== .htaccess
Options
== .secret
x
== _private/a.md
---
---
x
== secret/a.md
---
---
x
== Gemfile
gem
== node_modules/x/a.md
---
---
x
`;

test('pages and files outside of folders that Jekyll knows are part of the site', async () => {
  const blog = createBlog(site);
  const { diagnostics } = await blog.build({ out: `${blog.root}/public` });
  expect(diagnostics).toEqual([]);
  await blog.build({ out: `${blog.root}/public` });
  const { rendered } = await blog.build();
  expect(rendered.filter((url) => !/^\/(2024|categories|tags|authors|page)/.test(url))).toEqual([
    '/',
    '/404.html',
    '/about.html',
    '/archive/',
    '/contact/',
    '/docs/',
    '/docs/deep/page.html',
  ]);
  expect(blog.read('about.html')).toContain('<p>1 <em>post</em></p>');
  expect(blog.read('archive/index.html')).toContain('My archive');
  expect(blog.read('robots.txt')).toBe('User-agent: mine\n');
  const files = [...blog.output().keys()].filter((file) => !file.endsWith('.html'));
  expect(files).toEqual(expect.arrayContaining(['.htaccess', 'images/a.txt', 'plain.md']));
  expect(files.filter((file) => /secret|Gemfile|node_modules|private|public/.test(file))).toEqual([]);
});

test('exclude takes words from the blog’s folder on, as Jekyll does', async () => {
  const blog = createBlog(`== _config.yml\ntitle: T\nexclude: [/docs, tools/, '*.txt', 'no[tp]e.md', old]\n`);
  for (const file of [
    'docs/_posts/2024-01-01-a',
    'docs/b',
    'tools/c',
    'older',
    'nope',
    'x/old',
    'kept/docs/d',
  ])
    blog.write(`== ${file}.md\n---\ntitle: A\n---\nx\n`);
  blog.write('== deep/e.txt\nx\n== deep/tools.html\n---\n---\nx\n');
  const { diagnostics, posts } = await blog.build();
  expect([diagnostics, posts]).toEqual([[], 0]);
  const made = [...blog.output().keys()].filter((file) => /^(?:docs|tools|old|nope|x|kept|deep)/.test(file));
  expect(made).toEqual(['deep/tools.html', 'kept/docs/d.html', 'x/old.html']);
});

test('pages stand at addresses with a slash where posts do', async () => {
  const blog = createBlog(site.replace('title: T', 'title: T\npermalink: pretty'));
  await blog.build();
  expect(blog.has('about/index.html')).toBe(true);
  expect(blog.has('docs/deep/page/index.html')).toBe(true);
});

test('a feed of the blog’s own takes the place of the theme’s; what would be compiled is left out with a word', async () => {
  const blog = createBlog(
    `${site}== feed.xml\n---\n---\n<feed>{{ site.title }}</feed>\n== css/a.scss\n---\n---\na { b: c }\n`,
    { theme: repository },
  );
  const { diagnostics, isDone } = await blog.build();
  expect(isDone).toBe(true);
  expect(diagnostics.map(({ code, file }) => [code, file])).toEqual([['file-skipped', 'css/a.scss']]);
  expect(blog.read('feed.xml')).toBe('<feed>T</feed>\n');
});

test('what a theme of Jekyll’s means by a word of ours ends no build', async () => {
  const blog = createBlog(`
== _config.yml
title: T
url: https://e.org
lang: pt_BR
nav: {main: /}
logo: [a.png]
description: {main: words}
social: yes
== _posts/2024-01-02-a.md
---
title: A
---
A
`);
  const report = await blog.build();
  expect(report.isDone).toBe(true);
  expect(report.diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
    ['config-type', 'warning'],
    ['config-type', 'warning'],
  ]);
  expect(blog.read('feed.xml')).toContain('xml:lang="pt-BR"');
});

test('a fault in one header is told, and the other posts are built', async () => {
  const blog = createBlog(`
== _config.yml
title: T
== _posts/2024-01-01-a.md
---
title: A: b
---
A
== _posts/2024-01-02-b.md
---
title: B
date: someday
weight: [1]
---
B
== _posts/2024-01-03-c.md
---
title: C
published: flase
---
C
== _posts/2024-01-04-d.md
---
title: D
date: 2024-02-31
---
D
`);
  const { diagnostics, isDone, posts } = await blog.build();
  expect([isDone, posts]).toEqual([true, 2]);
  expect(diagnostics.map(({ code, severity, file }) => `${severity} ${code} ${String(file)}`)).toEqual([
    'warning yaml-invalid _posts/2024-01-01-a.md',
    'warning date-impossible _posts/2024-01-02-b.md',
    'warning key-type _posts/2024-01-03-c.md',
  ]);
  expect(blog.has('2024/01/02/b.html')).toBe(true);
  expect(blog.has('2024/03/02/d.html')).toBe(true);
});

test.each([
  ['a list that never ends', '---\ntitle: [\npublished: false\n---\n'],
  ['a colon in a value', '---\ntitle: x: y\npublished: false\n---\n'],
  ['another language', '---js\npublished: false\n---\n'],
  ['no end', '---\npublished: false\ntitle: A\n\n'],
  ['too long an end', '---\npublished: false\n---------\n'],
  ['an empty line before it', '\n---\npublished: false\n---\n'],
  ['a quoted flag', '---\ndraft: "true"\n---\n'],
  ['a flag that is none', '---\npublished: maybe\n---\n'],
  ['a letter for a flag', '---\ndraft: y\n---\n'],
  ['broken TOML', '+++\ndraft = true\ntitle = \n+++\n'],
])('a header with %s publishes nothing of its post, and is told', async (_, header) => {
  const blog = createBlog('== _config.yml\ntitle: A\nurl: https://a.example\n');
  blog.write(`== _posts/2024-01-01-fine.md\n---\n---\nFine.\n`);
  blog.write(`== _posts/2024-01-02-secret.md\n${header}Hidden words.\n`);
  const report = await blog.build();
  expect(report.isDone).toBe(true);
  expect(report.diagnostics.map(({ file }) => file)).toContain('_posts/2024-01-02-secret.md');
  expect([...blog.output()].filter(([file, text]) => /hidden|secret/i.test(file + text))).toEqual([]);
});

test('of two posts at one address the newer stands, as Jekyll writes them; an alias gives way to a page', async () => {
  const blog = createBlog(`
== _config.yml
title: T
permalink: /:title/
== _posts/2024-01-01-a.md
---
title: Old
---
Old
== _posts/2024-01-02-a.md
---
title: New
redirect_from: [/b/, /tags/x/, /c/]
---
New
== _posts/2024-01-01-b.md
---
title: B
tags: [x]
---
B
`);
  const { diagnostics, isDone } = await blog.build();
  expect(isDone).toBe(true);
  expect(diagnostics.map(({ code, severity, file }) => `${severity} ${code} ${String(file)}`)).toEqual([
    'warning url-collision _posts/2024-01-01-a.md',
  ]);
  expect(blog.read('a/index.html')).toContain('New');
  expect(blog.read('b/index.html')).toContain('<h1>B</h1>');
  expect(blog.read('tags/x/index.html')).toContain('x:');
  expect(blog.read('c/index.html')).toContain('/a/');
});

// Addresses and what Liquid sees were confirmed with Jekyll 4.3.1.
test('collections have pages where they say so, and Liquid sees them all', async () => {
  const blog = createBlog(`
== _config.yml
title: T
collections:
  docs: {output: true, permalink: "/:collection/:path/"}
  notes: {output: true}
  hidden: {output: false}
defaults: [{scope: {path: '', type: docs}, values: {kind: d}}]
== _docs/one.md
---
title: One
order: 2
---
{{ page.collection }} {{ page.kind }} {{ page.path }}
== _docs/sub/Two-b.md
---
title: Two
order: 1
---
[o]({% link _docs/one.md %})
== _docs/picture.txt
a file
== _notes/2020-01-02-my-note.md
---
---
{{ page.title }}
== _hidden/secret.md
---
title: Secret
---
s
== _posts/2020-01-01-a.md
---
title: A
---
{% assign sorted = site.docs | sort: "order" %}{% for d in sorted %}{{ d.title }} {{ d.url }} {% endfor %}
{% for c in site.collections %}{{ c.label }}={{ c.docs.size }}{{ c.output }} {% endfor %}{{ site.hidden[0].title }} {{ site.pages.size }}
`);
  const { diagnostics } = await blog.build();
  expect(diagnostics).toEqual([]);
  expect(blog.read('docs/one/index.html')).toContain('<p>docs d _docs/one.md</p>');
  expect(blog.read('docs/sub/Two-b/index.html')).toContain('<a href="/docs/one/">o</a>');
  expect(blog.read('docs/picture.txt')).toBe('a file\n');
  expect(blog.read('notes/2020-01-02-my-note.html')).toContain('<p>My Note</p>');
  expect(blog.has('hidden/secret.html')).toBe(false);
  expect(blog.read('2020/01/01/a.html')).toContain(
    'Two /docs/sub/Two-b/ One /docs/one/ \ndocs=2true hidden=1false notes=1true posts=1true Secret 0',
  );
});

test('a document of a collection is dated by its name, as posts are, and the oldest comes first', async () => {
  const blog = createBlog(`
== _config.yml
title: T
collections:
  releases: {output: true, permalink: '/:year/:month/:day/:title/'}
== _releases/2021-03-04-b.md
---
title: Newer
---
x
== _releases/2020-01-02-z.md
---
title: Older
---
x
== list.html
---
---
{% for r in site.releases %}{{ r.title }} {{ r.date | date: "%Y" }} {% endfor %}
`);
  expect((await blog.build()).diagnostics).toEqual([]);
  expect(blog.has('2021/03/04/b/index.html')).toBe(true);
  expect(blog.has('2020/01/02/z/index.html')).toBe(true);
  expect(blog.read('list.html')).toContain('Older 2020 Newer 2021');
});

test('addresses are encoded once, pages have no id, and what stands beside a page at the top is included', async () => {
  const blog = createBlog(`
== _config.yml
title: T
timezone: Europe/Madrid
== _posts/2024-01-02-a.md
---
categories: [Big Cat]
---
x
== beside.txt
Beside {{ include.n }}.
== list.html
---
---
{% post_url 2024-01-02-a %} {% link _posts/2024-01-02-a.md %} [{{ page.id }}] {{ site.posts[0].id }} {{ 1704150000 | date: "%F" }} {% include_relative beside.txt n="1" %}
== climbs.html
---
---
{% include_relative ../beside.txt %}
`);
  const { diagnostics } = await blog.build();
  expect(diagnostics.map(({ code, file, message }) => `${code} ${String(file)} ${message}`)).toEqual([
    'liquid-invalid climbs.html Liquid cannot be run: ../beside.txt lies outside of ./',
  ]);
  blog.remove('climbs.html');
  expect((await blog.build()).diagnostics).toEqual([]);
  expect(blog.read('list.html')).toContain(
    '/big%20cat/2024/01/02/a.html /big%20cat/2024/01/02/a.html [] /big%20cat/2024/01/02/a 2024-01-02 Beside 1.',
  );
});

test('a permalink with a host in front means the path behind it', async () => {
  const blog = createBlog(
    '\n== _config.yml\ntitle: T\n== _posts/2024-01-02-a.md\n---\npermalink: https://me.example/hello/\n---\nx\n',
  );
  expect((await blog.build()).diagnostics).toEqual([]);
  expect(blog.has('hello/index.html')).toBe(true);
});

test('a document edited renders the posts that list its collection', async () => {
  const blog = createBlog(`
== _config.yml
title: T
collections: [docs]
== _docs/one.md
---
title: One
---
x
== _posts/2020-01-01-a.md
---
title: A
---
{% for d in site.docs %}{{ d.title }}{% endfor %}
`);
  await blog.build();
  blog.write('== _docs/one.md\n---\ntitle: Uno\n---\nx\n');
  await blog.build();
  expect(blog.read('2020/01/01/a.html')).toContain('<p>Uno</p>');
});

test('a post that is elsewhere now sends its readers there, and nowhere that could run', async () => {
  const blog = createBlog(`
== _config.yml
title: T
permalink: /:title/
== _posts/2020-01-01-a.md
---
title: A
redirect_to: [https://other.example/a]
---
x
== _posts/2020-01-02-b.md
---
title: B
redirect_to: "javascript:alert(1)"
---
x
`);
  const { isDone } = await blog.build();
  expect(isDone).toBe(true);
  expect(blog.read('a/index.html')).toBe('https://other.example/a');
  expect(blog.read('b/index.html')).toContain('<h1>B</h1>');
});

// Addresses as Jekyll 4.3.1 makes them of the same files.
test('dots in names and a name without words make the addresses that Jekyll makes', async () => {
  const names = ['a.', 'b...c', 'e.-', '.f', 'h.._', '..i', ''];
  const posts = names.map((name) => `== _posts/2020-01-01-${name}.md\n---\ntitle: T\n---\nx\n`);
  const blog = createBlog(`== _config.yml\ntitle: T\n${posts.join('')}`);
  expect((await blog.build()).diagnostics).toEqual([]);
  const files = [...blog.output().keys()].filter((file) => file.startsWith('2020/'));
  expect(files.map((file) => file.slice('2020/01/01/'.length))).toEqual([
    '.f.html',
    '.html',
    'a.html',
    'b/.c.html',
    'e/html.html',
    'h/_.html',
    'i.html',
  ]);
});

test('a body keeps the control characters that input methods leave, and no feed shows them', async () => {
  const blog = createBlog(
    '\n== _config.yml\ntitle: T\nurl: https://e.org\n== _posts/2024-01-02-a.md\n---\ntitle: "A\u0008B"\n---\n前置\u0008将\u0097来\n',
  );
  expect((await blog.build()).diagnostics).toEqual([]);
  expect(blog.read('2024/01/02/a.html')).toContain('<p>前置\u0008将\u0097来</p>');
  expect(blog.read('feed.xml')).toContain('前置将');
  expect(blog.read('feed.xml')).toContain('<title>AB</title>');
});

test('a post names the mark that ends its own excerpt, in Markdown and in HTML', async () => {
  const blog = createBlog(
    `== _config.yml\ntitle: T\nexcerpt_separator: "<!--fin-->"\n== _posts/2024-01-02-a.html\n---\ntitle: A\nexcerpt_separator: <!--more-->\n---\n<p>One</p>\n\n<p>two</p>\n<!--more-->\n<p>three</p>\n== _posts/2024-01-03-b.md\n---\ntitle: B\nexcerpt_separator: <!--more-->\n---\nOne\n\ntwo\n\n<!--more-->\n\nthree\n== _posts/2024-01-04-c.md\n---\ntitle: C\n---\nOne\n\ntwo\n\n<!--fin-->\n\nthree\n== l.txt\n---\n---\n{% for p in site.posts %}{{ p.title }} {{ p.excerpt | strip_html | normalize_whitespace }};{% endfor %}\n`,
  );
  expect((await blog.build()).diagnostics).toEqual([]);
  expect(blog.read('l.txt')).toContain('C One two;B One two;A One two;');
});

test('of a file in a folder that exclude names it is told why a page cannot include it', async () => {
  const blog = createBlog(`
== _config.yml
title: T
exclude: [parts]
== about.md
---
title: A
---
{% include_relative parts/one.txt %} {% include_relative other/two.txt %}
== parts/one.txt
One
`);
  const { diagnostics } = await blog.build();
  expect(diagnostics.map(({ message, remedy }) => `${message}: ${remedy}`)).toEqual([
    'parts/one.txt is not included, since exclude names parts/ and nothing in that is read: Move the file into _includes/ and write {% include one.txt %}, or take parts out of exclude: in _config.yml.',
    'there is no other/two.txt to include: Create other/two.txt, or take the tag out.',
  ]);
  blog.write('== _config.yml\ntitle: T\n');
  const again = await blog.build();
  expect(again.diagnostics.map(({ message }) => message)).toEqual(['there is no other/two.txt to include']);
  expect(blog.read('about.html')).toContain('One');
});

test('a page includes a readme and what exclude names, which are no pages', async () => {
  const blog = createBlog(`
== _config.yml
title: T
exclude: [README.md, notes.txt, parts]
== about.md
---
title: A
---
{% include_relative README.md %} {% include_relative LICENSE.txt %} {% include_relative notes.txt %}
== README.md
What *this* is
== LICENSE.txt
Free
== notes.txt
Notes
== .secret.md
no
`);
  expect(placesOf(await blog.build())).toEqual([]);
  expect(blog.read('about.html')).toMatch(/What <em>this<\/em> is\s+Free\s+Notes/);
  expect([...blog.output().keys()].filter((file) => /readme|license|notes|secret/i.test(file))).toEqual([]);
  blog.write('== README.md\nWhat it was\n');
  await blog.build();
  expect(blog.read('about.html')).toContain('What it was');
});

test('a post includes what stands beside it, whatever text that is, and a change of it is seen', async () => {
  const tags = ['x.svg', 'data.csv', 'parts/code.py']
    .map((name) => `{% include_relative ${name} %}`)
    .join('\n');
  const blog = createBlog(
    `== _config.yml\ntitle: T\n== _posts/2024-01-02-a.md\n---\ntitle: A\n---\n${tags}\n== _posts/x.svg\n<svg id="x"></svg>\n== _posts/data.csv\na,b\n== _posts/parts/code.py\nprint {{ page.title }}\n== _posts/photo.png\nx\n`,
  );
  expect(placesOf(await blog.build())).toEqual(['file-skipped _posts/photo.png']);
  const page = '2024/01/02/a.html';
  expect(blog.read(page)).toMatch(/<svg id="x"><\/svg>[^]*a,b[^]*print A/);
  expect([...blog.output().keys()].filter((file) => /svg|csv|py$/.test(file))).toEqual([]);
  blog.write('== _posts/data.csv\nc,d\n');
  await blog.build();
  expect(blog.read(page)).toContain('c,d');
});

test('what is named as a post and is none is told, not taken for something to include', async () => {
  const blog = createBlog(
    '== _config.yml\ntitle: T\n== _posts/2024-01-02-a.md\nA.\n== _posts/2024/2024-01-03-lost\n---\ntitle: B\n---\nB.\n== _posts/2024-01-04-c.mdx\nC.\n== _posts/notes.txt\nN.\n',
  );
  expect(placesOf(await blog.build())).toEqual([
    'file-skipped _posts/2024-01-04-c.mdx',
    'file-skipped _posts/2024/2024-01-03-lost',
  ]);
});
