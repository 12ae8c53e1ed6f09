import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { attributeOf, elementsOf } from '../support/html.ts';
import { createBlog, diagnosticsOf, placesOf, repository } from '../support/site.ts';

const head = '== site.yml\ntitle: A blog\nurl: https://blog.example\n';
const post = '== posts/2024-01-02-a.md\nBody.\n';

// T-TPL-1
test.each([
  ['variable', '{{ pgae.title }}', 'layout-name-unknown', 'layouts/post.njk:2:4', 'page'],
  ['property', '{{ page.titel }}', 'layout-name-unknown', 'layouts/post.njk:2:', 'title'],
  ['compared', '{% if 1 == pgae.title %}x{% endif %}', 'layout-name-unknown', 'layouts/post.njk:2:', 'page'],
  [
    'test',
    '{% if page.title is dfined %}x{% endif %}',
    'layout-name-unknown',
    'layouts/post.njk:2:21',
    'defined',
  ],
  [
    'test with a number',
    '{% if 6 is divisbleby(2) %}x{% endif %}',
    'layout-name-unknown',
    'layouts/post.njk:2:12',
    'divisibleby',
  ],
  [
    'asked of a test',
    '{% if 6 is divisibleby(pgae) %}x{% endif %}',
    'layout-name-unknown',
    'layouts/post.njk:2:24',
    'page',
  ],
  [
    'preset',
    '{% macro m(a=pgae) %}x{% endmacro %}{{ m() }}',
    'layout-name-unknown',
    'layouts/post.njk:2:14',
    'page',
  ],
  ['filter', '{{ page.title | slgu }}', 'layout-name-unknown', 'layouts/post.njk:2:', 'slug'],
  [
    'partial',
    '{% include "partials/carf.njk" %}',
    'layout-name-unknown',
    'layouts/post.njk:2:',
    'partials/card.njk',
  ],
  ['bracketed property', '{{ page["titel"] }}', 'layout-name-unknown', 'layouts/post.njk:2:1', 'title'],
  [
    'parent',
    '{% extends "partials/carf.njk" %}',
    'layout-name-unknown',
    'layouts/post.njk:2:',
    'partials/card.njk',
  ],
  [
    'macro',
    '{% from "partials/card.njk" import crad %}{{ crad() }}',
    'layout-name-unknown',
    'layouts/post.njk:2:',
    'card',
  ],
  [
    'macro of an imported layout',
    '{% import "partials/card.njk" as my %}{{ my.crad() }}',
    'layout-name-unknown',
    'layouts/post.njk:2:45',
    'card',
  ],
])(
  'an unknown %s in a layout is an error with its place and the nearest name',
  async (_, use, code, place, hint) => {
    const blog = createBlog(
      `${head}${post}== layouts/partials/card.njk\n{% macro card() %}x{% endmacro %}\n== layouts/post.njk\n<p>\n${use}\n`,
    );
    const report = await blog.build();
    expect(report.isDone).toBe(false);
    const [found] = report.diagnostics;
    expect(placesOf(report)[0]).toContain(code);
    expect(placesOf(report)[0]).toContain(place);
    expect(found?.remedy).toContain(`Did you mean ${hint}?`);
  },
);

test.each([
  ['a loop', '{% for dwarf in [1, 2] %}{{ dwarf }}{% endfor %}', '12'],
  ['a name', '{% set dwarf = 3 %}{{ dwarf }}', '3'],
  ['a macro', '{% macro dwarf(beard) %}{{ beard }}{% endmacro %}{{ dwarf(4) }}', '4'],
  ['a text', '{% set dwarf %}5{% endset %}{{ dwarf }}', '5'],
  ['a loop of the engine’s that may wait', '{% asyncEach dwarf in [6, 7] %}{{ dwarf }}{% endeach %}', '67'],
  ['another', '{% asyncAll dwarf in [8, 9] %}{{ dwarf }}{% endall %}', '89'],
])('what is declared by %s within the text of another name is known there', async (_, text, shown) => {
  const blog = createBlog(
    `${head}${post}== layouts/post.njk\n{% set said %}${text}{% endset %}<p>{{ said }}</p>\n`,
  );
  expect((await blog.build()).diagnostics).toEqual([]);
  expect(blog.read('a/index.html')).toContain(`<p>${shown}</p>`);
});

