import { expect, test } from 'vitest';
import { createBlog } from '../support/site.ts';

const head = '== site.yml\ntitle: Kept\nurl: https://kept.example\nfeeds: false\n';

function post(n: number, extra = ''): string {
  return `== posts/2024-01-0${n}-post-${n}.md\n---\ntitle: Post ${n}\n${extra}tags: [all]\n---\nBody ${n}.\n`;
}

/** A blog whose lists show one partial for each post. */
function listing(loop: string, card: string, others = ''): ReturnType<typeof createBlog> {
  return createBlog(
    `${head}${post(1)}${post(2)}${post(3)}== layouts/home.njk\n${loop}\n== layouts/term.njk\n${loop}\n== layouts/partials/card.njk\n${card}\n${others}`,
  );
}

const include = '{% include "partials/card.njk" %}';

test.each([
  [
    'the loop it stands in',
    `{% for post in pager.items %}${include}{% endfor %}`,
    '{{ loop.index }}{{ post.title }};',
    ['1Post 3;', '2Post 2;', '3Post 1;'],
  ],
  [
    'a name set beside it',
    `{% for post in site.posts %}{% set place = loop.index0 * 2 %}${include}{% endfor %}`,
    '{{ place }}:{{ post.title }};',
    ['0:Post 3;', '2:Post 2;', '4:Post 1;'],
  ],
  [
    'a text and a number that look alike',
    `{% set n = 1 %}${include}{% set n = "1" %}${include}`,
    '{{ n + 1 }};',
    ['2;', '11;'],
  ],
  [
    'a name that is there or not',
    `${include}{% set late = "late" %}${include}`,
    '({{ late or "" }})',
    ['()', '(late)'],
  ],
  [
    'a macro handed to it',
    `{% macro m() %}one{% endmacro %}${include}{% macro m() %}two{% endmacro %}${include}`,
    '{{ m() }};',
    ['one;', 'two;'],
  ],
  [
    'what a test is asked',
    `{% for place in [1, 2, 3, 4] %}${include}{% endfor %}`,
    '{{ "yes" if 6 is divisibleby(place) else "no" }};',
    ['yes;', 'yes;', 'yes;', 'no;'],
  ],
  [
    'what a macro takes where nothing is given',
    [1, 2, 3, 4].map((n) => `{% set place = ${n} %}${include}`).join(''),
    '{% macro m(n=place) %}{{ n }}{% endmacro %}{{ m() }};',
    ['1;', '2;', '3;', '4;'],
  ],
  [
    'nothing where there is something around it',
    `{% set place = 1 %}${include}${include}${include}{% for place in [none] %}${include}{% endfor %}`,
    '{{ place or "-" }};',
    ['1;', '1;', '1;', '-;'],
  ],
  [
    'what a macro sees, which is not what stands around it',
    [1, 2, 3, 4].map((n) => `{% set place = ${n} %}{% for place in [9] %}${include}{% endfor %}`).join(''),
    '{% macro m() %}{{ place }}{% endmacro %}{{ place }}{{ m() }};',
    ['91;', '92;', '93;', '94;'],
  ],
  [
    'a list that grows',
    `{% set list = [] %}{% for post in pager.items %}{% if list.push(post.title) %}{% endif %}${include}{% endfor %}`,
    '{{ list | length }};',
    ['1;', '2;', '3;'],
  ],
])('a partial that shows %s shows what is so each time', async (_, loop, card, shown) => {
  const blog = listing(loop, card);
  expect((await blog.build()).diagnostics).toEqual([]);
  for (const file of ['index.html', 'tags/all/index.html'])
    expect(blog.read(file).replaceAll('\n', '')).toBe(shown.join(''));
});

test('a partial speaks the language of each page it stands on', async () => {
  const page = `{% set n = 1 %}${include}`;
  const blog = listing(
    include,
    "{{ 'archive' | t }}",
    `== layouts/post.njk\n${page}\n${post(4, 'lang: es\n')}`,
  );
  await blog.build();
  expect(blog.read('post-1/index.html')).toContain('Archive');
  expect(blog.read('post-4/index.html')).toContain('Archivo');
});

test('a page that shows a cached partial is rendered anew when the partial’s post changes, or a template within it', async () => {
  const blog = listing(
    `{% for post in pager.items %}${include}{% endfor %}`,
    '{% include "partials/name.njk" %}',
    '== layouts/partials/name.njk\n{{ post.title }}\n',
  );
  await blog.build();
  blog.write(post(1).replace('Post 1', 'Renamed'));
  expect((await blog.build()).rendered).toEqual(expect.arrayContaining(['/', '/tags/all/']));
  expect(blog.read('tags/all/index.html')).toContain('Renamed');
  blog.write('== layouts/partials/name.njk\n[{{ post.title }}]\n');
  expect((await blog.build()).rendered).toEqual(['/', '/tags/all/']);
  expect(blog.read('tags/all/index.html')).toContain('[Renamed]');
});

test('a partial that fails is an error on each page that shows it', async () => {
  const blog = listing(`{% for post in pager.items %}${include}{% endfor %}`, '{{ post.nothing }}');
  const { isDone, diagnostics } = await blog.build();
  expect(isDone).toBe(false);
  expect(diagnostics.map(({ code, file }) => [code, file])).toEqual([
    ['layout-name-unknown', 'layouts/partials/card.njk'],
  ]);
});
