import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createBlog, placesOf, repository } from '../support/site.ts';

// What blogs of many years have, each as Jekyll 4.3.1 reads it.

const post = (front: string, body = 'x') => `---\n${front}\n---\n${body}\n`;

test('a blog that leaves its host unsaid stands under its baseurl all the same', async () => {
  const links = "{{ site.baseurl }}/ [b]({{ '/about/' | relative_url }}) ![c](/img/a.png)";
  const blog = createBlog(
    `== _config.yml\ntitle: T\nurl: ""\nbaseurl: /diario/\n== _posts/2024-01-02-a.md\n${post('title: A', links)}`,
    { theme: repository },
  );
  expect((await blog.build()).diagnostics).toEqual([]);
  const page = blog.read('2024/01/02/a.html');
  expect(page).toMatch(/\/diario\/ <a href="\/diario\/about\/">b<\/a> <img[^>]* src="\/diario\/img\/a\.png"/);
  expect(page).toContain('href="/diario/assets/css/tinta.css');
  expect(page).not.toContain('/diario/diario');
});

test.each([
  ['url: https://e.org/carnet', 'https://e.org/carnet//x', 'https://e.org/carnet/x'],
  ['url: https://e.org/carnet/\nbaseurl: /b', 'https://e.org/carnet//b/x', 'https://e.org/carnet/b/x'],
  ['url: https://e.org/b/\nbaseurl: /b', 'https://e.org/b//b/x', 'https://e.org/b/x'],
  ['url: https://b\nbaseurl: /b', 'https://b//b/x', 'https://b/b/x'],
  ['url: https://e.org\nbaseurl: /b', 'https://e.org//b/x', 'https://e.org/b/x'],
  ['url: https://e.org', 'https://e.org//x', 'https://e.org/x'],
])('with %s Liquid sees each part as it is written', async (address, shown, absolute) => {
  const body = "{{ site.url }}/{{ site.baseurl }}/x {{ '/x' | absolute_url }}";
  const blog = createBlog(
    `== _config.yml\ntitle: T\n${address}\n== _posts/2024-01-02-a.html\n${post('title: A', body)}`,
  );
  expect((await blog.build()).diagnostics).toEqual([]);
  expect(blog.read('2024/01/02/a.html')).toContain(`${shown} ${absolute}`);
});

test('the folder of collections is no category of the posts in it', async () => {
  const blog = createBlog(
    `== _config.yml\ntitle: T\ncollections_dir: things\npermalink: /:categories/:title/\n== things/_posts/2024-01-02-a.md\n${post('title: A')}== things/food/_posts/2024-01-02-b.md\n${post('title: B')}`,
  );
  expect((await blog.build()).diagnostics).toEqual([]);
  expect(blog.has('a/index.html')).toBe(true);
  // Jekyll reads what stands in the very folder; what stands deeper has the categories between.
  expect(blog.has('food/b/index.html')).toBe(true);
  expect(blog.has('categories/things/index.html')).toBe(false);
});

test('a tag that no folder can be named after has a page of another name', async () => {
  const blog = createBlog(
    `== _config.yml\ntitle: T\nurl: https://e.org\n== _posts/2024-01-02-a.md\n${post('tags: viaje con amigos')}`,
    { theme: repository },
  );
  expect((await blog.build()).diagnostics).toEqual([]);
  expect(blog.read('2024/01/02/a.html')).toContain('href="/tags/tags-con/"');
  expect(blog.read('tags/tags-con/index.html')).toContain('con');
});

test('tags without a letter or digit have a page each, under the numbers of their signs', async () => {
  const blog = createBlog(
    `== _config.yml\ntitle: T\nurl: https://e.org\n== _posts/2024-01-02-a.md\n${post('tags: [😀, "!?", sea]')}`,
    { theme: repository },
  );
  expect((await blog.build()).diagnostics).toEqual([]);
  expect(blog.read('2024/01/02/a.html')).toContain('href="/tags/tags-1f600/"');
  expect(blog.read('tags/tags-1f600/index.html')).toContain('😀');
  expect(blog.read('tags/tags-21-3f/index.html')).toContain('!?');
});

