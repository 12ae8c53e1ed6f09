import { expect, test } from 'vitest';
import { createBlog, diagnosticsOf, placesOf } from '../support/site.ts';

const head = '== site.yml\ntitle: A blog\nurl: https://blog.example\n';
const post = '== posts/2024-01-02-a.md\n---\nminutes: 3\n---\nBody.\n';

async function told(layouts: string): Promise<readonly string[]> {
  const report = await createBlog(`${head}${post}${layouts}`).build();
  expect(report.isDone).toBe(true);
  return diagnosticsOf(report, 'layout-name-unknown').map(
    ({ severity, file, line, column, message, remedy }) =>
      `${severity} ${file ?? ''}:${String(line)}:${String(column)} ${message} ${remedy}`,
  );
}

test('a property that is none but for a slip is told where a filter, a call or another name takes it', async () => {
  const found = await told(
    '== layouts/post.njk\n{{ page.titel | upper }}\n{% set day = page.dat %}\n<a href="{{ page.ulr | url }}">{{ site.titel | upper }}</a>\n{{ page.minuets | upper }}{{ pager.pages | length }}\n',
  );
  expect(found).toEqual([
    'warning layouts/post.njk:1:9 page has no titel, so nothing is shown here Mend the name. Did you mean title?',
    'warning layouts/post.njk:2:19 page has no dat, so nothing is shown here Mend the name. Did you mean date?',
    'warning layouts/post.njk:3:18 page has no ulr, so nothing is shown here Mend the name. Did you mean url?',
    'warning layouts/post.njk:3:40 site has no titel, so nothing is shown here Mend the name. Did you mean title?',
    'warning layouts/post.njk:4:9 page has no minuets, so nothing is shown here Mend the name. Did you mean minutes?',
    'warning layouts/post.njk:4:36 pager has no pages, so nothing is shown here Name one of: items, number, total, count, previous, next, first, last, urls.',
  ]);
});

test('a partial is told of what a post does not have that it has from its includers', async () => {
  const found = await told(`== layouts/home.njk
{% for post in pager.items | where('draft', false) | limit(5) %}{% include "partials/entry.njk" %}{% endfor %}
{% for year in site.posts | groupBy('year') %}{% for post in year.items %}{% include "partials/entry.njk" %}{% endfor %}{% endfor %}
{% set links = page.related %}{% include "partials/links.njk" %}
== layouts/post.njk
{% set post = page %}
{% include "partials/entry.njk" %}
== layouts/partials/entry.njk
<li>{{ post.titel | upper }}{% for tag in post.tagz %}{{ tag.name }}{% endfor %}{{ post.heading | upper }}</li>
== layouts/partials/links.njk
{% for other in links %}{{ other.lagn | lang }}{% endfor %}
`);
  expect(found).toEqual([
    'warning layouts/partials/entry.njk:1:13 post has no titel, so nothing is shown here Mend the name. Did you mean title?',
    'warning layouts/partials/entry.njk:1:48 post has no tagz, so the loop shows nothing Mend the name. Did you mean tags?',
    'warning layouts/partials/links.njk:1:34 other has no lagn, so nothing is shown here Mend the name. Did you mean lang?',
  ]);
});

test('nothing is told of a property that the layout guards, or of a name that may be anything', async () => {
  const found = await told(`== layouts/home.njk
{% for post in pager.items %}{% include "partials/entry.njk" %}{% endfor %}
{% for post in site.data.list %}{% include "partials/other.njk" %}{% endfor %}
{% for post in pager.items %}{% include "partials/other.njk" %}{% endfor %}
{% for row in site.posts | batch(2) %}{{ row.titel | upper }}{% endfor %}
{% macro m(post) %}{{ post.titel | upper }}{% endmacro %}
== layouts/partials/entry.njk
{{ post.titel or 'none' }}{{ post.dat | default('never') }}{% set a = post.ulr is defined %}{{ a }}
{% if post.tagz %}{{ post.tagz | length }}{% endif %}{{ post.lagn | upper if post.lagn }}{{ post.images | length }}
{{ post.mixture | upper }}{{ post.data.x | length }}
== layouts/partials/other.njk
{{ post.titel | upper }}
`);
  expect(found).toEqual([]);
});

