import { readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { check } from '../../src/check/check.ts';
import { pictureName } from '../../src/images/read-facts.ts';
import { attributeOf, type Element, elementsOf } from '../support/html.ts';
import {
  bareTheme,
  createBlog,
  diagnosticsOf,
  placesOf,
  repository,
  type TestBlog,
} from '../support/site.ts';
import { photograph, putFile } from './photographs.ts';

const config = '== site.yml\ntitle: A\nurl: https://a.example/base\n';
const post = '== posts/2024-01-02-a.md\nWords.\n\n![Sea](/assets/sea.jpg)\n';
const made = (blog: TestBlog) => [...blog.output().keys()].filter((file) => file.startsWith('assets/made/'));
const bytesOf = (blog: TestBlog, file: string) => readFileSync(path.join(blog.out, file));

const named = (tag: string, html: string) => elementsOf(html).filter(({ tagName }) => tagName === tag);

function imageOf(html: string): Element {
  const [image] = named('img', html);
  if (image === undefined) throw new Error('the page shows no image');
  return image;
}

async function blogWith(text: string, pictures: { readonly [file: string]: Uint8Array }): Promise<TestBlog> {
  const blog = createBlog(text);
  for (const [file, bytes] of Object.entries(pictures)) putFile(blog.root, file, bytes);
  return blog;
}

/** Of how many pixels a photograph is does not matter everywhere. */
const small = { width: 1200, height: 900 };

/** A blog that shows one photograph, of twelve megapixels unless told, turned, with the place it was taken at. */
async function blogOfPhotograph(
  size: Partial<typeof small>,
): Promise<{ blog: TestBlog; bytes: Buffer; html: string }> {
  const bytes = await photograph({ orientation: 6, ...size });
  const blog = await blogWith(config + post, { 'assets/sea.jpg': bytes });
  expect(placesOf(await blog.build())).toEqual([]);
  return { blog, bytes, html: blog.read('a/index.html') };
}

describe('a photograph that lies on its side, with the place it was taken at', () => {
  test('comes in several widths and formats, upright, without the place, in its own colours', async () => {
    const { blog } = await blogOfPhotograph({});
    const found = await Promise.all(made(blog).map(async (file) => sharp(bytesOf(blog, file)).metadata()));
    const widths = new Set(found.map(({ width }) => width));
    const formats = new Set(found.map(({ format }) => format));
    expect([...widths].toSorted((a, b) => a - b)).toEqual([360, 720, 1080, 1600]);
    expect([...formats].toSorted()).toEqual(['jpeg', 'webp']);
    for (const { width, height, exif, orientation, icc } of found) {
      expect(height / width).toBeCloseTo(4 / 3, 2);
      expect([exif, orientation ?? 1]).toEqual([undefined, 1]);
      expect(icc?.toString('latin1')).toContain('acsp');
    }
    const file = made(blog).find((name) => name.endsWith('.jpg')) ?? '';
    const { data, info } = await sharp(bytesOf(blog, file)).raw().toBuffer({ resolveWithObject: true });
    // Turned to the right, what was above is at the right.
    const row = Math.floor(info.height / 2) * info.width;
    const red = (column: number) => data[(row + column) * info.channels] ?? 0;
    expect(red(info.width - 10) - red(10)).toBeGreaterThan(100);
  });

  test('is published whole without the place, and lies no other way', async () => {
    const { blog, bytes } = await blogOfPhotograph(small);
    const original = bytesOf(blog, 'assets/sea.jpg');
    expect(bytes.includes('Testcam')).toBe(true);
    expect(original.includes('Testcam')).toBe(false);
    const { exif, orientation, icc } = await sharp(original).metadata();
    expect(exif?.length ?? 0).toBeLessThan(60);
    expect(orientation).toBe(6);
    expect(icc).toBeDefined();
    const pixels = async (jpeg: Uint8Array) => sharp(jpeg).raw().toBuffer();
    expect((await pixels(original)).equals(await pixels(bytes))).toBe(true);
  });

  test('tells browsers its size, what there is to choose from, and how wide it is shown', async () => {
    const { blog, html } = await blogOfPhotograph({});
    const image = imageOf(html);
    expect(attributeOf(image, 'src')).toBe('/base/assets/sea.jpg');
    expect([attributeOf(image, 'width'), attributeOf(image, 'height')]).toEqual(['3000', '4000']);
    expect(attributeOf(image, 'sizes')).toContain('vw');
    expect(attributeOf(image, 'loading')).toBe('lazy');
    expect(attributeOf(image, 'style')).toMatch(/^background:url\(data:image\/webp;base64,/);
    const sets = [...named('source', html), image].map((element) => attributeOf(element, 'srcset') ?? '');
    const files = sets.flatMap((set) => set.split(', ').map((entry) => entry.split(' ')[0] ?? ''));
    expect(files.map((file) => file.replace('/base/', '')).toSorted()).toEqual(made(blog));
  });

  test('is not made again, neither in a second build nor for a new output', async () => {
    const { blog } = await blogOfPhotograph(small);
    const cached = path.join(blog.root, '.tinta/made');
    const stampOf = () => statSync(cached).mtimeMs;
    const before = stampOf();
    const output = blog.output();
    expect(await blog.build()).toMatchObject({ written: 0, rendered: [] });
    rmSync(blog.out, { recursive: true });
    await blog.build();
    expect(stampOf()).toBe(before);
    expect(blog.output()).toEqual(output);
  });
});

test.each(['sea.jfif', 'sea.JPE', 'sea.jpg.bak', 'sea'])(
  'a photograph is published without the place it was taken at as %s too',
  async (name) => {
    const bytes = await photograph({ orientation: 6, width: 900, height: 600 });
    const blog = await blogWith(`${config}== posts/2024-05-01-a.md\n![Sea](/assets/${name})\n`, {
      [`assets/${name}`]: bytes,
    });
    await blog.build();
    expect(bytes.includes('Testcam')).toBe(true);
    expect(bytesOf(blog, `assets/${name}`).includes('Testcam')).toBe(false);
  },
);

test('a changed picture renders the pages that show it and no other', async () => {
  const blog = await blogWith(
    `${config}${post}== posts/2024-01-03-b.md\n![Hill](/assets/hill.jpg)\n== posts/2024-01-04-c.md\nNone.\n`,
    {
      'assets/sea.jpg': await photograph({ width: 900, height: 600 }),
      'assets/hill.jpg': await photograph({ width: 900, height: 600, hue: 9 }),
    },
  );
  await blog.build();
  const before = made(blog);
  putFile(blog.root, 'assets/hill.jpg', await photograph({ width: 900, height: 600, hue: 40 }));
  expect((await blog.build()).rendered).toEqual(['/b/', '/feed.json', '/feed.xml', '/rss.xml']);
  const after = made(blog);
  expect(after).toHaveLength(before.length);
  expect(after.filter((file) => before.includes(file))).toEqual(
    before.filter((file) => file.includes('sea')),
  );
});

// T-OUT-6
test.each(['is removed', 'is a draft', 'shows it no more'])(
  'what was made of a picture goes where the one post that shows it %s',
  async (fate) => {
    const blog = await blogWith(`${config}${post}== posts/2024-01-03-b.md\n![Hill](/assets/hill.jpg)\n`, {
      'assets/sea.jpg': await photograph({ width: 900, height: 600 }),
      'assets/hill.jpg': await photograph({ width: 900, height: 600, hue: 9 }),
    });
    await blog.build();
    const before = made(blog);
    const ofHill = before.filter((file) => file.includes('hill'));
    expect(ofHill.length).toBeGreaterThan(0);
    expect(before.length).toBeGreaterThan(ofHill.length);
    if (fate === 'is removed') blog.remove('posts/2024-01-02-a.md');
    if (fate === 'is a draft') blog.write(post.replace('Words.', '---\ndraft: true\n---\nWords.'));
    if (fate === 'shows it no more') blog.write('== posts/2024-01-02-a.md\nWords.\n');
    expect((await blog.build()).isDone).toBe(true);
    expect(made(blog)).toEqual(ofHill);
  },
);

test('cache or none, one thread or two: the same bytes', async () => {
  const pictures = { 'assets/sea.jpg': await photograph({ width: 900, height: 700 }) };
  const [first, second] = [await blogWith(config + post, pictures), await blogWith(config + post, pictures)];
  await first.build();
  await second.build({ cache: undefined, jobs: 2, threadsFrom: 1 });
  expect(second.output()).toEqual(first.output());
});

test('drawings, animations, small and foreign pictures are left alone', async () => {
  const frame = (background: string) =>
    sharp({ create: { width: 800, height: 800, channels: 3, background } })
      .png()
      .toBuffer();
  const frames = await sharp([await frame('red'), await frame('blue')], { join: { animated: true } })
    .webp({ loop: 0 })
    .toBuffer();
  const blog = await blogWith(
    `${config}== posts/2024-01-02-a.md\n![a](/assets/a.svg) ![b](/assets/b.webp) ![c](/assets/c.png) ![d](https://other.example/d.jpg)\n== assets/a.svg\n<svg xmlns="http://www.w3.org/2000/svg" width="900" height="600"/>\n`,
    {
      'assets/b.webp': frames,
      'assets/c.png': await sharp({ create: { width: 200, height: 100, channels: 3, background: 'blue' } })
        .png()
        .toBuffer(),
    },
  );
  expect(placesOf(await blog.build())).toEqual([]);
  expect(made(blog)).toEqual([]);
  const images = named('img', blog.read('a/index.html'));
  expect(images.map((image) => attributeOf(image, 'srcset'))).toEqual([null, null, null, null]);
  expect(images.map((image) => attributeOf(image, 'width'))).toEqual(['900', '800', '200', null]);
  expect(bytesOf(blog, 'assets/b.webp').equals(frames)).toBe(true);
});

test('of a picture named as it lies from the file of its post the address is told', async () => {
  const picture = await photograph({ width: 400, height: 300 });
  const blog = await blogWith(
    `${config}permalink: /:year/:title/\n== posts/2024-01-02-a.md\n![Sea](../assets/sea.jpg)\n`,
    { 'assets/sea.jpg': picture },
  );
  const [fault] = diagnosticsOf(await blog.build(), 'image-missing');
  expect(fault).toMatchObject({
    message: 'there is no picture ../assets/sea.jpg',
    remedy: 'Write /assets/sea.jpg: addresses count from the page, not from the file.',
  });
  rmSync(path.join(blog.root, 'assets/sea.jpg'));
  expect(diagnosticsOf(await blog.build(), 'image-missing')).toMatchObject([
    { remedy: 'Put the picture beside the post, or mend its name.' },
  ]);
});

test('of a picture whose name differs in letter case the one that is there is told, as long as it is there', async () => {
  const picture = await photograph({ width: 400, height: 300 });
  const blog = await blogWith(
    `${config}== posts/2024-01-02-a/index.md\n---\nimage: Photo.jpg\n---\n![Sea](/assets/Sea.JPG)\n\n![Sky](Sky.jpg)\n\n![Sun](img/sun.jpg)\n`,
    {
      'assets/photo.jpg': picture,
      'assets/sea.jpg': picture,
      'assets/more/Sun.jpg': picture,
      'posts/2024-01-02-a/sky.JPG': picture,
    },
  );
  const hints = async () =>
    diagnosticsOf(await blog.build(), 'image-missing').map(
      ({ remedy }) => /Did you mean .*/.exec(remedy)?.[0],
    );
  const all = [
    'Did you mean /assets/photo.jpg?',
    'Did you mean /assets/sea.jpg?',
    'Did you mean sky.JPG?',
    'Did you mean /assets/more/Sun.jpg?',
  ];
  expect(await hints()).toEqual(all);
  expect([...blog.output().keys()].filter((file) => /\.webp|-\d+/.test(file))).toEqual([]);
  renameSync(path.join(blog.root, 'assets/sea.jpg'), path.join(blog.root, 'assets/SEA.jpg'));
  rmSync(path.join(blog.root, 'posts/2024-01-02-a/sky.JPG'));
  expect(await hints()).toEqual([all[0], 'Did you mean /assets/SEA.jpg?', undefined, all[3]]);
});

test('letter case is told of an address that begins with ./ too', async () => {
  const blog = await blogWith(
    `${config}== posts/2024-01-02-a/index.md\n---\nimage: ./COVER.jpg\n---\n![Sky](./Sky.jpg)\n`,
    {
      'posts/2024-01-02-a/cover.jpg': await photograph({ width: 400, height: 300 }),
      'posts/2024-01-02-a/sky.JPG': await photograph({ width: 400, height: 300 }),
    },
  );
  const remedies = diagnosticsOf(await blog.build(), 'image-missing').map(({ remedy }) => remedy);
  expect(remedies.map((remedy) => /Did you mean .*/.exec(remedy)?.[0])).toEqual([
    'Did you mean cover.jpg?',
    'Did you mean sky.JPG?',
  ]);
});

test('a picture is found by no name but its own, and told only where it stands beside the post', async () => {
  const picture = await photograph({ width: 400, height: 300 });
  const blog = await blogWith(
    `${config}== posts/2024-01-02-a/index.md\n![Sea](../../like%3A/assets/SEA.jpg)\n\n![Sky](sky.jpg)\n== posts/2024-01-02-A/index.md\n---\nslug: b\n---\nB.\n`,
    { 'assets/sea.jpg': picture, 'posts/2024-01-02-A/Sky.jpg': picture },
  );
  expect(diagnosticsOf(await blog.build(), 'image-missing').map(({ remedy }) => remedy)).toEqual([
    'Put the picture beside the post, or mend its name. Did you mean /assets/sea.jpg?',
    'Put the picture beside the post, or mend its name.',
  ]);
});

test('of a picture whose address has Liquid what to write instead is told', async () => {
  const blog = await blogWith(
    `${config}== posts/2024-01-02-a.md\n![Sea]({{site.baseurl}}/img/sea.jpg)\n\n![Sky]({{page.sky}}.jpg)\n`,
    {},
  );
  expect(diagnosticsOf(await blog.build(), 'image-missing')).toMatchObject([
    {
      line: 1,
      remedy: 'Liquid is not run: write /img/sea.jpg; the address of the blog goes without saying.',
    },
    { line: 3, remedy: 'Liquid is not run: write what {{page.sky}} stands for.' },
  ]);
});

test('a missing picture of a text is told at its column, however its address is written', async () => {
  const lines = [
    'See ![one](/none.png) and ![two](/more/none.png), ![three](/base/none.png)',
    'on ![blank](</a b.png>) and ![sign](/c%20d.png),',
    '<img alt="" src="/raw.png"> and ![far][ref].',
    '',
    '[ref]: /ref.png',
  ].join('\n');
  const settings = config.replace('blog.example', 'blog.example/base');
  const post = `== posts/2024-01-02-a.md\n---\ntitle: A\n---\n${lines}\n`;
  const report = await (await blogWith(`${settings}${post}`, {})).build();
  expect(
    diagnosticsOf(report, 'image-missing').map(({ line, column, message }) => [line, column, message]),
  ).toEqual([
    [4, 12, 'there is no picture /none.png'],
    [4, 34, 'there is no picture /more/none.png'],
    [5, 14, 'there is no picture /a b.png'],
    [5, 37, 'there is no picture /c d.png'],
    [6, null, 'there is no picture /ref.png'],
    [6, 18, 'there is no picture /raw.png'],
  ]);
});

test('a missing, an empty, a cut and a false picture are told at their lines, and the rest is published', async () => {
  const cut = (await photograph({ width: 1200, height: 900 })).subarray(0, 3000);
  const blog = await blogWith(
    `${config}== posts/2024-01-02-a.md\n---\ntitle: A\n---\n![a](/assets/none.jpg)\n\n![b](/assets/empty.jpg)\n\n![c](/assets/cut.jpg)\n\n![d](/assets/false.png)\n== posts/2024-01-03-b.md\n---\nimage: /assets/cut.jpg\n---\nB\n== assets/false.png\nwords\n== assets/empty.jpg\n`,
    { 'assets/cut.jpg': cut },
  );
  const report = await blog.build();
  const places = [
    'image-broken posts/2024-01-02-a.md:6:6',
    'image-broken posts/2024-01-02-a.md:8:6',
    'image-broken posts/2024-01-02-a.md:10:6',
    'image-broken posts/2024-01-03-b.md:2:1',
    'image-missing posts/2024-01-02-a.md:4:6',
  ].toSorted();
  expect(placesOf(report)).toEqual(places);
  expect(report.isDone).toBe(true);
  expect(blog.read('b/index.html')).toContain('<p>B</p>');
  const strict = await blog.build({ strict: true });
  expect(strict.isDone).toBe(false);
  const checked = await check({
    roots: { blog: blog.root, theme: bareTheme() },
    now: new Date(),
    version: 'test',
  });
  expect(checked.map(({ severity }) => severity)).toEqual(places.map(() => 'error'));
  expect(placesOf({ ...report, diagnostics: checked })).toEqual(places);
});

test('a broken picture is told once of each post that shows it, a missing one once of each line', async () => {
  const blog = createBlog(
    `${config}== posts/2024-01-02-a.md\n---\nimage: /assets/false.png\n---\n![a](/assets/false.png) ![b](/assets/none.png)\n![c](/assets/false.png) ![d](/assets/none.png) ![e](/assets/none.png)\n== posts/2024-01-03-b.md\n![a](/assets/false.png) ![b](/assets/false.png)\n== assets/false.png\nwords\n`,
  );
  const places = [
    'image-broken posts/2024-01-02-a.md:2:1',
    'image-broken posts/2024-01-03-b.md:1:6',
    'image-missing posts/2024-01-02-a.md:4:30',
    'image-missing posts/2024-01-02-a.md:5:30',
  ];
  const report = await blog.build();
  expect(placesOf(report)).toEqual(places);
  expect(placesOf(await blog.build())).toEqual(places);
  const options = { roots: { blog: blog.root, theme: bareTheme() }, now: new Date(), version: 'test' };
  expect(placesOf({ ...report, diagnostics: await check(options) })).toEqual(places);
});

test('a theme’s pictures are those of the blog it is shown with, and no other blog publishes them', async () => {
  const blog = createBlog(config, { theme: repository });
  await blog.build();
  const pictures = [...blog.output().keys()].filter((file) => pictureName.test(file));
  expect(pictures).toEqual(['assets/favicon.svg']);
  expect(blog.has('assets/css/tinta.css')).toBe(true);
});

test('attributes of the writer hold: the width shown is the width chosen for', async () => {
  const blog = await blogWith(
    `${config}== posts/2024-01-02-a.md\n![Sea](/assets/sea.jpg){: width="300" .left}\n`,
    {
      'assets/sea.jpg': await photograph({ width: 1200, height: 900 }),
    },
  );
  await blog.build();
  const image = imageOf(blog.read('a/index.html'));
  expect([attributeOf(image, 'width'), attributeOf(image, 'height')]).toEqual(['300', '225']);
  expect(attributeOf(image, 'class')).toBe('left');
  expect(attributeOf(image, 'sizes')).toBe('(min-width: 330px) 300px, 90vw');
});

test('an image of raw HTML stays the element it is, and gains its size and the sizes it comes in', async () => {
  const blog = await blogWith(
    `${config}== posts/2024-01-02-a/index.md\n<p><img src="/assets/sea.jpg" alt="Sea" class="wide"></p>\n\n<img src="noon.jpg" width="300" alt="">\n\n<img src="/assets/sea.jpg" srcset="/assets/sea.jpg 1x" alt="">\n`,
    {
      'assets/sea.jpg': await photograph({ width: 1200, height: 900 }),
      'posts/2024-01-02-a/noon.jpg': await photograph({ width: 900, height: 600, hue: 9 }),
    },
  );
  expect(placesOf(await blog.build())).toEqual([]);
  const html = blog.read('a/index.html');
  expect(named('picture', html)).toEqual([]);
  const [sea, noon, own] = named('img', html);
  if (sea === undefined || noon === undefined || own === undefined) throw new Error('an image is missing');
  const of = (image: Element, ...names: readonly string[]) => names.map((name) => attributeOf(image, name));
  expect(of(sea, 'class', 'width', 'height', 'loading')).toEqual(['wide', '1200', '900', 'lazy']);
  expect(attributeOf(sea, 'srcset')).toMatch(/^\/base\/assets\/made\/sea-360-\w+\.jpg 360w, /);
  expect(of(noon, 'width', 'height', 'sizes')).toEqual(['300', '200', '(min-width: 330px) 300px, 90vw']);
  expect(of(own, 'srcset', 'width')).toEqual(['/base/assets/sea.jpg 1x', null]);
  const used = [...html.matchAll(/assets\/made\/[^ "]+/g)].map(([file]) => file);
  expect(made(blog).filter((file) => file.endsWith('.jpg') && !used.includes(file))).toEqual([]);
});

test('a picture is fetched for the width that its class has in the theme, unless the writer or the blog gives another', async () => {
  const text = [
    '![A](/assets/sea.jpg)',
    '![B](/assets/sea.jpg){: .wide}',
    '![C](/assets/sea.jpg "At noon")\n{: .wide}',
    '![D](/assets/sea.jpg){: .left}',
    '![E](/assets/sea.jpg "At noon"){: .right #sea}',
    '![F](/assets/sea.jpg){: .wide sizes="60rem"}',
    '<figure class="wide"><img src="/assets/sea.jpg" alt="G"></figure>',
    '<img src="/assets/sea.jpg" alt="H" class="right">',
  ].join('\n\n');
  const blog = await blogWith(`${config}== posts/2024-01-02-a.md\n${text}\n`, {
    'assets/sea.jpg': await photograph({ width: 1600, height: 900 }),
  });
  const sizes = async () => {
    expect(placesOf(await blog.build())).toEqual([]);
    const html = blog.read('a/index.html');
    const sources = named('source', html).map((source) => attributeOf(source, 'sizes'));
    const images = named('img', html).map((image) => attributeOf(image, 'sizes'));
    expect(sources).toEqual(images.slice(0, sources.length));
    return images;
  };
  const inText = '(min-width: 40rem) 36rem, 90vw';
  const [wide, half] = [`(min-width: 76rem) 58rem, ${inText}`, '(min-width: 36rem) 18rem, 90vw'];
  expect(await sizes()).toEqual([inText, wide, wide, half, half, '60rem', wide, half]);
  blog.write(`${config}images: {sizes: 40rem}\n`);
  expect(await sizes()).toEqual([...Array<string>(5).fill('40rem'), '60rem', '40rem', '40rem']);
});

test('an encoder that is installed and does not start is told, by check too', async () => {
  const blog = await blogWith(config + post, {
    'assets/sea.jpg': await photograph({ width: 900, height: 600 }),
  });
  blog.write(
    '== node_modules/sharp/package.json\n{"name": "sharp", "version": "0.0.1", "main": "index.js"}\n== node_modules/sharp/index.js\nthrow new Error("wrong machine");\n',
  );
  expect(placesOf(await blog.build())).toEqual(['image-encoder ']);
  const checked = await check({
    roots: { blog: blog.root, theme: bareTheme() },
    now: new Date(),
    version: 'test',
  });
  expect(checked.map(({ code, message }) => `${code} ${message}`)).toEqual([
    'image-encoder sharp is installed and does not start: wrong machine',
  ]);
});

describe('in a Jekyll blog', () => {
  test('an image stays the element it is and gains a choice of sizes in its own format', async () => {
    const blog = await blogWith(
      '== _config.yml\nurl: https://a.example\n== _posts/2024-01-02-a.md\n![Sea](/assets/sea.jpg "At noon")\n',
      {
        'assets/sea.jpg': await photograph({ width: 900, height: 600 }),
      },
    );
    await blog.build();
    const html = [...blog.output()].find(([file]) => file.endsWith('/a.html'))?.[1] ?? '';
    expect(named('picture', html)).toEqual([]);
    expect(named('figure', html)).toEqual([]);
    const image = imageOf(html);
    expect(attributeOf(image, 'src')).toBe('/assets/sea.jpg');
    expect(attributeOf(image, 'title')).toBe('At noon');
    expect(attributeOf(image, 'srcset')).toMatch(/\.jpg 360w, .*\.jpg 720w, \/assets\/sea\.jpg 900w$/);
  });

  test('a picture that is missing is no error, as it is none to Jekyll', async () => {
    const blog = createBlog('== _config.yml\ntitle: A\n== _posts/2024-01-02-a.md\n![Sea](/images/sea.jpg)\n');
    expect((await blog.build()).isDone).toBe(true);
  });
});

test('images: false makes none, and says nothing', async () => {
  const blog = await blogWith(`${config}images: false\n${post}`, {
    'assets/sea.jpg': await photograph({ width: 900, height: 600 }),
  });
  expect(placesOf(await blog.build())).toEqual([]);
  expect(made(blog)).toEqual([]);
  const image = imageOf(blog.read('a/index.html'));
  expect(attributeOf(image, 'width')).toBe('900');
});

test('what images: takes is told with its line', async () => {
  const blog = createBlog(
    `${config}images:\n  widths: [0]\n  formats: [wepb]\n  qualty: 3\n${post.replace('![Sea](/assets/sea.jpg)', '')}`,
  );
  const report = await blog.build();
  expect(placesOf(report)).toEqual([
    'config-type site.yml:4:3',
    'config-type site.yml:5:3',
    'config-unknown site.yml:6:3',
  ]);
  expect(diagnosticsOf(report, 'config-type')[1]?.remedy).toContain('webp');
});