test('a post whose address names a device of Windows is published beside it, and that is told', async () => {
  const blog = createBlog(
    `== _config.yml\ntitle: T\nurl: https://e.org\n== _posts/2024-01-02-a.md\n${post('title: A\nslug: a\ncategories: viaje con amigos')}== _posts/2024-01-03-aux.md\n${post('title: B')}== con/index.md\n${post('title: C')}== _posts/2024-01-04-c.md\n${post('title: D', '[a]({% post_url 2024-01-02-a %})')}`,
    { theme: repository },
  );
  const report = await blog.build();
  expect(report.isDone).toBe(true);
  expect(
    report.diagnostics.map(({ severity, file, line, message }) => [severity, file, line, message]),
  ).toEqual([
    [
      'warning',
      '_posts/2024-01-02-a.md',
      4,
      'this stands at /viaje/con-/amigos/2024/01/02/a.html and not at /viaje/con/amigos/2024/01/02/a.html, for “con” is the name of a device on Windows',
    ],
    [
      'warning',
      '_posts/2024-01-03-aux.md',
      null,
      'this stands at /2024/01/03/aux-.html and not at /2024/01/03/aux.html, for “aux” is the name of a device on Windows',
    ],
    [
      'warning',
      'con/index.md',
      null,
      'this stands at /con-/ and not at /con/, for “con” is the name of a device on Windows',
    ],
  ]);
  expect(blog.read('viaje/con-/amigos/2024/01/02/a.html')).toContain('<title>A');
  expect(blog.has('con-/index.html')).toBe(true);
  expect(blog.read('2024/01/04/c.html')).toContain('href="/viaje/con-/amigos/2024/01/02/a.html"');
});

test('keys of a blog’s own that resemble ours end no build', async () => {
  const blog = createBlog(
    `== _config.yml\ntitle: T\n== _posts/2024-01-02-a.md\n${post('publisher: Planeta')}== _posts/2024-01-02-b.md\n${post('unpublished: true')}`,
  );
  const { diagnostics, isDone } = await blog.build();
  expect(isDone).toBe(true);
  expect(diagnostics.map(({ code, severity, file }) => [severity, code, file])).toEqual([
    ['warning', 'key-unknown', '_posts/2024-01-02-b.md'],
  ]);
  expect(blog.has('2024/01/02/a.html')).toBe(true);
});

test('a date with its zone before its year is read', async () => {
  const blog = createBlog(
    `== _config.yml\ntitle: T\ntimezone: America/Lima\n== _posts/2011-05-03-a.md\n${post('date: Thu May 05 17:44:58 -0500 2011')}`,
  );
  expect((await blog.build()).diagnostics).toEqual([]);
  expect(blog.has('2011/05/05/a.html')).toBe(true);
});

test.each([
  ['page', true],
  ['home', false],
])(
  'a home page of few words and no list is kept if its layout %s shows no posts: %s',
  async (layout, isKept) => {
    const blog = createBlog(
      `== _config.yml\ntitle: T\n== _posts/2024-01-02-a.md\n${post('title: A')}== index.md\n${post(`layout: ${layout}`, 'A photographer in Madrid.')}`,
      { theme: repository },
    );
    expect((await blog.build()).diagnostics).toEqual([]);
    expect(blog.read('index.html').includes('photographer')).toBe(isKept);
  },
);

test('of `social` the addresses are shown, in a list of links too, and nothing where there are none', async () => {
  const blog = createBlog(
    `== _config.yml\ntitle: T\nsocial: {name: Ana, links: ["https://a.example/ana"], github: "https://github.example/a"}\n== _posts/2024-01-02-a.md\n${post('title: A')}`,
    { theme: repository },
  );
  await blog.build();
  const links = /<nav aria-label="Elsewhere">[^]*?<\/nav>/.exec(blog.read('index.html'))?.[0] ?? '';
  expect([...links.matchAll(/<a href="([^"]*)"/g)].map(([, url]) => url)).toEqual([
    'https://github.example/a',
    'https://a.example/ana',
  ]);
  blog.write('== _config.yml\ntitle: T\nsocial: {name: Ana}\n');
  await blog.build();
  expect(blog.read('index.html')).not.toContain('Elsewhere');
});

