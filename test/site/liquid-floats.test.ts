import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { bareTheme, createBlog, type TestBlog } from '../support/site.ts';

const written = `
== _config.yml
title: T
version: 2.0
rates: [1.0, 2.5, 3, .5, 1.5e+1]
defaults:
- scope: {path: ''}
  values: {rates: {low: 1}}
== _data/d.yml
v: 3.0
l: [1.0, 2]
== _data/in/j.json
{"v": 4.0}
`;

/** A page of one line, and what it makes, as Jekyll 4.3.1 does. */
const made: readonly (readonly [string, string])[] = [
  [
    '{{ site.version }} {{ site.rates }} {{ site.rates | join: "," }}',
    '2.0 1.02.530.515.0 1.0,2.5,3,0.5,15.0',
  ],
  ['{{ site.data.d.v }} {{ site.data.d.l | jsonify }} {{ site.data.in.j.v }}', '3.0 [1.0,2] 4.0'],
  ['{{ page.v }} {{ page.rates | jsonify }} {{ page.s }}', '4.0 {"low":2.0,"high":9} 4.0'],
  [
    '{{ page.v | divided_by: 3 }} {{ page.v | times: 2 }} {{ 7 | minus: page.v }}',
    '1.3333333333333333 8.0 3.0',
  ],
  ['{{ page.v | strip }}{{ page.v | append: "x" | upcase }} {{ page.v | remove: "." }}', '4.04.0X 40'],
  ['{% if page.v == 4 and page.v > 3 %}y{% endif %}{% case page.v %}{% when 4 %}four{% endcase %}', 'yfour'],
  ['{{ page.l | sort | join: "," }} {{ page.l | inspect }} {{ page.l[1] }}', '1.0,2,2.5 [2.5, 1.0, 2] 1.0'],
  ['{{ page.l | json }}', '[2.5,1.0,2]'],
  ['{{ 10.0 | jsonify }} {{ page.n }}{% for p in site.pages %}{{ p.v }}{% endfor %}', '10.0 24.0'],
];

function blogOf(): TestBlog {
  const keys = 'v: 4.0\ns: "4.0"\nn: 2\nl: [2.5, 1.0, 2]\nrates: {low: 2.0, high: 9}\n';
  const lines = made.map(([liquid]) => `${liquid}\n`).join('');
  return createBlog(`${written}== made.txt\n---\nlayout: null\n${keys}---\n${lines}`);
}

test('a whole float of front matter, data or configuration is one in Liquid', async () => {
  const blog = blogOf();
  expect((await blog.build()).diagnostics).toEqual([]);
  expect(shown(blog, 'made.txt').split('\n')).toEqual(made.map(([, text]) => text));
});

test('a whole float of defaults is one in Liquid, unless a file or a narrower scope says otherwise', async () => {
  const blog = createBlog(`
== _config.yml
title: T
defaults:
- nothing
- scope: {path: ''}
  values: {rating: 3.0, list: [1.0, 2], n: {deep: 4.0, own: 5.0}, over: 6.0}
- scope: {path: '', type: pages}
  values: {over: 7, more: 8.0}
== made.txt
---
layout: null
rating: null
list: [9, 10.0]
n: {own: 5}
---
{{ page.rating }} {{ page.list | join: "," }} {{ page.n.deep }} {{ page.n.own }} {{ page.over }} {{ page.more }}
== plain.txt
---
layout: null
---
{{ page.rating }} {{ page.list | join: "," }} {{ page.n.own }} {{ page.n | jsonify }}
`);
  expect((await blog.build()).diagnostics).toEqual([]);
  expect(shown(blog, 'made.txt')).toBe('3.0 9,10.0 4.0 5 7 8.0');
  expect(shown(blog, 'plain.txt')).toBe('3.0 1.0,2 5.0 {"deep":4.0,"own":5.0}');
  blog.write('== _config.yml\ntitle: T\ndefaults: [{scope: {path: ""}, values: {rating: 3}}]\n');
  await blog.build();
  expect(shown(blog, 'plain.txt')).toMatch(/^3 /);
});

test('layouts see the number, and nothing besides', async () => {
  const theme = bareTheme();
  writeFileSync(
    path.join(theme, 'layouts/post.njk'),
    '{{ page.v }} {{ site.version }} {% for name, file in site.data %}{{ name }} {% endfor %}{{ site.data.d.l | join(",") }} {{ site.data.d.v + 1 }}',
  );
  const blog = createBlog(
    `${written}== _posts/2024-01-02-a.md
---
title: A
v: 4.0
---
`,
    { theme },
  );
  expect((await blog.build()).diagnostics).toEqual([]);
  expect(blog.read('2024/01/02/a.html').trim()).toBe('4 2 d in 1,2 4');
});

test.each([
  ['_config.yml', 'version: 2.0', 'version: 2'],
  ['_data/d.yml', 'v: 3.0', 'v: 3'],
  ['made.txt', 'v: 4.0', 'v: 4'],
])(
  'a number of %s that becomes a float, or is one no more, is shown so in a later build',
  async (file, float, whole) => {
    const blog = blogOf();
    await blog.build();
    const before = blog.read('made.txt');
    const text = blog.source(file);
    blog.write(`== ${file}\n${text.replace(float, whole)}`);
    await blog.build();
    const between = blog.read('made.txt');
    expect(between).not.toBe(before);
    blog.write(`== ${file}\n${text}`);
    await blog.build();
    expect(blog.read('made.txt')).toBe(before);
  },
);

test('floats that are keys, have other names or are no numbers are no trouble', async () => {
  const blog = createBlog(
    "\n== _config.yml\ntitle: T\n== _data/d.yml\n1.0: first\na: &a [2.0]\nb: *a\n== a.txt\n---\nv: &x 1.0\nw: *x\n'12:30': 12:30\nt: 1:30.0\n---\n{{ page.v }} {{ page.w }} {{ site.data.d.b }} {{ page.t }}\n== b.txt\n---\n---\n{{ page.v }}1.0\n",
  );
  expect((await blog.build()).diagnostics).toEqual([]);
  expect(shown(blog, 'a.txt')).toBe('1.0 1.0 2.0 1:30.0');
});

/** What a page of the bare theme says below its title. */
function shown(blog: TestBlog, file: string): string {
  return blog
    .read(file)
    .trim()
    .replace(/^<h1>.*?<\/h1>/, '');
}

test('YAML that cannot be read is told as ever, whatever floats it has', async () => {
  const blog = createBlog(
    '\n== _config.yml\ntitle: T\n== _data/d.yml\nv: 2.0\nl: [\n== a.txt\n---\nv: 1.0\nw: ]\n---\nx\n== _data/e.yml\na: &a [1.0]\nb: &b [*a, *b]\n',
  );
  const { diagnostics } = await blog.build();
  expect(diagnostics.map(({ code, file }) => [code, file])).toEqual([
    ['yaml-invalid', '_data/d.yml'],
    ['yaml-too-deep', '_data/e.yml'],
    ['yaml-invalid', 'a.txt'],
  ]);
  blog.write('== _config.yml\ntitle: T\nv: 1.0\nw: [\n');
  expect((await blog.build()).diagnostics[0]).toMatchObject({ code: 'yaml-invalid', file: '_config.yml' });
});
