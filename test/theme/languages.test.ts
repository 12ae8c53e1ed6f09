import { expect, test } from 'vitest';
import { attributeOf, elementsOf, textsOf } from '../support/html.ts';
import { createBlog, repository, type TestBlog } from '../support/site.ts';

const site = `== site.yml
title: Blog
url: https://blog.example
language: es
== posts/2024-01-01-uno.md
---
title: Uno
translation_key: first
tags: [a]
---
Texto.
== posts/2024-01-02-one.md
---
title: One
lang: en
translation_key: first
tags: [a]
---
Text.
== posts/2024-01-03-wahid.md
---
title: واحد
lang: ar
translation_key: first
tags: [a]
---
نص.
== posts/2024-01-04-dos.md
---
title: Dos
tags: [a]
---
Texto.
`;

async function built(files = ''): Promise<TestBlog> {
  const blog = createBlog(site + files, { theme: repository });
  expect((await blog.build()).diagnostics).toEqual([]);
  return blog;
}

test('a page speaks the language of its post, in its direction, dates and words alike', async () => {
  const blog = await built();
  const [one, wahid] = [blog.read('one/index.html'), blog.read('wahid/index.html')];
  expect(one).toContain('<html lang="en">');
  expect(textsOf(one, 'time')).toContain('January 2, 2024');
  expect(textsOf(one, 'a')).toContain('Skip to content');
  expect(wahid).toContain('<html lang="ar" dir="rtl">');
  expect(textsOf(wahid, 'a')).toContain('انتقل إلى المحتوى');
  expect(blog.read('uno/index.html')).toContain('<html lang="es">');
});

test('the menu is in the language of the site around a post in another, and says so', async () => {
  const html = (await built()).read('one/index.html');
  expect(html).toMatch(/<ul lang="es">(?:(?!<\/ul>)[^])*>Buscar<\/a>/);
});

test('a list entry in another language says which, and which way it is read', async () => {
  const html = (await built()).read('index.html');
  const links = elementsOf(html).filter((element) =>
    (attributeOf(element, 'class') ?? '').includes('p-name u-url'),
  );
  const said = links.map((link) => [
    attributeOf(link, 'href'),
    attributeOf(link, 'lang'),
    attributeOf(link, 'dir'),
  ]);
  expect(said).toEqual([
    ['/dos/', null, null],
    ['/wahid/', 'ar', 'rtl'],
    ['/one/', 'en', null],
    ['/uno/', null, null],
  ]);
});

test('translations lead to each other, for readers and for search engines', async () => {
  const html = (await built()).read('one/index.html');
  const links = elementsOf(html).filter((element) => attributeOf(element, 'hreflang') !== null);
  const alternates = links
    .filter(({ tagName }) => tagName === 'link')
    .map((link) => attributeOf(link, 'href'));
  expect(alternates).toEqual([
    'https://blog.example/one/',
    'https://blog.example/wahid/',
    'https://blog.example/uno/',
  ]);
  expect(links.filter(({ tagName }) => tagName === 'a').map((link) => attributeOf(link, 'href'))).toEqual([
    '/wahid/',
    '/uno/',
  ]);
  expect(html).toContain('Español');
});

test('neighbours and relatives are posts in the same language', async () => {
  const html = (await built()).read('dos/index.html');
  const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
  expect(main).toContain('href="/uno/"');
  expect(main).not.toContain('href="/one/"');
  expect(main).not.toContain('href="/wahid/"');
});

test('a blog in several languages has a list and feeds of each', async () => {
  const blog = await built();
  expect(textsOf(blog.read('en/index.html'), 'h2')).toEqual(['One']);
  expect(textsOf(blog.read('es/index.html'), 'h2')).toEqual(['Dos', 'Uno']);
  expect(blog.read('ar/index.html')).toContain('<html lang="ar" dir="rtl">');
  for (const file of ['en/feed.xml', 'en/rss.xml', 'en/feed.json']) expect(blog.has(file), file).toBe(true);
  expect(blog.read('en/feed.xml')).toContain('xml:lang="en"');
  expect(blog.read('en/feed.xml')).not.toContain('/uno/');
  const alternates = elementsOf(blog.read('es/index.html'))
    .filter((element) => element.tagName === 'link' && attributeOf(element, 'hreflang') !== null)
    .map((link) => `${attributeOf(link, 'hreflang') ?? ''} ${attributeOf(link, 'href') ?? ''}`);
  expect(alternates).toEqual([
    'x-default https://blog.example/',
    'es https://blog.example/es/',
    'ar https://blog.example/ar/',
    'en https://blog.example/en/',
  ]);
});

test('lists by language can be switched off, give way to a page of the blog’s own, and need two languages', async () => {
  const off = createBlog(site.replace('language: es', 'language: es\nlanguages: false'), {
    theme: repository,
  });
  await off.build();
  expect(off.has('en/index.html')).toBe(false);
  const own = await built('== pages/en.md\n---\ntitle: Welcome\nlang: en\n---\nHello.\n');
  expect(textsOf(own.read('en/index.html'), 'h1')).toEqual(['Welcome']);
  const single = createBlog('== posts/2024-01-01-a.md\nText.\n', { theme: repository });
  await single.build();
  expect(single.has('en/index.html')).toBe(false);
});