test('of two pages at one address the one whose file comes last by name is published, and the other told', async () => {
  const page = (title: string) => post(`title: ${title}\npermalink: /tips/`, title);
  const blog = createBlog(
    `== _config.yml\ntitle: T\n== destacado.md\n${page('First')}== tips.md\n${page('Second')}== a/zz.md\n${page('Third')}`,
  );
  const { diagnostics } = await blog.build();
  expect(blog.read('tips/index.html')).toContain('Third');
  expect(diagnostics.map(({ code, file }) => [code, file])).toEqual([
    ['url-collision', 'destacado.md'],
    ['url-collision', 'tips.md'],
  ]);
});

test('a key that is written twice counts as it stands last, whichever it is', async () => {
  const blog = createBlog(
    `== _config.yml\ntitle: T\n== _posts/2024-01-02-a.md\n${post('published: false\npublished: true')}`,
  );
  await blog.build();
  expect(blog.has('2024/01/02/a.html')).toBe(true);
});

test('a post that is not UTF-8 is left out and told, and ends no build', async () => {
  const blog = createBlog(`== _config.yml\ntitle: T\n== _posts/2024-01-02-a.md\n${post('title: A')}`);
  const file = path.join(blog.root, '_posts/2024-01-03-b.md');
  writeFileSync(file, Buffer.from('---\ntitle: B\n---\nA\u00f1o\n', 'latin1'));
  const { diagnostics, isDone } = await blog.build();
  expect([isDone, diagnostics.map(({ code, severity, file: at }) => [severity, code, at])]).toEqual([
    true,
    [['warning', 'file-encoding', '_posts/2024-01-03-b.md']],
  ]);
  expect([blog.has('2024/01/02/a.html'), blog.has('2024/01/03/b.html')]).toEqual([true, false]);
});

test('entities in a title are the signs they stand for, and Liquid sees them as written', async () => {
  const blog = createBlog(
    `== _config.yml\ntitle: T\nurl: https://e.org\n== _posts/2024-01-02-a.md\n${post('title: "t&iacute;mido &#8211; R&D &amp; AT&T;"', '{{ page.title }}')}`,
    { theme: repository },
  );
  expect((await blog.build()).diagnostics).toEqual([]);
  const page = blog.read('2024/01/02/a.html');
  expect(page).toContain('<title>tímido – R&amp;D &amp; AT&amp;T; ');
  expect(page).toMatch(/<h1[^>]*>tímido – R&amp;D/);
  expect(page).toContain('<p>tímido – R&amp;D &amp; AT&amp;T;</p>');
});

test.each([
  ['CO<sub>2</sub> et <i class=x>le reste</i>', 'CO2 et le reste'],
  ['One<br/>two', 'One two'],
  ['<i class=x></i> <b>A <em>word</em></b> of <a href=/x>it</a>', 'A word of it'],
  ['Draw on <canvas>', 'Draw on &lt;canvas&gt;'],
  ['What <i> does', 'What &lt;i&gt; does'],
])('of a title %s readers see %s', async (title, shown) => {
  const blog = createBlog(
    `== _config.yml\ntitle: T\n== _posts/2024-01-02-a.html\n${post(`title: "${title}"`, '[{{ page.title }}]')}`,
  );
  expect((await blog.build()).diagnostics).toEqual([]);
  expect(blog.read('2024/01/02/a.html')).toContain(`<h1>${shown}</h1>`);
});

test('an excerpt that is left empty is made of the text', async () => {
  const blog = createBlog(
    `== _config.yml\ntitle: T\n== _posts/2024-01-02-a.md\n${post('title: A\nexcerpt:', 'One.\n\nTwo.')}== list.md\n${post('permalink: /list/', '{% for post in site.posts %}{{ post.excerpt }}{% endfor %}')}`,
  );
  expect((await blog.build()).diagnostics).toEqual([]);
  expect(blog.read('list/index.html')).toContain('<p>One.</p>');
});

