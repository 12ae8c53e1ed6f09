import { expect, test } from 'vitest';
import { createBlog, placesOf, repository } from '../support/site.ts';

const head = '== site.yml\ntitle: A blog\nurl: https://blog.example\n== posts/2024-01-02-hi.md\nHi.\n';

async function build(layouts: string) {
  return createBlog(`${head}${layouts}`, { theme: repository }).build();
}

test('a base layout that lacks a block of the theme is told itself, once, with the layouts that fill it', async () => {
  const report = await build(
    '== layouts/base.njk\n<html>\n{% block mian %}{% endblock %}</html>\n== layouts/post.njk\n{% extends "base.njk" %}{% block mian %}x{% endblock %}\n',
  );
  expect(placesOf(report)).toEqual(['layout-name-unknown layouts/base.njk:2:10']);
  expect(report.diagnostics[0]?.message).toContain("there is no block main, which the theme's 404.njk, ");
  expect(report.diagnostics[0]?.message).not.toContain('post.njk');
  expect(report.diagnostics[0]?.remedy).toContain('{% block main %}{% endblock %}');
  expect(report.diagnostics[0]?.remedy).toContain('Did you mean mian?');
});

test('a base layout that lacks a block is no fault where no page is made by what would fill it', async () => {
  const kinds = ['home', 'post', '404']
    .map(
      (kind) =>
        `== layouts/${kind}.njk\n{% extends "base.njk" %}{% block content %}{{ page.title }}{% endblock %}\n`,
    )
    .join('');
  const config = '== site.yml\ntitle: A blog\nurl: https://blog.example\nsearch: false\narchive: false\n';
  const base = '== layouts/base.njk\n<html>{% block content %}{% endblock %}</html>\n';
  expect(placesOf(await build(config + base + kinds))).toEqual([]);
  const tagged = '== posts/2024-01-03-tagged.md\n---\ntags: [a]\n---\nHi.\n';
  const report = await build(config + base + kinds + tagged);
  expect(report.diagnostics.map(({ message }) => message)).toEqual([
    "there is no block main, which the theme's taxonomy.njk, term.njk fill",
  ]);
});

test('a base layout without any block is told in its first line', async () => {
  const report = await build('== layouts/base.njk\n<html></html>\n');
  expect(placesOf(report)).toEqual(['layout-name-unknown layouts/base.njk:1:1']);
});

test('what a partial of the theme would want that nothing includes any more is no fault', async () => {
  const own = '== layouts/partials/head.njk\n<title>{{ page.title }}</title>\n';
  expect(placesOf(await build(own))).toEqual([]);
});

test('what a partial of the theme wants of a layout that includes it is told with what to write there', async () => {
  const report = await build('== layouts/partials/head.njk\n{% include "partials/open-graph.njk" %}\n');
  expect(report.diagnostics[0]?.file).toBe('layouts/partials/open-graph.njk');
  expect(report.diagnostics[0]?.remedy).toContain('{% set description = … %}');
});

test('a circle through a layout of the theme is told once, in the layout of the blog', async () => {
  const report = await build('== layouts/base.njk\n\n{% extends "post.njk" %}\n');
  expect(placesOf(report)).toEqual(['layout-cycle layouts/base.njk:2:12']);
  expect(report.diagnostics[0]?.message).toContain('layouts/base.njk → layouts/post.njk → layouts/base.njk');
});

test('a circle of layouts of the blog is told once', async () => {
  const report = await build(
    '== layouts/post.njk\n{% extends "x.njk" %}\n== layouts/x.njk\n{% extends "y.njk" %}\n== layouts/y.njk\n\n{% extends "post.njk" %}\n',
  );
  expect(placesOf(report)).toEqual(['layout-cycle layouts/post.njk:1:12']);
});

test('a layout that nothing uses is told if it is almost one of the theme', async () => {
  const report = await build(`== layouts/hoem.njk
x
== layouts/partials/site-haeder.njk
x
== layouts/partial/site-footer.njk
x
== layouts/site-nav.njk
x
== layouts/author.njk
x
== layouts/post2.njk
x
== layouts/notes.njk
x
== layouts/base.njk
<html>{% include "partials/site-heade.njk" %}{% block main %}{% endblock %}</html>
== layouts/partials/site-heade.njk
mine
`);
  expect(report.isDone).toBe(true);
  expect(report.diagnostics.map(({ code, file, remedy }) => `${code} ${file ?? ''} ${remedy}`)).toEqual([
    'file-skipped layouts/hoem.njk Call it layouts/home.njk if it is to replace the theme’s file of that name.',
    'file-skipped layouts/partial/site-footer.njk Call it layouts/partials/site-footer.njk if it is to replace the theme’s file of that name.',
    'file-skipped layouts/partials/site-haeder.njk Call it layouts/partials/site-header.njk if it is to replace the theme’s file of that name.',
    'file-skipped layouts/site-nav.njk Call it layouts/partials/site-nav.njk if it is to replace the theme’s file of that name.',
  ]);
});

test('a layout that is almost one of the theme is not told where a page, or another layout, uses it', async () => {
  const asked = '== posts/2024-01-03-b.md\n---\nlayout: pots\n---\nHi.\n== layouts/pots.njk\nx\n';
  expect(placesOf(await build(asked))).toEqual([]);
  const chosen =
    '== layouts/hoem.njk\nx\n== layouts/post.njk\n{% set name = "hoem.njk" %}{% include name %}\n';
  expect(placesOf(await build(chosen))).toEqual([]);
});

test('a file of the blog without the macro that the theme takes from it is the one to mend', async () => {
  const report = await build('== layouts/partials/toc-list.njk\n<p>x</p>\n');
  expect(report.diagnostics.map(({ message, remedy }) => `${message} ${remedy}`)).toEqual([
    'there is no macro tocList, while rendering /hi/ The theme takes it from layouts/partials/toc-list.njk, which is yours: write {% macro tocList(…) %} there, or give your file another name.',
  ]);
});

test('a macro that is not there is no hint for one that is', async () => {
  const report = await build(
    '== layouts/macros.njk\n{% macro chip(x) %}{{ x }}{% endmacro %}\n== layouts/post.njk\n{% from "macros.njk" import chp %}{{ chip(1) }}\n',
  );
  expect(report.diagnostics.map(({ message, remedy }) => `${message} ${remedy}`)).toEqual([
    'there is no macro chp, while rendering /hi/ Mend the name. Did you mean chip?',
    'there is no variable chip, while rendering /hi/ A macro is taken from its file: {% from "macros.njk" import chip %}.',
  ]);
});

test('a property that is there and empty is not told to be mistaken for itself', async () => {
  const report = await build(
    "== layouts/home.njk\n{% for g in site.posts | groupBy('mood') %}{{ g.name }}{% endfor %}\n",
  );
  expect(report.diagnostics.map(({ remedy }) => remedy)).toEqual([
    'Mend the name, or guard it: {% if g.name %}{{ g.name }}{% endif %}.',
  ]);
});
