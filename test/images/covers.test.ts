import { expect, test } from 'vitest';
import { attributeOf, elementsOf, metaOf } from '../support/html.ts';
import { createBlog, placesOf, readFolder, repository } from '../support/site.ts';
import { photograph, putFile } from './photographs.ts';

const post = `== site.yml
title: A
url: https://a.example/base
== posts/2024-05-01-hola/index.md
---
title: Hola
image: {path: noon.jpg, alt: Noon}
---
![Dusk](dusk.jpg "After eight")

[the data](tables/one.csv)
== posts/2024-05-01-hola/tables/one.csv
1,2
`;

test('a cover is chosen among sizes, at once, above the post and beside it in lists', async () => {
  const blog = createBlog(post, { theme: repository });
  putFile(blog.root, 'posts/2024-05-01-hola/noon.jpg', await photograph({ width: 1800, height: 1200 }));
  putFile(blog.root, 'posts/2024-05-01-hola/dusk.jpg', await photograph({ width: 900, height: 600, hue: 7 }));
  expect(placesOf(await blog.build())).toEqual([]);
  const elements = elementsOf(blog.read('hola/index.html'));
  const cover = elements.find((element) => attributeOf(element, 'class') === 'u-featured');
  const hint = elements.find((element) => attributeOf(element, 'rel') === 'preload');
  const source = elements.find(({ tagName }) => tagName === 'source');
  if (cover === undefined || hint === undefined || source === undefined) throw new Error('no cover');
  expect([attributeOf(cover, 'loading'), attributeOf(cover, 'fetchpriority')]).toEqual(['eager', 'high']);
  expect([attributeOf(cover, 'width'), attributeOf(cover, 'height')]).toEqual(['1800', '1200']);
  // What is shared is not the whole photograph.
  expect(metaOf(blog.read('hola/index.html'), 'og:image')).toMatch(
    /^https:\/\/a\.example\/base\/assets\/made\/noon-1600-\w+\.jpg$/,
  );
  expect(metaOf(blog.read('hola/index.html'), 'og:image:width')).toBe('1600');
  expect(metaOf(blog.read('hola/index.html'), 'og:image:height')).toBe('1067');
  expect(attributeOf(hint, 'imagesrcset')).toBe(attributeOf(source, 'srcset'));
  expect(attributeOf(hint, 'imagesizes')).toBe(attributeOf(source, 'sizes'));
  expect(attributeOf(source, 'srcset')).toContain('/base/assets/made/noon-1080-');
  const card = elementsOf(blog.read('index.html')).find(
    (element) => attributeOf(element, 'class') === 'u-photo',
  );
  expect(card === undefined ? null : attributeOf(card, 'srcset')).toContain('/base/assets/made/noon-360-');
});

test('a folder with index.md is a post, and what lies in it is published beside it', async () => {
  const blog = createBlog(post);
  putFile(blog.root, 'posts/2024-05-01-hola/noon.jpg', await photograph({ width: 600, height: 400 }));
  putFile(blog.root, 'posts/2024-05-01-hola/dusk.jpg', await photograph({ width: 900, height: 600, hue: 7 }));
  expect(placesOf(await blog.build())).toEqual([]);
  for (const file of ['index.html', 'noon.jpg', 'dusk.jpg', 'tables/one.csv'])
    expect(blog.has(`hola/${file}`)).toBe(true);
  const html = blog.read('hola/index.html');
  expect(html).toMatch(
    /<figure><picture>.*src="dusk\.jpg".*<\/picture><figcaption>After eight<\/figcaption><\/figure>/,
  );
  expect(html).toContain('/base/assets/made/dusk-720-');
});

