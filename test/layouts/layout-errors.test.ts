import { expect, test } from 'vitest';
import { explainThrown } from '../../src/layouts/errors/explain-thrown.ts';
import { createBlog, placesOf } from '../support/site.ts';

const head = '== site.yml\ntitle: A blog\nurl: https://blog.example\n';
const post = '== posts/2024-01-02-hi.md\n---\ntitle: Hi\n---\nHi.\n';
const base = '== layouts/base.njk\n<main>{% block main %}{% endblock %}</main>\n';

async function build(layout: string) {
  const lines = `{% extends "base.njk" %}\n${layout}`;
  return createBlog(`${head}${post}${base}== layouts/post.njk\n${lines}`).build();
}

test.each([
  ['an if', '{% block main %}\n<p>{% if page.title %}x\n{% endblock %}', '3:4', '{% if %}', 'line 4'],
  ['a loop', '{% block main %}{% for p in site.posts %}\nx{% endblock %}', '2:17', '{% for %}', 'line 3'],
  [
    'an if in a loop',
    '{% block main %}{% for p in [1] %}{% if p %}{% endfor %}{% endblock %}',
    '2:35',
    '{% if %}',
    'line 2',
  ],
  ['a block', '\n{% block main %}\nx', '3:1', '{% block %}', '{% endblock %}'],
  ['an expression', '{% block main %}\n{{ page.title </p>{% endblock %}', '3:1', '{{', '}}'],
  ['a quote', '{% block main %}\n{{ "x }}\n{% endblock %}', '3:1', '{{', 'quote'],
  ['a comment', '{% block main %}\n x {# y {% endblock %}', '3:4', '{#', '#}'],
])('%s that is not closed is named where it begins', async (_, layout, place, shown, says) => {
  const report = await build(layout);
  expect(placesOf(report)).toEqual([`layout-syntax layouts/post.njk:${place}`]);
  const [found] = report.diagnostics;
  expect(found?.message).toContain(`${shown} is not closed`);
  expect(`${found?.message} ${found?.remedy}`).toContain(says);
});

test('what stands in quotes, comments and raw text opens nothing', async () => {
  const quiet =
    '{% block main %}{# {% if %} #}{% raw %}{% if %}{{{% endraw %}{{ "}} {% \\" for" }}{% set a = 1 %}';
  const report = await build(`${quiet}\n{% if page.title %}{% else %}{% endblock %}`);
  expect(placesOf(report)).toEqual(['layout-syntax layouts/post.njk:3:1']);
});

test('an end that ends nothing is named itself', async () => {
  const report = await build('{% block main %}\nx{% endif %}{% endblock %}');
  expect(placesOf(report)).toEqual(['layout-syntax layouts/post.njk:3:5']);
  expect(report.diagnostics[0]?.remedy).toContain('{% if %}');
});

