import { expect, test } from 'vitest';
import { Reads } from '../../src/layouts/reads.ts';
import { LayoutEnvironment } from '../../src/layouts/rendering/environment.ts';
import { createBlog, placesOf } from '../support/site.ts';

const head = '== site.yml\ntitle: A blog\nurl: https://blog.example\n== posts/2024-01-02-hi.md\nHi.\n';

async function build(layouts: string) {
  return createBlog(`${head}${layouts}`).build();
}

const macros = (body: string) => `== layouts/partials/macros.njk
{# Cards. #}


{% macro card(post, words) %}
<p>{{ post.title }}</p>

${body}
{% endmacro %}
`;

test.each([
  [
    'writes what is empty',
    '<p>{{ post.titel }}</p>',
    'layout-name-unknown',
    '7:4',
    'post.titel',
    'mean title?',
  ],
  ['uses a filter wrongly', '{{ post.title | date }}', 'layout-failed', '7:17', 'not a date', ''],
  ['calls what is no function', '\n{{ post.title.foo() }}', 'layout-failed', '8:18', 'foo', ''],
  ['joins texts and views', '{% set a = "a" ~ post %}', 'layout-failed', '7:4', 'text', ''],
  [
    'includes what is not there',
    '{% set a = "no.njk" %}{% include a %}',
    'layout-name-unknown',
    '7:26',
    'no.njk',
    '',
  ],
  ['lacks an argument', '{{ words }}', 'layout-name-unknown', '7:1', 'words is empty', '{% if words %}'],
])(
  'a macro that %s is named with its file and line, however it is called',
  async (_, body, code, place, says, remedy) => {
    for (const call of [
      '{% import "partials/macros.njk" as m %}\n{{ m.card(page) }}',
      '{% from "partials/macros.njk" import card %}\n\n{{ card(page) | safe }}',
      '{% from "partials/macros.njk" import card as it with context %}{% set a = it(page) %}',
      '{% include "partials/list.njk" %}\n== layouts/partials/list.njk\n{% import "partials/macros.njk" as m %}{{ m.card(page) }}',
    ]) {
      const report = await build(`${macros(body)}== layouts/post.njk\n${call}\n`);
      expect(placesOf(report)).toEqual([`${code} layouts/partials/macros.njk:${place}`]);
      expect(report.diagnostics[0]?.message).toContain(says);
      expect(report.diagnostics[0]?.remedy).toContain(remedy);
    }
  },
);

test('what a macro is called with is placed where it is called, though the macro stands elsewhere', async () => {
  const box = '== layouts/partials/box.njk\n{% macro box(x) %}\n\n<div>{{ caller() }}</div>{% endmacro %}\n';
  const report = await build(
    `${box}== layouts/post.njk\n{% from "partials/box.njk" import box %}{{ page.title }}\n{% call box(1) %}\n  {{ page.titel }}\n{% endcall %}\n`,
  );
  expect(placesOf(report)).toEqual(['layout-name-unknown layouts/post.njk:3:3']);
});

test.each([
  ['before its block', '\n{{ page.titel }}{% block main %}{% endblock %}', '2:1'],
  ['behind its block', '{% block main %}{% endblock %}\n\n<p>{{ page.title.foo() }}', '3:21'],
  ['in a loop behind', '{% block main %}{% endblock %}{% for x in [1] %}\n{{ x.y }}{% endfor %}', '2:1'],
])('a base layout that fails %s is named itself, once for all that extend it', async (_, base, place) => {
  const children = ['post', 'home', 'page']
    .map(
      (name) => `== layouts/${name}.njk\n{% extends "base.njk" %}\n{% block main %}\n\n\nx{% endblock %}\n`,
    )
    .join('');
  const report = await build(`${children}== pages/about.md\nAbout.\n== layouts/base.njk\n${base}\n`);
  expect(placesOf(report).map((each) => each.replace(/^\S+ /, ''))).toEqual([`layouts/base.njk:${place}`]);
});

test.each([
  ['{{ site.posts }}', 'site.posts is a list', '{% for item in site.posts %}{{ item.title }}{% endfor %}'],
  ['{{ page }}', 'page is a thing with properties', '{{ page.title }}'],
  ['{{ site["authors"] }}', 'site.authors is a list', '{{ item.name }}'],
  ['{{ page.tags if page.tags }}', 'page.tags if page.tags is a list', '{% for item in … %}'],
])('what is no text is told where it is written, with how it is: %s', async (shown, says, remedy) => {
  const blog = createBlog(`${head}== layouts/post.njk\n<p>\n  ${shown}\n`);
  blog.write('== posts/2024-01-02-hi.md\n---\ntags: [a]\nauthor: Ann\n---\nHi.\n');
  const report = await blog.build();
  expect(placesOf(report)).toEqual(['layout-failed layouts/post.njk:2:3']);
  expect(report.diagnostics[0]?.message).toContain(says);
  expect(report.diagnostics[0]?.remedy).toContain(remedy);
});