test.each([
  ['itself', '{{ loop.index }}'],
  ['the text of a name', '{% set said %}{{ loop.index }}{% endset %}{{ said }}'],
  ['a filter’s text', '{% filter upper %}{{ loop.index }}{% endfilter %}'],
  ['a partial', '{% include "partials/index.njk" %}'],
  ['a condition', '{% if loop.last %}2{% else %}{{ loop.index0 + 1 }}{% endif %}'],
  ['a choice', '{% switch loop.index %}{% case 1 %}1{% default %}{{ loop.length }}{% endswitch %}'],
  ['a test', '{{ "1" if 1 is sameas(loop.index) else "2" }}'],
])('a loop tells where it is in %s', async (_, text) => {
  const blog = createBlog(
    `${head}${post}== layouts/post.njk\n<p>{% for dwarf in ["a", "b"] %}${text}{% endfor %}</p>
== layouts/partials/index.njk\n{{- loop.index -}}\n`,
  );
  expect((await blog.build()).diagnostics).toEqual([]);
  expect(blog.read('a/index.html').replaceAll(/\s/g, '')).toContain('<p>12</p>');
});

// T-TPL-1
test('a layout that fails on a page names the page', async () => {
  const blog = createBlog(`${head}${post}== layouts/post.njk\n{{ page.titel }}\n`);
  const [found] = (await blog.build()).diagnostics;
  expect(found?.message).toContain('/a/');
});

// T-TPL-1
test.each([
  ['{{ page.url() }}', 'layout-failed layouts/post.njk:1:12', 'page.url'],
  ['<p>\n\n{{ page.url() }}', 'layout-failed layouts/post.njk:3:12', 'page.url'],
  ['<p>{% include "partials/inner.njk" %}', 'layout-failed layouts/partials/inner.njk:2:', 'nope'],
  ['<p>\n{% include "partials/empty.njk" %}', 'layout-name-unknown layouts/partials/empty.njk:3:', 'nope'],
])('what fails while a page is rendered is told with its own line (%j)', async (use, place, name) => {
  const blog = createBlog(`${head}${post}== layouts/partials/inner.njk
<i>
{{ page.nope() }}
== layouts/partials/empty.njk


{{ page.nope }}
== layouts/post.njk
${use}
`);
  const report = await blog.build();
  expect(placesOf(report)).toEqual([expect.stringContaining(place)]);
  expect(report.diagnostics[0]?.message).toContain(name);
  expect(report.diagnostics[0]?.message).toContain('/a/');
});

test.each([
  ['{% if page.draft %}\n{% for x in site.posts %}\n{% endfor %}', '2:1', '{% endif %}'],
  ['{{ page.title', '2:1', '}}'],
  ['{{ page[', '2:1', '}}'],
  ['{% if page.title', '2:1', '%}'],
  ['a {# remark', '2:3', '#}'],
  ['{# {% if x %} #}{% set y %}{{ 1 }}', '2:17', '{% endset %}'],
  ['{% raw %}{{', '2:1', '{% endraw %}'],
])('what nothing closes in a layout (%j) is told where it opens', async (use, place, end) => {
  const blog = createBlog(`${head}${post}== layouts/post.njk\n<p>\n${use}\n`);
  const report = await blog.build();
  expect(placesOf(report)).toEqual([`layout-syntax layouts/post.njk:${place}`]);
  expect(report.diagnostics[0]?.remedy).toContain(end);
  expect(report.isDone).toBe(false);
});