test.each([
  ['{% assign x = 1 %}', '{% set x = … %}'],
  ['{% if page.title %}{% elsif page.url %}{% endif %}', '{% elif … %}'],
  ['{% post_url 2024-01-02-hi %}', 'Here it is the address'],
  ['{% for p in site.posts %}{{ forloop.index }}{% endfor %}', 'Here it is loop'],
  ['{% inclde "base.njk" %}', 'Did you mean include?'],
  ["{{ page.title | date: '%Y' }}", "date('%Y')"],
  ['{{ page.title | truncate(“20”) }}', 'straight quotes'],
  ['{% include “partials” %}', 'straight quotes'],
  ['{{ page.title | truncate 20 }}', 'in parentheses'],
  ['{% for p in site.posts limit:3 %}{% endfor %}', 'list | limit(3)'],
  ['{% for p in site.posts reversed %}{% endfor %}', 'list | reverse'],
  ['{% for p of site.posts %}{% endfor %}', '{% for x in list %}'],
  ['{% if page.title contains "x" %}{% endif %}', '{% if "x" in page.title %}'],
  ['{% if page.title %}{% else if page.url %}{% endif %}', '{% elif … %}'],
  ['{% if page.title = "x" %}{% endif %}', '=='],
  ['{% if page.title && page.url %}{% endif %}', 'Write and.'],
  ['{% if page.title || page.url %}{% endif %}', 'Write or.'],
  ['{% if !page.title %}{% endif %}', 'Write not.'],
  ['{% if {{ page.title }} %}{% endif %}', '{% if page.title %}'],
  ['{{ page.title ? "a" : "b" }}', '{{ a if b else c }}'],
  ['{{{ page.content }}}', '{{ page.title }}'],
  ['{{ page.tags.0 }}', 'list[0]'],
  ['{% include "base.njk" title="x" %}', '{% set x = … %} before it'],
  ['{% block "new" %}{% endblock %}', 'without quotes'],
  ['{% macro card %}{% endmacro %}', '{% macro card() %}'],
  ['{% import "base.njk" %}', 'as x %}'],
  ['{% set page.title = "x" %}', 'without dots'],
  ['{% for p in site.posts %}x{% end %}', '{% endfor %}'],
  ['{% else %}', 'that it belongs to'],
  ['{% for p in site.posts %}{% break %}{% endfor %}', '{% if … %}'],
  ['{{ page.url | relative_url }}', 'Here it is url.'],
  ['{{ content | safe }}', 'Here it is page.content.'],
  ['{% for tag in tags %}{{ tag }}{% endfor %}', 'Here it is page.tags'],
  ['{% for post in collections.post %}{{ post.title }}{% endfor %}', 'Here it is site.posts.'],
  ['{{ .Title }}', '{{ page.title }}'],
  ['{{- .Title -}}', '{{ page.title }}'],
  ['{{ range .Site.Pages }}x{{ end }}', '{% endfor %}'],
  ['{{ range $i, $p := .Pages }}x{{ end }}', '{% for post in site.posts %}'],
  ['{{ with .Title }}x{{ end }}', 'Here it is {% if'],
  ['{{ if eq .Title "x" }}x{{ end }}', '{% if page.title %}'],
  ['{{ partial "head.html" . }}', '{% include "partials/head.njk" %}'],
  ['{{ define "main" }}x{{ end }}', '{% block main %}'],
  ['{% set places = {home: {url: "/"}} %}', '{a: {b: 1} }'],
  ['{{ page.title | replace({a: {b: "c"}}) }}', '{a: {b: 1} }'],
  ['{{ page.date | date("%Y" }} {{ page.title }}', 'Mend the tag'],
  ['{% set places = ["a", "b" %}{{ page.title }}', 'Mend the tag'],
])('habits of Liquid and slips are told how they are written here: %s', async (layout, says) => {
  const report = await build(`{% block main %}\n${layout}{% endblock %}`);
  expect(report.diagnostics[0]).toMatchObject({ file: 'layouts/post.njk', line: 3 });
  expect(report.diagnostics[0]?.remedy).toContain(says);
});

test('a block that no layout above has a place for is an error, for its text would be lost', async () => {
  const report = await build('{% block man %}<h1>Lost</h1>{% endblock %}');
  expect(placesOf(report)).toEqual(['layout-name-unknown layouts/post.njk:2:10']);
  expect(report.diagnostics[0]?.remedy).toContain('Did you mean main?');
});

test('blocks of a layout further up, blocks within blocks and layouts chosen as the page is made are left alone', async () => {
  const blog = createBlog(
    `${head}${post}${base}== layouts/wide.njk
{% extends "base.njk" %}{% block main %}{% block inner %}{% endblock %}{% endblock %}
== layouts/post.njk
{% extends "wide.njk" %}{% block inner %}{% block new %}Kept.{% endblock %}{% endblock %}
== layouts/page.njk
{% set frame = "wide.njk" %}{% extends frame %}{% block inner %}Chosen.{% endblock %}
== pages/about.md
About.
`,
  );
  expect(placesOf(await blog.build())).toEqual([]);
  expect(blog.read('hi/index.html')).toContain('<main>Kept.</main>');
  expect(blog.read('about/index.html')).toContain('<main>Chosen.</main>');
});

test.each([
  [
    'a filter given what is no date',
    '{{ page.title | date }}',
    'layout-failed',
    '2:33',
    '“Hi” is not a date',
  ],
  ['a style of dates', "{{ page.date | date('lnog') }}", 'layout-name-unknown', '2:32', 'lnog'],
  ['a word', "{{ 'home' | t }}\n{{ 'hmoe' | t }}", 'layout-name-unknown', '3:13', 'hmoe'],
  ['a call', '\n{{ page.title.upper() }}', 'layout-failed', '3:20', 'upper'],
])('what fails as a page is made is placed in its line: %s', async (_, layout, code, place, says) => {
  const report = await build(`{% block main %}${layout}{% endblock %}`);
  expect(placesOf(report)).toEqual([`${code} layouts/post.njk:${place}`]);
  expect(report.diagnostics[0]?.message).toContain(says);
});