test('what is told of a property goes when a post has a key of that name', async () => {
  const blog = createBlog(`${head}${post}== layouts/post.njk\n{% set x = page.minuets %}\n`);
  expect(placesOf(await blog.build())).toEqual(['layout-name-unknown layouts/post.njk:1:17']);
  expect(placesOf(await blog.build())).toEqual(['layout-name-unknown layouts/post.njk:1:17']);
  blog.write('== posts/2024-01-02-a.md\n---\nminuets: 3\n---\nBody.\n');
  expect(placesOf(await blog.build())).toEqual([]);
  blog.write(post);
  expect(placesOf(await blog.build())).toEqual(['layout-name-unknown layouts/post.njk:1:17']);
});

test('a file of data that is none but for a slip is told where a loop, a filter or another name takes it', async () => {
  const data = '== data/shops.yml\n- name: A\n';
  const layout = `== layouts/home.njk
{% for shop in site.data.shopz %}{{ shop.name }}{% endfor %}{{ site.data.shopz | length }}{% set list = site.data.shop %}
{% for shop in site.data.shops | limit(3) %}{{ shop.name }}{% endfor %}{% for one in site.data.others %}{{ one }}{% endfor %}
{{ site.data.hops | default(1) }}{% for key in site.data.shops.list %}{{ key }}{% endfor %}
== layouts/post.njk
{% if site.data.shosp %}{% for shop in site.data.shosp %}{{ shop.name }}{% endfor %}{% endif %}
== layouts/page.njk
{% set site = page %}{% for shop in site.data.shopz %}{{ shop.name }}{% endfor %}
`;
  const found = await told(data + layout);
  expect(found).toEqual([
    'warning layouts/home.njk:1:26 site.data has no shopz, so the loop shows nothing Mend the name. Did you mean shops?',
    'warning layouts/home.njk:1:74 site.data has no shopz, so nothing is shown here Mend the name. Did you mean shops?',
    'warning layouts/home.njk:1:115 site.data has no shop, so nothing is shown here Mend the name. Did you mean shops?',
  ]);
});

test('what a property leads to is told of what it does not have', async () => {
  const found = await told(
    '== layouts/post.njk\n{% if page.previous %}{{ page.previous.titel | upper }}{% endif %}{{ page.image.captoin | upper }}{{ site.constructor.name.x | upper }}\n',
  );
  expect(found).toEqual([
    'warning layouts/post.njk:1:40 page.previous has no titel, so nothing is shown here Mend the name. Did you mean title?',
  ]);
});

test('what is told of a file of data goes when there is one of that name', async () => {
  const blog = createBlog(
    `${head}${post}== data/shops.yml\n- name: A\n== layouts/home.njk\n{{ site.data.shopz | length }}\n`,
  );
  const place = 'layout-name-unknown layouts/home.njk:1:14';
  expect(placesOf(await blog.build())).toEqual([place]);
  expect(placesOf(await blog.build())).toEqual([place]);
  blog.write('== data/shopz.yml\n- name: A\n');
  expect(placesOf(await blog.build())).toEqual([]);
  blog.remove('data/shopz.yml');
  expect(placesOf(await blog.build())).toEqual([place]);
});

test('a name within an expression that fails is told once, with what may have been meant', async () => {
  const blog = createBlog(
    `${head}${post}== data/shops.yml\n- name: A\n== layouts/post.njk\n{{ site.data.shop | dump }}{{ page.titel | upper }}\n{{ site.data.shopz | join }}\n`,
  );
  const shown = (await blog.build()).diagnostics.map(
    ({ severity, line, column, message, remedy }) => `${severity} ${line}:${column} ${message} ${remedy}`,
  );
  expect(shown).toEqual([
    'error 1:1 site.data.shop | dump is empty or unknown, while rendering /a/ Mend the name, or guard it: {% if … %}{{ … }}{% endif %}. Did you mean shops?',
    'warning 1:36 page has no titel, so nothing is shown here Mend the name. Did you mean title?',
    'warning 2:14 site.data has no shopz, so nothing is shown here Mend the name. Did you mean shops?',
  ]);
});