test.each([
  ['includes itself', '== layouts/post.njk\n\n{% include "post.njk" %}', 'post.njk:2:4', ['post', 'post']],
  [
    'includes itself by way of another',
    '== layouts/post.njk\n{% include "a.njk" %}\n== layouts/a.njk\n{% include "x.njk" %}\n{% include "b.njk" %}\n== layouts/b.njk\n{% include "a.njk" %}\n== layouts/x.njk\nx',
    'b.njk:1:4',
    ['a', 'b', 'a'],
  ],
  [
    'extends what includes it',
    '== layouts/post.njk\n{% extends "base.njk" %}\n== layouts/base.njk\n{% include "a.njk" %}\n== layouts/a.njk\n\n{% extends "base.njk" %}',
    'base.njk:1:4',
    ['a', 'base', 'a'],
  ],
  [
    'extends itself by a name',
    '== layouts/post.njk\n{% set x = "post.njk" %}\n{% extends x %}',
    'post.njk:2:4',
    ['post', 'post'],
  ],
  [
    'imports what imports it',
    '== layouts/post.njk\n{% import "a.njk" as a %}\n== layouts/a.njk\n{% import "b.njk" as b %}\n== layouts/b.njk\n\n{% import "a.njk" as a %}',
    'b.njk:2:4',
    ['a', 'b', 'a'],
  ],
])('a layout that %s is told once, with the line and the circle', async (_, layouts, place, circle) => {
  const report = await build(`${layouts}\n`);
  expect(placesOf(report)).toEqual([`layout-cycle layouts/${place}`]);
  expect(report.diagnostics[0]?.message).toContain(
    `${circle.map((name) => `layouts/${name}.njk`).join(' → ')} `,
  );
});

test.each([
  [
    '{{ site.data.team }}',
    'site.data.team is a thing with properties, not a text',
    '{{ site.data.team.name }}',
  ],
  ['{{ site.data.teams }}', 'site.data.teams is a list, not a text', '{% for item in site.data.teams %}'],
  ['{{ page.hero }}', 'page.hero is a thing with properties, not a text', '{{ page.hero.x }}'],
  ['{{ page.title | where("a", 1) }}', 'the filter where wants a list, and “Hi” is a text', 'site.posts'],
  ['{{ page.title | groupBy("a") }}', 'the filter groupBy wants a list', 'site.posts'],
  ['{{ page.title | limit(20) }}', 'the filter limit wants a list, and “Hi” is a text', 'x | truncate(80)'],
  ['{{ page.title | sortBy("a") }}', 'the filter sortBy wants a list, and “Hi” is a text', 'site.posts'],
  ['{{ page.stars | limit(2) }}', 'the filter limit wants a list, and 5 is a number', 'site.posts'],
  ['{{ page.stars | where("a") }}', 'the filter where wants a list, and 5 is a number', 'site.posts'],
  ['{{ true | groupBy("a") }}', 'groupBy wants a list, and true is none', 'site.posts'],
  ['{{ page.content | limit(20) }}', 'the filter limit wants a list, and “<p>', 'x | truncate(80)'],
])('what would be written as nonsense is an error where it stands: %s', async (written, says, remedy) => {
  const data =
    '== data/team.yml\nname: Us\n== data/teams.yml\n- name: Us\n== posts/2024-01-02-hi.md\n---\ntitle: Hi\nhero: {src: a}\nstars: 5\n---\nHi.\n';
  const report = await build(`== layouts/post.njk\n\n  ${written}\n${data}`);
  expect(placesOf(report)).toEqual([expect.stringMatching(/^layout-failed layouts\/post\.njk:2:/)]);
  expect(report.diagnostics[0]?.message).toContain(says);
  expect(report.diagnostics[0]?.remedy).toContain(remedy);
});

test('lists of texts are written, and no text is no list', async () => {
  const blog = createBlog(
    `${head}== layouts/post.njk\n{{ [1, "a", none] }};{{ "" | where("a") | length }};{% for x in [page.description] | limit(2) %}{{ x }}{% endfor %}\n== posts/2024-01-02-hi.md\n---\ndescription: One\n---\nHi.\n`,
  );
  expect(placesOf(await blog.build())).toEqual([]);
  expect(blog.read('hi/index.html')).toBe('1,a,;0;One\n');
});

test('a macro that calls itself without end is told where it does; one that ends is none', async () => {
  const endless = '{% macro m(n) %}\n{{ m(n) }}{% endmacro %}{{ m(1) }}';
  expect(placesOf(await build(`== layouts/post.njk\n${endless}\n`))).toEqual([
    'layout-cycle layouts/post.njk:2:5',
  ]);
  const ends =
    '{% macro m(n) %}{{ n }}{% if n < 150 %}{{ m(n + 1) }}{% else %}{{ page.titel }}{% endif %}{% endmacro %}{{ m(1) }}';
  const report = await build(`== layouts/post.njk\n${ends}\n`);
  expect(placesOf(report)).toEqual(['layout-name-unknown layouts/post.njk:1:64']);
});