test('a draft that Jekyll would publish is kept back and told, and nothing else that is kept back', async () => {
  const blog = createBlog(
    `== _config.yml\ntitle: T\n== _posts/2024-01-02-a.md\n${post('title: A\ndraft: true')}== _posts/2024-01-03-b.md\n${post('published: false\ndraft: true')}== _drafts/c.md\n${post('draft: true')}== d.md\n${post('draft: true')}== _posts/2024-01-05-e.md\n${post('title: E')}`,
  );
  const told = ['draft-held _posts/2024-01-02-a.md:3:1', 'draft-held d.md:2:1'];
  expect(placesOf(await blog.build())).toEqual(told);
  expect(blog.has('2024/01/02/a.html')).toBe(false);
  expect(placesOf(await blog.build())).toEqual(told);
  blog.write(`== _posts/2024-01-05-e.md\n${post('title: F')}`);
  expect(placesOf(await blog.build())).toEqual(told);
  blog.write(`== _posts/2024-01-02-a.md\n${post('title: A\ndraft: false')}`);
  expect(placesOf(await blog.build())).toEqual(told.slice(1));
  expect(blog.has('2024/01/02/a.html')).toBe(true);
  expect(placesOf(await blog.build({ drafts: true }))).toEqual([]);
});

test('the path of defaults may be a glob, which names what is in a folder that fits too', async () => {
  const scopes = [
    'section/*/special.md',
    'section/*',
    '*.md',
    '_posts/2024*',
    'docs/**',
    '[ab]/p.md',
    'sub/fold*',
  ];
  const defaults = scopes.map((path) => `- {scope: {path: "${path}"}, values: {of: "${path}"}}\n`).join('');
  const files = [
    ['section/a/special.md', 'section/*/special.md'],
    ['section/a/b/special.md', 'section/*'],
    ['section/special.md', 'section/*'],
    ['top.md', '*.md'],
    ['sub/p.md', ''],
    ['sub/folder/p.md', 'sub/fold*'],
    ['docs/x/y.md', 'docs/**'],
    // Without a star it is the name that it looks like.
    ['a/p.md', ''],
    ['_posts/2024-01-02-a.md', '_posts/2024*'],
    ['_posts/news/2024-01-02-b.md', ''],
  ] as const;
  const texts = files.map(([file]) => `== ${file}\n${post('title: A', '[{{ page.of }}]')}`).join('');
  const blog = createBlog(
    `== _config.yml\ntitle: T\npermalink: /:title.html\ndefaults:\n${defaults}${texts}`,
  );
  expect((await blog.build()).diagnostics).toEqual([]);
  for (const [file, of] of files) {
    const page = file.replace(/^_posts\/(?:news\/)?2024-01-02-/, '').replace(/md$/, 'html');
    expect(/<p>\[(.*)\]<\/p>/.exec(blog.read(page))?.[1]?.replace(/<\/?em>/g, '*'), file).toBe(of);
  }
});

test('front matter is merged with its defaults: null takes nothing back, mappings are joined, categories come behind', async () => {
  const head =
    'title: A\nsubtitle: null\nlayout: null\nimage: {path: x.png}\ncategories: [own]\ntags: [mine]\nm: {b: {e: 4}}';
  const said =
    '{{ page.subtitle }};{{ page.image | jsonify }};{{ page.categories | join: "," }};{{ page.tags | join: "," }};{{ page.m | jsonify }};{{ page.layout }}';
  const blog = createBlog(
    `== _config.yml
title: T
permalink: pretty
collections: {notes: {output: true}}
defaults:
- scope: {path: ''}
  values: {subtitle: given, layout: page, image: {path: d.png, alt: sea}, categories: [base], tags: [given], m: {a: 1, b: {c: 2}}}
- scope: {path: '', type: posts}
  values: {subtitle: null, layout: post, m: {b: {d: 3}}}
== _posts/2024-01-02-a.html
${post(head, said)}== _posts/2024-01-03-b.html
${post('title: B\ncategories: one two\nimage:\nm: 5', said)}== _notes/n.html
${post(head, said)}== about.html
${post(head, said)}`,
    { theme: repository },
  );
  expect((await blog.build()).diagnostics).toEqual([]);
  const shown = (page: string) => /(?<=e-content[^>]*>\s*)[^<>\n]+/.exec(blog.read(page))?.[0];
  expect(shown('base/own/2024/01/02/a/index.html')).toBe(
    'given;{"path":"x.png","alt":"sea"};base,own;mine;{"a":1,"b":{"c":2,"d":3,"e":4}};post',
  );
  expect(shown('base/one/two/2024/01/03/b/index.html')).toBe(
    'given;{"path":"d.png","alt":"sea"};base,one,two;given;5;post',
  );
  expect(shown('notes/n/index.html')).toBe(
    'given;{"path":"x.png","alt":"sea"};base,own;mine;{"a":1,"b":{"c":2,"e":4}};page',
  );
  expect(blog.read('about/index.html')).toBe(
    'given;{"path":"x.png","alt":"sea"};own;mine;{"a":1,"b":{"c":2,"e":4}};page\n',
  );
});