test('what is wrong within a layout’s tags is told with its line', async () => {
  const blog = createBlog(`${head}${post}== layouts/post.njk\n<p>\n\n{% blok x %}\n`);
  expect(placesOf(await blog.build())).toEqual(['layout-syntax layouts/post.njk:3:4']);
});

test('a layout that fails on every page is one error that counts them', async () => {
  const posts = Array.from({ length: 40 }, (_, n) => `== posts/2024-01-02-post-${n}.md\nBody.\n`).join('');
  const blog = createBlog(`${head}${posts}== layouts/post.njk\n{{ page.titel }}\n`);
  const report = await blog.build();
  expect(diagnosticsOf(report, 'layout-name-unknown')).toHaveLength(1);
  expect(report.diagnostics[0]?.message).toContain('and 39 more pages');
});

test('two faults of one layout stay two errors', async () => {
  const blog = createBlog(
    `${head}${post}== posts/2024-01-03-b.md\n---\nbrief: true\n---\nBody.\n== layouts/post.njk\n{% if page.brief %}{{ page.titel }}{% else %}\n{{ page.dta }}{% endif %}\n`,
  );
  const report = await blog.build();
  expect(diagnosticsOf(report, 'layout-name-unknown').map(({ line }) => line)).toEqual([1, 2]);
});

// T-TPL-2
test('a title that would end the script around it arrives whole in JSON-LD', async () => {
  const title = '</script></script ><!-- <script> <script x & \u2028 \u2029 ]]>';
  const blog = createBlog(
    `${head}== posts/2024-01-02-a.md\n---\ntitle: ${JSON.stringify(title)}\n---\nBody.\n`,
    { theme: repository },
  );
  await blog.build();
  const scripts = elementsOf(blog.read('a/index.html')).filter(
    (element) => attributeOf(element, 'type') === 'application/ld+json',
  );
  const parsed = scripts.map(({ childNodes: [text] }): unknown =>
    JSON.parse(text !== undefined && 'value' in text ? text.value : ''),
  );
  expect(parsed).toMatchObject([{ headline: title }, { itemListElement: [{}, { name: title }] }]);
});