test('a date as people write it in a data file is a date', async () => {
  const blog = createBlog(
    `${head}${post}== data/shows.yml\n- 2026-5-4\n== layouts/post.njk\n{{ site.data.shows[0] | date('%d.%m.%Y') }}\n`,
  );
  expect(placesOf(await blog.build())).toEqual([]);
  expect(blog.read('hi/index.html')).toContain('04.05.2026');
});

test.each([
  ['{% block main %}a{% endblock %}\n\n{% block main %}b{% endblock %}', '4:10', 'line 2'],
  [
    '{% block main %}\n{% block a %}{% endblock %}\n {% block a %}{% endblock %}{% endblock %}',
    '4:11',
    'line 3',
  ],
  ['{% block main %}\n{% block main %}a{% endblock %}{% endblock %}', '3:10', 'line 2'],
  [
    '{% block main %}{% if page.title %}{% block a %}{% endblock %}{% else %}\n{% block a %}{% endblock %}{% endif %}{% endblock %}',
    '3:10',
    'line 2',
  ],
])(
  'a block that stands twice is named where it does, with the line of the first: %s',
  async (layout, place, first) => {
    const report = await build(layout);
    expect(placesOf(report)).toEqual([`layout-syntax layouts/post.njk:${place}`]);
    expect(report.diagnostics[0]?.message).toContain(`${first} already`);
  },
);

test.each([
  ['{{ card(page) }}', 'there is no variable card', '{% from "page.njk" import card %}'],
  [
    '{{ late(page) }}{% macro late() %}{% endmacro %}',
    'late is no function here',
    'If late is a macro, write it above',
  ],
  ['{{ page.title.upper() }}', 'page.title.upper is no function', '{{ page.title | upper }}'],
  ['{{ page.title() }}', 'page.title is no function', 'without parentheses'],
  [
    "{{ 'stars' | t }}",
    'the theme has no word stars',
    'or write the word in data/words.yml. Did you mean share?',
  ],
  ['{{ page["title"].nope() }}', 'page.title.nope is no function', 'without parentheses'],
  [
    '{{ page.nothing | first }}',
    'the filter first was given nothing',
    '{% if x %}{{ x | first }}{% endif %}',
  ],
  ['{{ page.title | join(",") }}', 'the filter join fails on a text', 'made for'],
  ['{{ page | upper }}', 'the filter upper fails on a thing with properties', 'made for'],
  ['{{ site.posts | sortBy | length }}', 'the filter sortBy wants the name of a key', "sortBy('title')"],
  ['{{ site.posts | groupBy(title) | length }}{% set title = 1 %}', 'groupBy wants', "groupBy('title')"],
  ['{{ site.posts | where | length }}', 'where wants', "where('title')"],
  ['{{ site.posts | limit | length }}', 'the filter limit wants a number', 'limit(5)'],
  ['{{ site.posts | limit("few") | length }}', 'the filter limit wants a number', 'limit(5)'],
  ['{{ metadata.title }}', 'there is no variable metadata', 'Here it is site: site.title'],
  ['{{ eleventy.generator }}', 'there is no variable eleventy', 'Here it is tinta: tinta.version.'],
  ['{{ page.date | readableDate }}', 'there is no filter readableDate', "Here it is date('long')."],
  ['{{ page.date | htmlDateString }}', 'there is no filter htmlDateString', "Here it is date('%Y-%m-%d')."],
  ['{% for x in site.posts | head(3) %}{% endfor %}', 'there is no filter head', 'Here it is limit.'],
  ['{{ content }}', 'there is no variable content', 'Here it is page.content.'],
  ['{{ page.tags | join(", ") }}', 'was given things with properties', "join(', ', 'name')"],
  ['{{ page.date.getFullYear() }}', 'getFullYear is no function', "{{ page.date | date('%d %B %Y') }}"],
  ['{{ super() }}', 'super() stands outside of all blocks', '{% block main %}{{ super() }}'],
  ['{% if "a" in page.tags %}x{% endif %}', '“a” is sought in a list', 'where("name", "a")'],
  [
    '{% for p in site.posts %}{{ "a" in p.tags }}{% endfor %}',
    '“a” is sought in a list',
    'where("name", "a")',
  ],
  ['{% if page.tags.includes("a") %}x{% endif %}', '“a” is sought in a list', 'where("name", "a")'],
  ['{% if page.tags.indexOf("a") >= 0 %}x{% endif %}', '“a” is sought in a list', 'where("name", "a")'],
  ['{{ site.baseurl }}/x', 'site.baseurl is empty or unknown', 'Here it is site.base, or a filter: '],
  ['{{ page.wordcount }}', 'page.wordcount is empty', 'Here it is page.words.'],
  ['{{ page.Title }}', 'page.Title is empty', 'Did you mean title?'],
  ['{{ page.data.x }}', 'page.data.x is empty', 'Here it is page.x.'],
  ['{{ page.data.tags | length }}{{ page.Params.x }}', 'page.Params.x is empty', 'Here it is page.x.'],
  [
    '{% for tag, posts in site.tags %}{{ tag }}{% endfor %}',
    'each of site.tags is one thing with properties, and has no tag and posts',
    "{% for tag in site.tags %}{{ tag.name }}{% endfor %}. Its posts are site.posts | where('tags', tag.name).",
  ],
  ['{% for tag in site.tags %}{{ tag[0] }}{% endfor %}', 'tag[0] is empty', 'tag.name'],
  ['{% block new %}{{ super() }}{% endblock %}', 'no layout above has a block new', 'Take {{ super() }} out'],
])('what fails as a page is made is told in the words of layouts: %s', async (shown, says, remedy) => {
  const tagged = '== posts/2024-01-03-tagged.md\n---\ntitle: Tagged\ntags: [a]\n---\nx\n';
  const parts = `${tagged}== layouts/page.njk\n{% set content = 1 %}{% macro card() %}{% endmacro %}`;
  const report = await createBlog(`${head}${post}${parts}\n== layouts/post.njk\n\n${shown}\n`).build();
  expect(report.diagnostics).toHaveLength(1);
  expect(report.diagnostics[0]).toMatchObject({ file: 'layouts/post.njk', line: 2 });
  expect(report.diagnostics[0]?.message).toContain(says);
  expect(report.diagnostics[0]?.remedy).toContain(remedy);
});