test('the files of a post that is not published are not published either', async () => {
  const blog = createBlog(
    post
      .replace('title: Hola', 'title: Hola\ndraft: true')
      .replace(/!\[.*/, '')
      .replace(/image:.*\n/, ''),
  );
  putFile(blog.root, 'posts/2024-05-01-hola/noon.jpg', await photograph({ width: 600, height: 400 }));
  await blog.build();
  expect([...blog.output().keys()].filter((file) => /hola|noon|one/.test(file))).toEqual([]);
  await blog.build({ drafts: true });
  expect(blog.has('hola/noon.jpg')).toBe(true);
});

test('a file in a folder without a post has no use, and is told', async () => {
  const blog = createBlog('== posts/more/a.md\nA.\n== posts/more/b.txt\nB\n');
  expect(placesOf(await blog.build())).toContain('file-skipped posts/more/b.txt');
  expect([...blog.output().keys()].filter((file) => file.includes('b.txt'))).toEqual([]);
});

test('a thumbnail of its own is chosen among sizes in lists, and one that is missing is told with its line', async () => {
  const blog = createBlog(post.replace('{path: noon.jpg', '{path: noon.jpg, thumbnail: small.jpg'), {
    theme: repository,
  });
  putFile(blog.root, 'posts/2024-05-01-hola/noon.jpg', await photograph({ width: 1800, height: 1200 }));
  putFile(blog.root, 'posts/2024-05-01-hola/dusk.jpg', await photograph({ width: 900, height: 600, hue: 7 }));
  const report = await blog.build();
  expect(placesOf(report)).toEqual(['image-missing posts/2024-05-01-hola/index.md:3:1']);
  expect(report.isDone).toBe(true);
  putFile(
    blog.root,
    'posts/2024-05-01-hola/small.jpg',
    await photograph({ width: 800, height: 800, hue: 3 }),
  );
  expect(placesOf(await blog.build())).toEqual([]);
  const card = elementsOf(blog.read('index.html')).find(
    (element) => attributeOf(element, 'class') === 'u-photo',
  );
  if (card === undefined) throw new Error('no card');
  expect(['src', 'width', 'height'].map((name) => attributeOf(card, name))).toEqual([
    '/base/hola/small.jpg',
    '800',
    '800',
  ]);
  const variant = /\/base(\/assets\/made\/small-360-\w+\.jpg) 360w/.exec(attributeOf(card, 'srcset') ?? '');
  expect(blog.has(variant?.[1]?.slice(1) ?? 'nothing')).toBe(true);
  const cover = elementsOf(blog.read('hola/index.html')).find(
    (element) => attributeOf(element, 'class') === 'u-featured',
  );
  expect(cover === undefined ? null : attributeOf(cover, 'src')).toBe('/base/hola/noon.jpg');
});

test('an author’s picture is chosen among sizes, and pages that show it follow when it changes', async () => {
  const blog = createBlog(
    `== site.yml\ntitle: A\nurl: https://a.example\nauthor: ana\n== data/authors.yml\nana: {name: Ana, picture: /assets/ana.jpg}
ben: {name: Ben, picture: "https://elsewhere.example/ben.jpg"}\n== posts/2024-05-01-a.md\nA.\n== posts/2024-05-02-b.md\n---\nauthor: ben\n---\nB.\n`,
    { theme: repository },
  );
  putFile(blog.root, 'assets/ana.jpg', await photograph({ width: 1200, height: 1200 }));
  expect(placesOf(await blog.build())).toEqual([]);
  const portraitOf = (file: string) =>
    elementsOf(blog.read(file)).find((element) => attributeOf(element, 'class') === 'u-photo');
  const ana = portraitOf('authors/ana/index.html');
  if (ana === undefined) throw new Error('no portrait');
  const variant = /\/(assets\/made\/ana-360-\w+\.jpg) 360w/.exec(attributeOf(ana, 'srcset') ?? '')?.[1];
  expect(blog.has(variant ?? 'nothing')).toBe(true);
  expect(['src', 'width', 'height', 'sizes'].map((name) => attributeOf(ana, name))).toEqual([
    '/assets/ana.jpg',
    '96',
    '96',
    '96px',
  ]);
  const ben = portraitOf('authors/ben/index.html');
  expect(ben === undefined ? null : attributeOf(ben, 'src')).toBe('https://elsewhere.example/ben.jpg');
  putFile(blog.root, 'assets/ana.jpg', await photograph({ width: 1000, height: 1000, hue: 9 }));
  const { rendered } = await blog.build();
  expect(rendered).toContain('/authors/ana/');
  expect(rendered).not.toContain('/authors/ben/');
  expect(blog.has(variant ?? '')).toBe(false);
  const clean = `${blog.root}/../clean`;
  await blog.build({ out: clean, cache: undefined });
  expect(blog.output()).toEqual(readFolder(clean));
});