test('a page that asks for no permalink stands where it would without its defaults', async () => {
  const blog = createBlog(
    `== _config.yml\ntitle: T\ndefaults:\n- scope: {path: ''}\n  values: {permalink: /deep/:basename/}\n== a.html\n${post('title: A\npermalink: null')}== b.html\n${post('title: B')}== _posts/2024-01-02-c.html\n${post('title: C\npermalink: null')}`,
  );
  expect((await blog.build()).diagnostics).toEqual([]);
  for (const page of ['a.html', 'deep/b/index.html', 'deep/c/index.html']) expect(blog.has(page)).toBe(true);
});

test('the id of a post is its name in the folder of its address, and a page has none', async () => {
  const shown = '{{ page.url }} is {{ page.id }}';
  const blog = createBlog(`
== _config.yml
title: T
collections: {notes: {output: true, permalink: '/n/:path/'}}
== _posts/2024-01-02-a.html
${post('title: A', shown)}
== _posts/2024-01-03-b.html
${post('permalink: /x/z/', shown)}
== _posts/2024-01-04-c.html
${post('slug: other\npermalink: /x/w.html', shown)}
== _notes/2020-01-01-d.html
${post('title: D', shown)}
== e.html
${post('title: E', `${shown};`)}
`);
  expect((await blog.build()).diagnostics).toEqual([]);
  expect(blog.read('2024/01/02/a.html')).toContain('/2024/01/02/a.html is /2024/01/02/a');
  expect(blog.read('x/z/index.html')).toContain('/x/z/ is /x/b');
  expect(blog.read('x/w.html')).toContain('/x/w.html is /x/other');
  expect(blog.read('n/2020-01-01-d/index.html')).toContain('/n/2020-01-01-d/ is /n/d');
  expect(blog.read('e.html')).toContain('/e.html is ;');
});

test('a page has the tags that its front matter says, as it says them', async () => {
  const shown = '[{% if page.tags %}{{ page.tags }}{% endif %}{{ page.categories | jsonify }}]';
  const blog = createBlog(
    `== _config.yml\ntitle: T\n== a.html\n${post('title: A', shown)}== b.html\n${post('tags: one two\ncategories: [c]', shown)}== _posts/2024-01-02-c.html\n${post('tags: one two', shown)}`,
  );
  expect((await blog.build()).diagnostics).toEqual([]);
  expect(blog.read('a.html')).toContain('[null]');
  expect(blog.read('b.html')).toContain('[one two["c"]]');
  expect(blog.read('2024/01/02/c.html')).toContain('[onetwo[]]');
});

test('a tag that posts spell in two ways is named on the pages of all of them', async () => {
  const blog = createBlog(
    `== _config.yml\ntitle: T\n== _posts/2024-01-02-a.md\n${post('tags: [España, Otoño]')}== _posts/2024-01-03-b.md\n${post('tags: [españa]')}`,
    { theme: repository },
  );
  expect((await blog.build()).diagnostics).toEqual([]);
  const named = () => blog.read('2024/01/02/a.html').match(/(?<=class="p-category"[^>]*>)[^<]*/g);
  expect(named()).toEqual(['españa', 'Otoño']);
  blog.remove('_posts/2024-01-03-b.md');
  await blog.build();
  expect(named()).toEqual(['España', 'Otoño']);
});

