import { expect, test } from 'vitest';
import { createBlog, diagnosticsOf, placesOf } from '../support/site.ts';

const head = '== site.yml\ntitle: A blog\nurl: https://blog.example\n';
const post = '== posts/2024-01-02-a.md\n---\nminutes: 3\ncategory: sea\ntags: [a]\nauthor: ana\n---\nBody.\n';
const authors = '== data/authors.yml\nana: {name: Ana, motto: Hi}\n';

async function told(layouts: string): Promise<readonly string[]> {
  const report = await createBlog(`${head}${post}${authors}${layouts}`).build();
  expect(report.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return diagnosticsOf(report, 'layout-name-unknown').map(
    ({ severity, file, line, column, message, remedy }) =>
      `${severity} ${file ?? ''}:${String(line)}:${String(column)} ${message} ${remedy}`,
  );
}

test('a key that no post has but for a slip, or by the word of front matter, is told where a filter looks for it', async () => {
  const found = await told(`== layouts/home.njk
{% for p in site.posts | where('categry', 'sea') %}{{ p.title }}{% endfor %}{{ site.posts | where("category", 'sea') | length }}
{% set recent = site.posts | limit(3) %}{{ recent | sortBy('titel') | length }}{{ pager.items | sortBy('last_modified_at', 'desc') | length }}
{% for g in pager.items | groupBy('yaer') %}{% for p in g.items | where('minuets', 3) %}{{ p.url }}{% endfor %}{% endfor %}
{{ site.pages | selectattr('drfat') | length }}{{ site.posts | where('tag', 'a') | length }}{{ site.posts | rejectattr('pined') | length }}
`);
  const place = (at: string, message: string, meant: string) =>
    `warning layouts/home.njk:${at} ${message} Mend the name. Did you mean ${meant}?`;
  expect(found).toEqual([
    place('1:32', 'no post has a key categry, so where finds nothing', 'categories'),
    place('1:99', 'no post has a key category, so where finds nothing', 'categories'),
    place('2:60', 'no post has a key titel, so sortBy leaves the order as it is', 'title'),
    place('2:104', 'no post has a key last_modified_at, so sortBy leaves the order as it is', 'updated'),
    place('3:35', 'no post has a key yaer, so groupBy makes one group of all', 'year'),
    place('3:73', 'no post has a key minuets, so where finds nothing', 'minutes'),
    place('4:28', 'no post has a key drfat, so selectattr finds nothing', 'draft'),
    place('4:70', 'no post has a key tag, so where finds nothing', 'tags'),
    place('4:120', 'no post has a key pined, so rejectattr keeps all', 'pinned'),
  ]);
});

test('terms and groups have keys of their own', async () => {
  const found = await told(`== layouts/home.njk
{{ site.tags | sortBy('cuont', 'desc') | length }}{{ site.posts | groupBy('year') | sortBy('year') | length }}
{{ site.authors | where('moto') | length }}{{ site.posts | groupBy('year') | sortBy('name') | length }}
== layouts/taxonomy.njk
{{ taxonomy.terms | sortBy('nmae') | length }}
== layouts/post.njk
{{ page.tags | where('nmae', 'a') | length }}
`);
  expect(found).toEqual([
    'warning layouts/home.njk:1:23 no term has a key cuont, so sortBy leaves the order as it is Mend the name. Did you mean count?',
    'warning layouts/home.njk:1:92 what groupBy makes has no year, so sortBy leaves the order as it is Name one of: name, items.',
    'warning layouts/home.njk:2:25 no term has a key moto, so where finds nothing Mend the name. Did you mean motto?',
    'warning layouts/post.njk:1:22 no term has a key nmae, so where finds nothing Mend the name. Did you mean name?',
    'warning layouts/taxonomy.njk:1:28 no term has a key nmae, so sortBy leaves the order as it is Mend the name. Did you mean name?',
  ]);
});

test('nothing is told of a key that a post may yet have, of one that is there, or of a list of nobody knows what', async () => {
  const found = await told(`== data/shops.yml
- titel: A
== layouts/home.njk
{{ site.posts | where('featured', true) | length }}{{ site.posts | where('minutes', 3) | length }}{{ site.posts | where('images') | length }}{{ site.posts | where('rate') | length }}
{{ site.posts | sortBy('image.width') | length }}{{ site.data.shops | where('titel', 'A') | length }}{{ [site] | where('titel') | length }}
{{ site.nav | where('titel') | length }}{% set key = 'titel' %}{{ site.posts | where(key) | length }}{{ site.posts | where('categories', 'sea') | length }}
{% macro m(list) %}{{ list | where('titel') | length }}{% endmacro %}{{ m(site.data.shops) }}{{ site.authors | where('motto') | length }}
== layouts/post.njk
{{ page.series | where('titel') | length }}
`);
  expect(found).toEqual([]);
});

test('what is told of a key goes when a post has it, and comes back when none has', async () => {
  const blog = createBlog(
    `${head}${post}== layouts/home.njk\n{{ site.posts | where('minuets', 3) | length }}\n`,
  );
  const place = 'layout-name-unknown layouts/home.njk:1:23';
  expect(placesOf(await blog.build())).toEqual([place]);
  expect(placesOf(await blog.build())).toEqual([place]);
  blog.write('== posts/2024-01-02-a.md\n---\nminuets: 3\n---\nBody.\n');
  expect(placesOf(await blog.build())).toEqual([]);
  blog.write(post);
  expect(placesOf(await blog.build())).toEqual([place]);
});

test('a property is told by the word that front matter has for it', async () => {
  expect(await told('== layouts/post.njk\n{% for c in page.category %}{{ c }}{% endfor %}\n')).toEqual([
    'warning layouts/post.njk:1:18 page has no category, so the loop shows nothing Mend the name. Did you mean categories?',
  ]);
});