test('words of data/words.yml stand in place of the theme’s, and pages that use them follow', async () => {
  const words = (tags: string) =>
    `== data/words.yml\nrelated: Sigue leyendo\nposts: {one: '{n} nota', other: '{n} notas'}\nen: {tags: ${tags}}\n`;
  const blog = await built(words('Topics'));
  expect(blog.read('dos/index.html')).toContain('Sigue leyendo');
  expect(blog.read('tags/index.html')).toContain('4 notas');
  expect(blog.read('one/index.html')).toContain('Topics');
  expect(blog.read('dos/index.html')).not.toContain('Topics');
  blog.write(words('Themes'));
  expect((await blog.build()).rendered).toContain('/one/');
  expect(blog.read('one/index.html')).toContain('Themes');
});

test('a word of its own may count, in the language of the blog and in another', async () => {
  const forms = (unit: string) => `{one: '{n} ${unit}', other: '{n} ${unit}s'}`;
  const blog = await built(
    `== data/words.yml\ncooking: ${forms('minuto')}\nen: {cooking: ${forms('minute')}}\n== layouts/404.njk\n{{ 'cooking' | t({n: 1}) }}, {{ 'cooking' | t({n: 3}) }}, {{ 'cooking' | t({n: 3}, 'en') }}\n`,
  );
  expect(blog.read('404.html').trim()).toBe('1 minuto, 3 minutos, 3 minutes');
});

test('a language in data/words.yml may be written as people write it', async () => {
  const blog = await built(
    "== data/words.yml\npt-BR: {related: Leia mais}\nzh_TW: {related: 延伸閱讀}\n== layouts/404.njk\n{{ 'related' | t({}, 'pt-BR') }} {{ 'related' | t({}, 'zh-TW') }}\n",
  );
  expect(blog.read('404.html').trim()).toBe('Leia mais 延伸閱讀');
});

test('a blog may have words of its own for layouts of its own', async () => {
  const blog = await built(
    "== data/words.yml\nimprint: Aviso legal\n== layouts/404.njk\n{{ 'imprint' | t }} {{ 'tags' | t }}\n",
  );
  expect(blog.read('404.html').trim()).toBe('Aviso legal Etiquetas');
});

test('what is wrong in data/words.yml is told at its line, and words that layouts of the blog ask for are not', async () => {
  const words = `minutes: {one: '{n} minuto', othr: '{n} minutos'}
releated: Sigue leyendo
posts: artículos
tags: [a, b]
imprint: Aviso legal
comment: Comentario
cooking: {one: '{n} plato', oter: '{n} platos'}
ta: {tags: X}
en:
  Related: Read on
  posts: {one: a note}
  imprint: Imprint
`;
  const blog = createBlog(
    `${site}== data/words.yml\n${words}== layouts/404.njk\n{{ 'comment' | t }}\n== posts/2024-02-01-x.md\nText.\n`,
    { theme: repository },
  );
  const told = (await blog.build()).diagnostics.filter(({ file }) => file === 'data/words.yml');
  expect(
    told.map(({ code, line, column, message, remedy }) => [code, line, column, message, remedy]),
  ).toEqual([
    ['key-unknown', 1, 30, 'minutes has a form othr, which no language has', 'Did you mean other?'],
    [
      'key-unknown',
      2,
      1,
      'the theme has no word releated',
      'Did you mean related? Or give it a name less like it.',
    ],
    [
      'key-type',
      3,
      1,
      'posts counts, and its text shows no number',
      "Write {n} where the number stands, or a text for each form: posts: {one: '{n} …', other: '{n} artículos'}.",
    ],
    ['key-type', 4, 1, 'tags is no text, so the theme’s word stays', 'Write tags: and its text.'],
    ['key-unknown', 7, 29, 'cooking has a form oter, which no language has', 'Did you mean other?'],
    [
      'key-unknown',
      10,
      3,
      'the theme has no word Related',
      'Did you mean related? Or give it a name less like it.',
    ],
    [
      'key-type',
      11,
      3,
      'posts has no form other, so the theme’s word stays',
      'Add other: it serves where no form fits.',
    ],
  ]);
  expect((await blog.build()).diagnostics.filter(({ file }) => file === 'data/words.yml')).toEqual(told);
  blog.write('== layouts/404.njk\nNothing.\n');
  const more = (await blog.build()).diagnostics.filter(({ file }) => file === 'data/words.yml');
  expect(more.map(({ line }) => line)).toEqual([1, 2, 3, 4, 6, 7, 10, 11]);
});

test('the data of a Jekyll blog called words are its own', async () => {
  const blog = createBlog(
    '== _config.yml\ntitle: Blog\n== _data/words.yml\nposts: 5\nreleated: [a]\n== _posts/2024-01-01-a.md\nText.\n',
    { theme: repository },
  );
  expect((await blog.build()).diagnostics.filter(({ file }) => file?.includes('words') === true)).toEqual([]);
});