test('Liquid asks a mapping for a name in it', async () => {
  const asked =
    '{% if site.tags contains "ink" %}yes{% endif %}{% if site.data.m contains "x" %}no{% endif %}{% if site.data.m contains page.key %}yes{% endif %}{% if page.tags contains "ink" %}yes{% endif %}';
  const blog = createBlog(
    `== _config.yml\ntitle: T\n== _data/m.yml\nk: 1\n== _posts/2024-01-02-a.md\n${post('tags: ink\nkey: k', asked)}`,
  );
  expect((await blog.build()).diagnostics).toEqual([]);
  expect(blog.read('2024/01/02/a.html')).toContain('<p>yesyesyes</p>');
});

// What each has was confirmed with Jekyll 4.3.1.
test('the tag of a post or its defaults counts instead of tags, and a category beside categories', async () => {
  const posts = [
    ['tags: [a, b]', 'x', 'c'],
    ['tag: a', 'a', 'c'],
    ['tag: a\ntags: b', 'a', 'c'],
    ['tags: a b\ntag:', 'x', 'c'],
    ['categories: [k, l]', 'x', 'k,l,c'],
    ['category: k\ncategories: l', 'x', 'l,k'],
  ] as const;
  const shown = '{{ page.tags | join: "," }};{{ page.categories | join: "," }}';
  const files = posts.map(([keys], n) => `== _posts/2024-01-0${n + 1}-p.html\n${post(keys, shown)}`);
  const blog = createBlog(
    `== _config.yml\ntitle: T\npermalink: /:day/\ndefaults:\n- scope: {path: '', type: posts}\n  values: {tag: x, category: c}\n${files.join('')}`,
  );
  expect((await blog.build()).diagnostics).toEqual([]);
  for (const [n, [, tags, categories]] of posts.entries())
    expect(blog.read(`0${n + 1}/index.html`)).toContain(`${tags};${categories}`);
  expect(blog.has('tags/b/index.html')).toBe(false);
});

test('a template of Tinta’s in layouts/ replaces the theme’s, and all else there is a file as any other', async () => {
  const own = '<p class="own">{{ page.title }}</p>{% include "partials/head-extra.njk" %}';
  const blog = createBlog(
    `== _config.yml\ntitle: T\n== _posts/2024-01-02-a.md\n${post('layout: post\ntitle: A')}` +
      `== layouts/post.njk\n${own}\n== layouts/partials/head-extra.njk\n<b>extra</b>\n== layouts/plan.txt\nA house.\n`,
    { theme: repository },
  );
  expect((await blog.build()).diagnostics).toEqual([]);
  expect(blog.read('2024/01/02/a.html').trim()).toBe('<p class="own">A</p><b>extra</b>');
  expect(blog.read('index.html')).toContain('<b>extra</b>');
  expect(blog.has('layouts/post.njk')).toBe(false);
  expect(blog.read('layouts/plan.txt')).toBe('A house.\n');
  blog.write('== layouts/post.njk\nOther.\n');
  expect((await blog.build()).rendered).toEqual(['/2024/01/02/a.html']);
});

test('a layout that a Jekyll blog does not have is told once, and one in layouts/ is used', async () => {
  const blog = createBlog(
    `
== _config.yml
title: T
== _posts/2024-01-02-a.md
---
layout: gallery
---
A.
== _posts/2024-01-03-b.md
---
layout: gallery
---
B.
== about.md
---
layout: search
---
Of us.
== other.md
---
layout: default
---
More.
`,
    { theme: repository },
  );
  const report = await blog.build();
  expect(report.diagnostics.map(({ code, file, line, message }) => [code, file, line, message])).toEqual([
    [
      'layout-replaced',
      '_posts/2024-01-03-b.md',
      2,
      'there is no layouts/gallery.njk for /2024/01/03/b.html and 1 other, so post is used',
    ],
    [
      'layout-replaced',
      'about.md',
      2,
      'there is no layout search that shows a text for /about.html, so page is used',
    ],
  ]);
  blog.write(
    '== layouts/gallery.njk\n{% extends "post.njk" %}{% block main %}<b>Pictures</b>{% endblock %}\n',
  );
  const next = await blog.build();
  expect(next.diagnostics.map(({ message }) => message)).toEqual([
    'there is no layout search that shows a text for /about.html, so page is used',
  ]);
  expect(blog.read('2024/01/02/a.html')).toContain('<b>Pictures</b>');
});