test('what is empty on a page is not asked whether its own name was meant', async () => {
  const second = '== posts/2024-01-03-b.md\nb\n';
  const layout = '== layouts/home.njk\n{{ pager.next }}\n';
  const report = await createBlog(`${head}per_page: 1\n${post}${second}${layout}`).build();
  expect(report.diagnostics.map(({ message, remedy }) => [message, remedy])).toEqual([
    [
      'pager.next is empty or unknown, while rendering /page/2/',
      'Mend the name, or guard it: {% if pager.next %}{{ pager.next }}{% endif %}.',
    ],
  ]);
});

test('a name is known where the layout, one above, one that extends it or one that includes it sets it', async () => {
  const blog = createBlog(
    `${head}${post}== layouts/base.njk
{% set above = 1 %}{% if below %}{{ below }}{% endif %}{% block main %}{% endblock %}
== layouts/post.njk
{% extends "base.njk" %}{% set below = 2 %}{% block main %}{{ above }}{% include "page.njk" %}{% endblock %}
== layouts/page.njk
{% if above and below and not page.x %}3{% endif %}
== pages/about.md
About.
`,
  );
  expect(placesOf(await blog.build())).toEqual([]);
  expect(blog.read('hi/index.html').trim()).toBe('213');
  blog.write(
    '== layouts/post.njk\n{% extends "base.njk" %}{% set below = 2 %}{% block main %}{% endblock %}\n',
  );
  expect(placesOf(await blog.build())).toEqual([
    'layout-name-unknown layouts/page.njk:1:17',
    'layout-name-unknown layouts/page.njk:1:7',
  ]);
  blog.write('== layouts/post.njk\n{% set below = "page.njk" %}{% set above = 1 %}{% include below %}\n');
  expect(placesOf(await blog.build())).toEqual([]);
});

test('a name of Liquid in a partial, which may be set elsewhere, is told where it has nothing to show', async () => {
  const parts = '== layouts/page.njk\n{% set content = 1 %}\n== layouts/partials/x.njk\n{{ content }}\n';
  const report = await createBlog(
    `${head}${post}${parts}== layouts/post.njk\n{% include "partials/x.njk" %}\n`,
  ).build();
  expect(placesOf(report)).toEqual(['layout-name-unknown layouts/partials/x.njk:1:1']);
  expect(report.diagnostics[0]?.remedy).toContain('Here it is page.content.');
});