// T-TPL-3
test('an address that runs, wherever data or front matter hold it, becomes no link of the default theme', async () => {
  const bad = ['javascript:alert(1)', ' javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'java\tscript:alert(1)'];
  const blog = createBlog(
    `${head}
== data/authors.yml
${bad.map((address, n) => `a${n}: {name: Author ${n}, website: ${JSON.stringify(address)}, url: ${JSON.stringify(address)}, mastodon: "data:text/html,x"}`).join('\n')}
== posts/2024-01-02-a.md
---
authors: [a0, a1, a2, a3]
canonical_url: "javascript:alert(1)"
image: {path: "javascript:alert(1)", credit: Me, creditlink: "javascript:alert(1)"}
---
Body.
`,
    { theme: repository },
  );
  const report = await blog.build();
  for (const [file, html] of blog.output()) {
    if (!file.endsWith('.html')) continue;
    const addresses = elementsOf(html).flatMap((element) =>
      ['href', 'src', 'content', 'action'].map((name) => attributeOf(element, name) ?? ''),
    );
    const scheme = /^\s*(javascript|data|vbscript):/i;
    expect(addresses.filter((address) => scheme.test(address.replaceAll(/[\t\n\r]/g, '')))).toEqual([]);
  }
  expect(diagnosticsOf(report, 'author-url').map(({ file }) => file)).toContain('data/authors.yml');
});

test('a layout that nobody has is one error, which names it, the first pages that ask for it, and how many more', async () => {
  const posts = Array.from({ length: 30 }, (_, n) => {
    const wide = n < 28 ? '---\nlayout: wid\n---\n' : '---\nlayout: strange\n---\n';
    return `== posts/2024-01-02-post-${String(n).padStart(2, '0')}.md\n${wide}Body.\n`;
  });
  const blog = createBlog(`${head}${posts.join('')}== layouts/wide.njk\n{{ page.content }}\n`);
  const found = diagnosticsOf(await blog.build(), 'layout-unknown');
  expect(found.map(({ message }) => message)).toEqual([
    'there is no layout wid for /post-00/, /post-01/, /post-02/ and 25 more pages',
    'there is no layout strange for /post-28/, /post-29/',
  ]);
  expect(found.map(({ file }) => file)).toEqual([
    'posts/2024-01-02-post-00.md',
    'posts/2024-01-02-post-28.md',
  ]);
  expect(found[0]?.remedy).toContain('wide?');
});

test('a layout named with the ending of its file is told its name', async () => {
  const blog = createBlog(`${head}== posts/2024-01-02-a.md\n---\nlayout: post.njk\n---\nBody.\n`);
  const [found] = diagnosticsOf(await blog.build(), 'layout-unknown');
  expect(found?.remedy).toBe('Write layout: post, without the ending of its file.');
});

test.each([
  ['parts/wide.njk', 'Write layout: parts/wide, without the ending of its file.'],
  ['none/strange.njk', 'Write layout: none/strange and create layouts/none/strange.njk, or name one of: '],
])('a layout in a folder named with the ending of its file is told its name: %s', async (layout, remedy) => {
  const blog = createBlog(
    `${head}== posts/2024-01-02-a.md\n---\nlayout: ${layout}\n---\nBody.\n== layouts/parts/wide.njk\n{{ page.content }}\n`,
  );
  const [found] = diagnosticsOf(await blog.build(), 'layout-unknown');
  expect(found?.remedy).toContain(remedy);
});

test('for a list that is not there, what a loop calls one of its items is not offered', async () => {
  const blog = createBlog(
    `${head}== layouts/post.njk\n{% if itemss %}{% for itemz in itemss %}{{ itemy }}{% endfor %}{% endif %}\n`,
  );
  const found = diagnosticsOf(await blog.build(), 'layout-name-unknown');
  expect(found.map(({ remedy }) => remedy)).toEqual([
    'Mend the name.',
    'Mend the name.',
    'Mend the name. Did you mean itemz?',
  ]);
});

// T-TPL-4
test.each([
  ['itself', '== layouts/post.njk\n{% include "post.njk" %}\n', ['layouts/post.njk']],
  [
    'one another',
    '== layouts/post.njk\n{% include "partials/a.njk" %}\n== layouts/partials/a.njk\n{% include "partials/b.njk" %}\n== layouts/partials/b.njk\n{% include "partials/a.njk" %}\n',
    ['layouts/partials/a.njk', 'layouts/partials/b.njk'],
  ],
  [
    'one another by extends',
    '== layouts/post.njk\n{% extends "x.njk" %}\n== layouts/x.njk\n{% extends "post.njk" %}\n',
    ['layouts/post.njk', 'layouts/x.njk'],
  ],
])(
  'layouts that include %s are named, at once',
  async (_, layouts, names) => {
    const posts = Array.from({ length: 30 }, (_, n) => `== posts/2024-01-02-post-${n}.md\nBody.\n`).join('');
    const blog = createBlog(`${head}${posts}${layouts}`);
    const report = await blog.build();
    const found = diagnosticsOf(report, 'layout-cycle');
    expect(found.map(({ file }) => file)).toEqual([...new Set(found.map(({ file }) => file))]);
    expect(report.diagnostics).toHaveLength(found.length);
    for (const name of names) expect(found[0]?.message).toContain(name);
    // A page that goes on until the engine's stack is full takes a second or more by itself.
  },
  20_000,
);

test('a partial that includes itself until its list ends is no circle', async () => {
  const blog = createBlog(`${head}${post}
== data/tree.yml
{name: a, inside: [{name: b, inside: [{name: c, inside: []}]}]}
== layouts/partials/branch.njk
{{ branch.name }}{% for branch in branch.inside %}({% include "partials/branch.njk" %}){% endfor %}
== layouts/post.njk
{% set branch = site.data.tree %}{% include "partials/branch.njk" %}
`);
  const report = await blog.build();
  expect(placesOf(report)).toEqual([]);
  expect(blog.read('a/index.html').replaceAll(/\s/g, '')).toBe('a(b(c))');
});

test('a loop through what site or pager does not have, by a slip, is told', async () => {
  const loop = (list: string): string => `{% for x in ${list} %}.{% endfor %}\n`;
  const lists = [
    'site.post',
    'site.tag | limit(5)',
    'pager.posts',
    'site.sponsors',
    'site.pets',
    'site.posts',
  ];
  const own = '{% set pager = {pages: [1]} %}{% for x in pager.pages %}{{ x }}{% endfor %}\n';
  const blog = createBlog(
    `${head.replace('title:', 'pets: [a]\ntitle:')}${post}== layouts/post.njk\n${lists.map(loop).join('')}== layouts/page.njk\n${own}`,
  );
  const report = await blog.build();
  expect(report.isDone).toBe(true);
  expect(
    report.diagnostics.map(({ severity, line, column, message, remedy }) => [
      severity,
      line,
      column,
      message,
      remedy,
    ]),
  ).toEqual([
    ['warning', 1, 18, 'site has no post, so the loop shows nothing', 'Mend the name. Did you mean posts?'],
    ['warning', 2, 18, 'site has no tag, so the loop shows nothing', 'Mend the name. Did you mean tags?'],
    [
      'warning',
      3,
      19,
      'pager has no posts, so the loop shows nothing',
      'Name one of: items, number, total, count, previous, next, first, last, urls.',
    ],
  ]);
});

test('a loop through what page or a post does not have, by a slip, is told as long as none has it', async () => {
  const loop = (list: string, inner = '.'): string => `{% for x in ${list} %}${inner}{% endfor %}\n`;
  const ofPost = `{% for post in site.posts %}${loop('post.pictuers')}${loop('post.tags')}{% endfor %}\n`;
  const others = `{% for entry in site.data.list %}${loop('entry.tagz')}{% endfor %}{% for p in pager.items | batch(2) %}${loop('p.tagz')}{% endfor %}\n`;
  const guarded = `{% if page.tagz %}${loop('page.tagz')}{% endif %}\n`;
  const said = (keys: string, more = '') => `== posts/2024-01-02-a.md\n---\n${keys}\n---\n${more}Text.\n`;
  const blog = createBlog(
    `${head}${said('pictures: [a]\ntitle: A')}== posts/2024-01-03-b.md\nB.\n== layouts/post.njk\n${loop('page.pictuers')}${loop('page.relatd')}${ofPost}${others}{{ page.content }}\n== layouts/page.njk\n${guarded}${loop('page.Tags')}${['page.pets', 'page.images', 'page.mixtures', 'site.languages'].map((list) => loop(list)).join('')}`,
  );
  const found = async () =>
    diagnosticsOf(await blog.build(), 'layout-name-unknown').map(
      ({ line, message, remedy }) =>
        `${String(line)} ${message.replace(', so the loop shows nothing', '')}. ${remedy.replace('Mend the name. ', '')}`,
    );
  const told = [
    '3 page has no Tags. Did you mean tags?',
    '1 page has no pictuers. Did you mean pictures?',
    '2 page has no relatd. Did you mean related?',
    '3 post has no pictuers. Did you mean pictures?',
  ];
  expect(await found()).toEqual(told);
  blog.write(said('pictures: [a]\ntitle: B', 'More. '));
  expect(await found()).toEqual(told);
  blog.write(said('pictuers: [a]\ntitle: B'));
  expect(await found()).toEqual([told[0], told[2]]);
  blog.write(said('pictures: [a]\ntitle: B'));
  expect(await found()).toEqual(told);
});

test('a loop is not told through what its layout asks for before, or what an includer sets', async () => {
  const blog = createBlog(`${head}${post}== layouts/post.njk
{% if site.languages %}{% for x in site.languages %}.{% endfor %}{% endif %}
{{ 'y' if page.url and site.archives else '' }}{% for x in site.archives | limit(2) %}.{% endfor %}
{% set pager = {pages: [1, 2]} %}{% include "partials/numbers.njk" %}
== layouts/partials/numbers.njk
{% for number in pager.pages %}{{ number }}{% endfor %}{% for x, y in site.posts | batch(2) %}{{ x.slug }}{% endfor %}
`);
  expect(placesOf(await blog.build())).toEqual([]);
  expect(blog.read('a/index.html').trim()).toBe('12a');
});

test('where finds posts by a tag, an author or another term that they bear, by its name or its slug', async () => {
  const wheres = [
    ['tags', 'Big Sea'],
    ['tags', 'big-sea'],
    ['tags', 'sea'],
    ['authors', 'Ann'],
    ['moods', 'calm'],
    ['moods', 'dark'],
  ].map(([key, value]) => `{% for p in site.posts | where("${key}", "${value}") %}{{ p.slug }}{% endfor %};`);
  const blog = createBlog(
    `${head}== posts/2024-01-02-a.md\n---\ntags: [Big Sea]\nauthor: Ann\nmoods: [calm]\n---\n== posts/2024-01-03-b.md\n---\ntags: [sea]\nauthor: Bob\nmoods: [dark, calm]\n---\n== layouts/post.njk\n${wheres.join('')}\n`,
  );
  expect(placesOf(await blog.build())).toEqual([]);
  expect(blog.read('a/index.html').trim()).toBe('a;a;b;a;ba;b;');
  blog.write('== posts/2024-01-03-b.md\n---\ntags: [sea]\nauthor: Ann\nmoods: [dark, calm]\n---\n');
  await blog.build();
  expect(blog.read('a/index.html').trim()).toBe('a;a;b;ba;ba;b;');
});

// T-TPL-6
test('a layout that is a link out of the blog is refused', async () => {
  const blog = createBlog(`${head}${post}== layouts/page.njk\nx\n`);
  symlinkSync('/etc/hostname', path.join(blog.root, 'layouts/post.njk'));
  const report = await blog.build();
  expect(placesOf(report)).toContain('link-outside layouts/post.njk');
  expect(report.isDone).toBe(false);
});

test('a taxonomy named as what layouts find in a post, a page or the site is refused where it is written', async () => {
  const names = ['site', 'page', 'site.posts[0]'].map(
    (of) => `{% for key, v in ${of} %}{{ key }} {% endfor %}`,
  );
  const texts = `== layouts/post.njk\n${names.join('')}\n== posts/2024-01-02-a.md\n---\ntitle: A\n---\n`;
  const blog = createBlog(`== site.yml\ntitle: A\nurl: https://b.example\n${texts}`);
  await blog.build();
  const builtIn = ['categories', 'tags', 'authors', 'series'];
  const taken = new Set(blog.read('a/index.html').trim().split(/\s+/));
  const own = [...taken].filter((name) => !builtIn.includes(name));
  expect(own).toEqual(expect.arrayContaining(['readingTime', 'searchEngine', 'kicker']));
  blog.write(
    `== site.yml\ntitle: A\nurl: https://b.example\ntaxonomies:\n${own.map((name) => `  ${name}: {}\n`).join('')}`,
  );
  expect(placesOf(await blog.build()).toSorted()).toEqual(
    own.map((_, at) => `config-type site.yml:${at + 4}:3`).toSorted(),
  );
});

test.each([
  ['kind', 'with key: kind and path: /kind/ its posts and pages stay as they are'],
  ['image', 'path: /image/ puts its pages there all the same'],
])('a taxonomy named %s is told how to keep what it has', async (name, remedy) => {
  const settings = `== site.yml\ntitle: A\nurl: https://b.example\ntaxonomies:\n  other: {key: kind, path: /kind/}\n`;
  const text = '== posts/2024-01-02-a.md\n---\nkind: One\n---\n';
  const blog = createBlog(settings.replace(/ {2}other.*/, `  ${name}: {}`) + text);
  expect((await blog.build()).diagnostics[0]?.remedy).toBe(`Give it a name of its own; ${remedy}.`);
  blog.write(settings);
  await blog.build();
  expect(blog.has('kind/one/index.html')).toBe(true);
});

test('a taxonomy that is filled by a key of another meaning is refused at the key', async () => {
  const report = await createBlog(
    '== site.yml\ntitle: A\nurl: https://b.example\ntaxonomies:\n  tag: {}\n  topics: {key: category}\n  places: {key: title}\n  sites: {key: places}\n  redirect_from: {}\n  streets: {key: street}\n== posts/2024-01-02-a.md\nA.\n',
  ).build();
  expect(report.diagnostics.map(({ line, message }) => `${line} ${message}`)).toEqual([
    '4 tag in front matter fills tags already',
    '5 category in front matter fills categories already',
    '6 title in front matter means something else already',
    '7 places in front matter fills places already',
    '8 redirect_from in front matter means something else already',
  ]);
});

test('json and dump write what a layout sees of posts, terms and the page, without bodies and what is empty', async () => {
  const blog = createBlog(`== site.yml
title: A blog
url: https://blog.example
== posts/2024-01-02-a.md
---
title: A & B
tags: [Sea]
mood: {b: 1, a: 2}
---
First.

Second.
== posts/2024-01-03-b.md
B.
== layouts/post.njk
{"posts": {{ site.posts | json }}, "page": {{ page | json }}, "given": {{ {text: page.excerpt} | json }}}
== layouts/page.njk
{{ page | dump(1) }}
== pages/about.md
---
title: About
---
x
`);
  expect(placesOf(await blog.build())).toEqual([]);
  const text = blog.read('a/index.html');
  expect(text).toContain('"title":"A \\u0026 B"');
  const { posts, page, given } = JSON.parse(text);
  expect(posts.map(({ url }: { url: string }) => url)).toEqual(['/b/', '/a/']);
  expect(posts[1]).toMatchObject({
    title: 'A & B',
    url: '/a/',
    date: '2024-01-02T00:00:00+00:00',
    excerpt: '<p>First.</p>',
    mood: { b: 1, a: 2 },
    tags: [{ name: 'Sea', url: '/tags/sea/', count: 1 }],
  });
  for (const key of ['content', 'toc', 'updated', 'image']) expect(posts[1]).not.toHaveProperty(key);
  expect(posts[0]).not.toHaveProperty('mood');
  expect(Object.keys(posts[1])).toEqual(Object.keys(posts[1]).toSorted());
  expect(page).toMatchObject({ title: 'A & B', kind: 'post', next: { url: '/b/' } });
  expect(given).toEqual({ text: '<p>First.</p>' });
  expect(blog.read('about/index.html')).toContain('\n &quot;title&quot;: &quot;About&quot;');
});

test('filters of lists make an empty list of what a post does not have', async () => {
  const uses = ['limit(2)', 'where("a")', 'groupBy("a")', 'sortBy("a")'].flatMap((filter) => [
    `{{ page.links | ${filter} | length }}`,
    `{{ page.previous | ${filter} | length }}`,
  ]);
  const linked = '== posts/2023-01-02-b.md\n---\nlinks: [{a: 1}]\n---\nx\n';
  const blog = createBlog(`${head}${post}${linked}== layouts/post.njk\n${uses.join('')}\n`);
  expect(placesOf(await blog.build())).toEqual([]);
  expect(blog.read('b/index.html').trim()).toBe('10101010');
  expect(blog.read('a/index.html').trim()).toBe('01000101');
});