test('a macro that is far down in itself is no circle where something else fails', async () => {
  const deep = '{% macro m(n) %}.{% if n > 1 %}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(400) }}';
  const report = await build(`== layouts/post.njk\n${deep}\n{{ page.titel }}\n`);
  expect(placesOf(report)).toEqual(['layout-name-unknown layouts/post.njk:2:1']);
});

test('imports in a partial that includes itself are no circle of imports', async () => {
  const imports = '{% import "m.njk" as m %}'.repeat(5);
  const tree = `${imports}{{ n }}{% if n > 1 %}{% set n = n - 1 %}{% include "tree.njk" %}{% endif %}`;
  const blog = createBlog(
    `${head}== layouts/m.njk\n{% macro x() %}{% endmacro %}\n== layouts/tree.njk\n${tree}\n== layouts/post.njk\n{% set n = 90 %}{% include "tree.njk" %}\n`,
  );
  expect(placesOf(await blog.build())).toEqual([]);
});

test('a circle that pages enter at several points is told once', async () => {
  const report = await build(
    '== layouts/post.njk\n{% include "a.njk" %}\n== layouts/tag.njk\n{% include "b.njk" %}\n== layouts/a.njk\n{% include "b.njk" %}\n== layouts/b.njk\n\n{% include "a.njk" %}\n== posts/2024-01-02-hi.md\n---\ntags: [a]\n---\nHi.\n',
  );
  expect(placesOf(report)).toEqual(['layout-cycle layouts/b.njk:2:4']);
});

test.each([
  ['by itself', '', 120],
  ['by way of a macro', '{% macro next(n) %}{% include "tree.njk" %}{% endmacro %}', 120],
  ['by way of what it extends', '{% extends "branch.njk" %}', 70],
])('a partial that stands deep in itself %s, and ends, is shown', async (_, way, depth) => {
  const next = way.startsWith('{% macro')
    ? '{% if n > 1 %}{{ next(n - 1) }}{% endif %}'
    : '{% if n > 1 %}{% set n = n - 1 %}{% include "tree.njk" %}{% endif %}';
  const files = `== layouts/branch.njk\n({{ n }}){% block inner %}{% endblock %}\n== layouts/tree.njk\n${way}{% block inner %}({{ n }})${next}{% endblock %}\n`;
  const blog = createBlog(
    `${head}${files}== layouts/post.njk\n{% set n = ${depth} %}{% include "tree.njk" %}\n`,
  );
  expect(placesOf(await blog.build())).toEqual([]);
  expect(blog.read('hi/index.html')).toContain('(1)');
});

test.each(['{% from "m.njk" import chip %}', '{% import "m.njk" as m %}'])(
  'a layout that includes itself is told at the include, whatever macros it takes from a file: %s',
  async (taken) => {
    const report = await build(
      `== layouts/base.njk\n{% block main %}{% endblock %}\n== layouts/m.njk\n{% macro chip(x) %}{{ x }}{% endmacro %}\n== layouts/post.njk\n{% extends "base.njk" %}\n${taken}\n{% block main %}\n<p>{% include "post.njk" %}</p>\n{% endblock %}\n`,
    );
    expect(placesOf(report)).toEqual(['layout-cycle layouts/post.njk:4:7']);
    expect(report.diagnostics[0]?.message).toContain('layouts/base.njk → layouts/post.njk includes itself');
  },
);

test('a partial that stands in itself deeper than the engine goes is told with how deep that is', async () => {
  const tree = '{% set n = n + 1 %}{% if n < 900 %}{% include "tree.njk" %}{% endif %}';
  const report = await build(
    `== layouts/post.njk\n{% set n = 1 %}{% include "tree.njk" %}\n== layouts/tree.njk\n${tree}\n`,
  );
  expect(placesOf(report)).toEqual(['layout-cycle layouts/tree.njk:1:39']);
  expect(report.diagnostics[0]?.message).toContain('stands in itself too deep: templates go 500 deep');
});

test('a circle of imports or of chosen layouts ends long before the stack does', () => {
  const imports = ['{% import "b.njk" as b %}', '{% import "a.njk" as a %}'];
  const chosen = ['{% set x = "b.njk" %}{% extends x %}', '{% set x = "a.njk" %}{% extends x %}'];
  for (const sources of [imports, chosen]) {
    const layouts = new Map(
      ['a.njk', 'b.njk'].map((name, at) => [name, { name, path: name, source: sources[at] ?? '' }]),
    );
    const environment = new LayoutEnvironment(layouts, new Map(), new Reads());
    expect(() => environment.renderLayout('a.njk', {})).toThrow(/itself without end/);
  }
});