test('a name that the layout gives itself is not taken for one of Liquid', async () => {
  const report = await build('{% block main %}{% set title = page.nothing %}{{ title }}{% endblock %}');
  expect(report.diagnostics[0]?.remedy).not.toContain('Here it is');
});

test('a macro that sees no page is told why', async () => {
  const files = '== layouts/m.njk\n{% macro card() %}{{ page.title }}{% endmacro %}\n';
  const layout = '== layouts/post.njk\n{% from "m.njk" import card %}{{ card() }}\n';
  const report = await createBlog(`${head}${post}${files}${layout}`).build();
  expect(placesOf(report)).toEqual(['layout-name-unknown layouts/m.njk:1:19']);
  expect(report.diagnostics[0]?.remedy).toContain('with context');
});

test.each([
  ['{% include "head.njk" %}', 'Write the name as it stands in layouts/: partials/head.njk.'],
  ['{% include "partials/head.html" %}', 'partials/head.njk.'],
  ['{% include "_includes/head.html" %}', 'partials/head.njk.'],
  ['{% include "partials/haed.njk" %}', 'Did you mean partials/head.njk?'],
  ['{% include "partials/other.njk" %}', 'Create layouts/partials/other.njk'],
  ['{% include head.html %}', 'Put the name of a file in quotes: "partials/head.njk".'],
  ['{% set x = "layouts/partials/head.njk" %}{% include x %}', 'partials/head.njk.'],
  ['{% extends "base" %}', 'in layouts/: base.njk.'],
  ['{% extends "layouts/base.njk" %}', 'in layouts/: base.njk.'],
  ['{% if page.title is empty %}{% endif %}', '{% if not page.title %}'],
])('a file that is called by another name is told with its own: %s', async (layout, says) => {
  const partial = '== layouts/partials/head.njk\nx\n';
  const report = await createBlog(
    `${head}${post}${base}${partial}== layouts/post.njk\n\n${layout}\n`,
  ).build();
  expect(report.diagnostics).toHaveLength(1);
  expect(report.diagnostics[0]).toMatchObject({
    code: 'layout-name-unknown',
    file: 'layouts/post.njk',
    line: 2,
  });
  expect(report.diagnostics[0]?.remedy).toContain(says);
});

test.each([
  ['{% block main %}a{% endblock %}\n\n  <p>Lost</p>\n', '4:3', '“<p>Lost</p>”'],
  [
    '{% block main %}a{% endblock %}{% include "partials/p.njk" %}',
    '2:35',
    '“{% include "partials/p.njk" %}”',
  ],
  ['{% if page.title %}\nLost{% endif %}{% block main %}{% endblock %}', '3:1', '“Lost”'],
])(
  'text outside of the blocks of a layout that extends another is told, for nobody sees it: %j',
  async (layout, place, says) => {
    const report = await createBlog(
      `${head}${post}${base}== layouts/partials/p.njk\nx\n== layouts/post.njk\n{% extends "base.njk" %}\n${layout}\n`,
    ).build();
    expect(placesOf(report)).toEqual([`layout-text-lost layouts/post.njk:${place}`]);
    expect(report.isDone).toBe(true);
    expect(report.diagnostics[0]?.message).toContain(says);
    expect(report.diagnostics[0]?.remedy).toContain('the layout above: main.');
  },
);

test('comments, blanks, values, macros and text for a layout that is chosen on the way are not told', async () => {
  const quiet =
    '<!-- Mine:\n all -->\n{# x #}{% set a %}text{% endset %}{% macro m() %}text{% endmacro %}{% block main %}{{ a }}{% endblock %}\n';
  expect(placesOf(await build(quiet))).toEqual([]);
  const chosen = '{% if page.title %}{% extends "base.njk" %}{% endif %}Text\n';
  const report = await createBlog(`${head}${post}${base}== layouts/post.njk\n${chosen}`).build();
  expect(placesOf(report)).toEqual([]);
});

