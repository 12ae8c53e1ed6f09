import { readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { metaOf, textsOf } from '../support/html.ts';
import { createBlog, diagnosticsOf, placesOf, repository, type TestBlog } from '../support/site.ts';
import { photograph, putFile } from './photographs.ts';

const config =
  '== site.yml\ntitle: Tinta\nurl: https://a.example/base\nauthor: ana\n== data/authors.yml\nana: {name: Ana Prado}\n';

/** A blog that has installed what this repository has. */
function blogWithEngine(files: string): TestBlog {
  const blog = createBlog(files, { theme: repository });
  symlinkSync(path.join(repository, 'node_modules'), path.join(blog.root, 'node_modules'));
  return blog;
}

const cardsOf = (blog: TestBlog) =>
  [...blog.output().keys()].filter((file) => file.startsWith('assets/made/card-'));

test('a post without a picture is shared with a card, one with a picture with that', async () => {
  const blog = blogWithEngine(
    `${config}== posts/2024-01-02-a.md\n---\ntitle: Una casa junto al mar\ncategory: News\n---\nA.\n== posts/2024-01-03-b.md\n---\nimage: /assets/b.jpg\n---\nB.\n`,
  );
  putFile(blog.root, 'assets/b.jpg', await photograph({ width: 600, height: 400 }));
  expect(placesOf(await blog.build())).toEqual([]);
  const [file = ''] = cardsOf(blog);
  expect(cardsOf(blog)).toHaveLength(1);
  const { width, height, format } = await sharp(readFileSync(path.join(blog.out, file))).metadata();
  expect([width, height, format]).toEqual([1200, 630, 'png']);
  const html = blog.read('a/index.html');
  for (const key of ['og:image', 'twitter:image'])
    expect(metaOf(html, key)).toBe(`https://a.example/base/${file}`);
  expect(metaOf(html, 'og:image:width')).toBe('1200');
  expect(metaOf(html, 'twitter:card')).toBe('summary_large_image');
  expect(metaOf(blog.read('b/index.html'), 'og:image')).toBe('https://a.example/base/assets/b.jpg');
});

test('machines read the whole post and where it stands', async () => {
  const blog = blogWithEngine(
    `${config}== posts/2024-01-02-a.md\n---\ntitle: "A \\"quoted\\" <title>"\ncategory: News\n---\nA.\n`,
  );
  await blog.build();
  const data = textsOf(blog.read('a/index.html'), 'script').flatMap((text) =>
    text.includes('schema.org') ? [JSON.parse(text) as Record<string, unknown>] : [],
  );
  expect(data[0]).toMatchObject({
    '@type': 'BlogPosting',
    headline: 'A "quoted" <title>',
    author: [{ name: 'Ana Prado' }],
    publisher: { '@type': 'Organization', name: 'Tinta', url: 'https://a.example/base/' },
    image: { url: `https://a.example/base/${cardsOf(blog)[0]}`, width: 1200, height: 630 },
    mainEntityOfPage: 'https://a.example/base/a/',
  });
  expect(data[1]).toMatchObject({
    '@type': 'BreadcrumbList',
    itemListElement: [
      { position: 1, name: 'Tinta', item: 'https://a.example/base/' },
      { position: 2, name: 'News', item: 'https://a.example/base/categories/news/' },
      { position: 3, name: 'A "quoted" <title>', item: 'https://a.example/base/a/' },
    ],
  });
});

test('a card is drawn once; a new title draws that one and renders no page that does not show it', async () => {
  const post = (n: number, title: string) =>
    `== posts/2024-01-0${n}-p${n}.md\n---\ntitle: ${title}\n---\nA.\n`;
  const blog = blogWithEngine(`${config}${post(1, 'One')}${post(2, 'Two')}`);
  await blog.build();
  const before = cardsOf(blog);
  expect(await blog.build()).toMatchObject({ written: 0 });
  blog.write(post(2, 'Second'));
  await blog.build();
  const after = cardsOf(blog);
  expect(after.filter((file) => before.includes(file))).toEqual(
    before.filter((file) => file.includes('card-p1')),
  );
  expect(after).toHaveLength(2);
  const clean = blogWithEngine(`${config}${post(1, 'One')}${post(2, 'Second')}`);
  await clean.build({ cache: undefined });
  expect(clean.output()).toEqual(blog.output());
});

test.each([
  ['Cyrillic', 'ru', 'Привет, мир'],
  ['Greek', 'el', 'Καλημέρα κόσμε'],
  ['Arabic', 'ar', 'تاريخ الحبر: ملاحظات'],
  ['Latin beyond the West', 'pl', 'Zażółć gęślą jaźń'],
])('a title in %s is drawn with the font that has it, and its own letters', async (_, lang, title) => {
  const draw = async (text: string): Promise<Buffer> => {
    const blog = blogWithEngine(
      `${config}== posts/2024-01-02-a.md\n---\ntitle: "${text}"\nlang: ${lang}\n---\nA.\n`,
    );
    expect(placesOf(await blog.build())).toEqual([]);
    const [file = ''] = cardsOf(blog);
    return sharp(readFileSync(path.join(blog.out, file)))
      .raw()
      .toBuffer();
  };
  const [first, turned] = [await draw(title), await draw(Array.from(title).toReversed().join(''))];
  // Signs no font has would all be the same box.
  expect(first.equals(turned)).toBe(false);
});

test.each([
  ['an Arabic title in a Spanish blog', 'تاريخ الحبر', 'right'],
  ['a Spanish title', 'Tinta', 'left'],
])('%s stands on the side it is read from', async (_, title, side) => {
  const spanish = config.replace('author', 'language: es\nauthor');
  const blog = blogWithEngine(`${spanish}== posts/2024-01-02-a.md\n---\ntitle: ${title}\n---\nA.\n`);
  await blog.build();
  const [file = ''] = cardsOf(blog);
  // The middle of the card, where nothing but the title stands, in its two halves.
  const ink = async (left: number) => {
    const half = sharp(readFileSync(path.join(blog.out, file))).extract({
      left,
      top: 150,
      width: 600,
      height: 330,
    });
    const { channels } = await sharp(await half.greyscale().png().toBuffer()).stats();
    return 255 - (channels[0]?.mean ?? 255);
  };
  expect((await ink(0)) > (await ink(600)) ? 'left' : 'right').toBe(side);
});

test('a title with signs no installed font has gets no card, and is told what to install', async () => {
  const blog = blogWithEngine(
    `${config}== posts/2024-01-02-a.md\n---\ntitle: ጥቁር ቀለም\n---\nA.\n== posts/2024-01-03-b.md\n---\ntitle: "Fine 🎉 1️⃣"\n---\nB.\n`,
  );
  const report = await blog.build();
  expect(diagnosticsOf(report, 'card-missing').map(({ message }) => message)).toEqual([
    'one post gets no card: no installed font has ጥ',
  ]);
  expect(report.isDone).toBe(true);
  expect(cardsOf(blog)).toHaveLength(1);
});

test('cards: false draws none; without an engine only a blog that asks for cards is told', async () => {
  const post = '== posts/2024-01-02-a.md\n---\ntitle: A\n---\nA.\n';
  const off = blogWithEngine(`${config.replace('author', 'cards: false\nauthor')}${post}`);
  expect(placesOf(await off.build())).toEqual([]);
  expect(cardsOf(off)).toEqual([]);
  const without = createBlog(`${config}${post}`);
  expect(placesOf(await without.build())).toEqual([]);
  const asking = createBlog(`${config.replace('author', 'cards: true\nauthor')}${post}`);
  expect(placesOf(await asking.build())).toEqual(['card-missing ']);
  const font = blogWithEngine(`${config.replace('author', 'cards: {fonts: [lobster]}\nauthor')}${post}`);
  expect((await font.build()).diagnostics.map(({ message }) => message)).toEqual([
    'the font @fontsource/lobster is not installed',
  ]);
});