test('front matter in a layout, which readers would see, is told with how a layout names another', async () => {
  const layout = '== layouts/post.njk\n---\nlayout: default\n# mine\n---\n{{ page.content }}\n';
  const report = await createBlog(`${head}${post}${base}${layout}`).build();
  expect(placesOf(report)).toEqual(['layout-syntax layouts/post.njk:1:1']);
  expect(report.diagnostics[0]?.remedy).toContain('{% extends "default.njk" %}');
  const rule = '== layouts/post.njk\n---\n<hr>\n---\n{{ page.content }}\n';
  expect(placesOf(await createBlog(`${head}${post}${base}${rule}`).build())).toEqual([]);
});

test.each([
  '{% if page.title %}{% extends "base.njk" %}{% else %}{% extends "bare.njk" %}{% endif %}',
  '{% if page.title %}{% extends "bare.njk" %}{% else %}{% extends "base.njk" %}{% endif %}',
  '{% if page.titles %}{% extends "bare.njk" %}{% endif %}',
])('blocks of a layout whose base is chosen by a condition may belong to either: %s', async (extend) => {
  const layout = `${extend}{% block main %}m{% endblock %}{% block extra %}e{% endblock %}`;
  const bare = '== layouts/bare.njk\n{% block extra %}{% endblock %}\n';
  const report = await createBlog(`${head}${post}${base}${bare}== layouts/post.njk\n${layout}\n`).build();
  expect(placesOf(report)).toEqual([]);
});

test('two files that are imported under one name in two places have the macros of both', async () => {
  const files =
    '== layouts/m.njk\n{% macro one() %}1{% endmacro %}\n== layouts/n.njk\n{% macro two() %}2{% endmacro %}\n';
  const layout =
    '{% if page.title %}{% import "m.njk" as m %}{{ m.one() }}{% else %}{% import "n.njk" as m %}{{ m.two() }}{% endif %}';
  const report = await createBlog(`${head}${post}${files}== layouts/post.njk\n${layout}\n`).build();
  expect(placesOf(report)).toEqual([]);
});

test('the key of a filter may come from a macro', async () => {
  const layout =
    '{% macro key() %}title{% endmacro %}{{ site.posts | sortBy(key()) | groupBy("title" | safe) | length }}';
  const report = await createBlog(`${head}${post}== layouts/post.njk\n${layout}\n`).build();
  expect(placesOf(report)).toEqual([]);
});

test('a name that gets its value of the one that is not known is not offered for it', async () => {
  const remedyOf = async (layout: string) =>
    (await build(`{% block main %}${layout}{% endblock %}`)).diagnostics[0]?.remedy;
  expect(await remedyOf('{% set titel = titl %}{{ titel }}')).toBe('Mend the name.');
  expect(await remedyOf('{%- set titel = "a" ~ titl | upper -%}{{ titel }}')).toBe('Mend the name.');
  expect(await remedyOf('{% set total = 0 %}{% set total = totl + 1 %}')).toContain('Did you mean total?');
  expect(await remedyOf('{% set titel = 1 %}{{ titl }}')).toContain('Did you mean titel?');
});

test('what is unknown is told with the first page that would be made with it, however far around', async () => {
  const report = await createBlog(`${head}${post}== posts/2024-01-01-older.md
Older.
== layouts/base.njk
{{ titel }}{% block main %}{% endblock %}
== layouts/post.njk
{% extends "base.njk" %}{% block main %}{% include "partials/card.njk" %}{{ page.title | upcase }}{% endblock %}
== layouts/partials/card.njk
{% from "macros.njk" import crad %}{% include "partials/nothing.njk" %}
== layouts/macros.njk
{% macro card() %}{{ 1 is odd_number }}{% endmacro %}
== layouts/loose.njk
{{ loose }}
`).build();
  expect(report.diagnostics.map(({ message }) => message).toSorted()).toEqual([
    'there is no filter upcase, while rendering /hi/',
    'there is no layout partials/nothing.njk, while rendering /hi/',
    'there is no macro crad, while rendering /hi/',
    'there is no test odd_number, while rendering /hi/',
    'there is no variable loose',
    'there is no variable titel, while rendering /hi/',
  ]);
});

test('a page that grows beyond what a text can hold is answered with the loop', () => {
  const { reason, remedy } = explainThrown([new RangeError('Invalid string length')], []);
  expect([reason, remedy]).toEqual([
    'it writes more than a text can hold, half a gigabyte',
    'Let the loop around it end sooner.',
  ]);
});
