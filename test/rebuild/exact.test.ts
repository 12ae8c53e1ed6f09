import { expect, test } from 'vitest';
import { builtBlog, createBlog, readFolder, repository, type TestBlog } from '../support/site.ts';

const site = [
  '== site.yml\ntitle: Exact\nurl: https://exact.example\nper_page: 3\nfeeds: {limit: 3}\nnav: [{title: Home, url: /}]\n',
  '== data/authors.yml\nana: {name: Ana}\nben: {name: Ben}\n',
  ...Array.from({ length: 9 }, (_, index) => postFile(index + 1)),
].join('');

/** Post n is dated the n-th; odd ones are tagged odd. The category tells three groups apart. */
function postFile(
  n: number,
  { title = `Post ${n}`, tags = n % 2 === 1 ? 'odd' : 'even', body = 'More.', author = 'ana' } = {},
): string {
  return `== posts/2024-01-0${n}-post-${n}.md\n---\ntitle: ${title}\ntags: [${tags}]\ncategory: c${Math.ceil(n / 3)}\nauthor: ${author}\n---\nFirst.\n\n${body}\n`;
}

const built = (): Promise<TestBlog> => builtBlog(site, { theme: repository });

async function renderedAfter(blog: TestBlog, files: string): Promise<readonly string[]> {
  blog.write(files);
  return (await blog.build()).rendered;
}

test('nothing changed renders nothing', async () => {
  const blog = await built();
  expect(await blog.build()).toMatchObject({ rendered: [], written: 0, removed: 0 });
});

test('nothing changed looks at the files and at nothing else, whatever is still to come', async () => {
  const blog = createBlog(
    `${site}== posts/2026-02-01-soon.md\nSoon.\n== posts/undated.md\nx\n== drafts/idea.md\nIdea.\n`,
    {
      theme: repository,
    },
  );
  const first = await blog.build();
  for (const options of [{}, { jobs: 2 }, { now: new Date('2026-01-20') }]) {
    const again = await blog.build(options);
    expect(again).toMatchObject({ isDone: true, rendered: [], times: { load: 0, plan: 0, render: 0 } });
    expect(again.diagnostics).toEqual(first.diagnostics);
  }
});

test('a body edited renders that post and the feed that holds it, and no list', async () => {
  const blog = await built();
  const rendered = await renderedAfter(blog, postFile(3, { body: 'Else.' }));
  expect(rendered).toEqual(['/categories/c1/feed.xml', '/post-3/']);
});

test('a title edited renders the post, its neighbours and relatives, and the lists and feeds that show it', async () => {
  const blog = await built();
  const rendered = await renderedAfter(blog, postFile(4, { title: 'Renamed' }));
  expect(rendered).toEqual([
    '/archive/',
    '/authors/ana/page/2/',
    '/categories/c2/',
    '/categories/c2/feed.xml',
    '/page/2/',
    '/post-3/',
    '/post-4/',
    '/post-5/',
    '/post-6/',
    '/search/',
    '/search/posts-0.json',
    '/tags/even/',
    '/tags/even/feed.xml',
  ]);
});

test('a day of update or a language written into the front matter renders that post', async () => {
  const blog = await built();
  const updated = postFile(3).replace('author:', 'updated: 2024-02-02\nauthor:');
  expect(await renderedAfter(blog, updated)).toContain('/post-3/');
  expect(await renderedAfter(blog, updated.replace('author:', 'lang: es\nauthor:'))).toContain('/post-3/');
  expect(blog.read('post-3/index.html')).toContain('<html lang="es"');
});

test('a layout edited renders the pages made with it', async () => {
  const blog = await built();
  expect(await renderedAfter(blog, '== layouts/404.njk\nlost\n')).toEqual(['/404.html']);
});

test('a layout that a look-up had missed renders the pages that had looked for it', async () => {
  const blog = createBlog(`${site}== layouts/404.njk\n{% include "extra.njk" ignore missing %}lost\n`, {
    theme: repository,
  });
  await blog.build();
  expect(await renderedAfter(blog, '== layouts/extra.njk\nnow here\n')).toEqual(['/404.html']);
  expect(blog.read('404.html')).toContain('now here');
});

test('a page that writes posts as JSON is rendered when they say anything else, and is what a clean build makes of it', async () => {
  const blog = createBlog(`${site}== layouts/404.njk\n{{ site.posts | json }}\n`, { theme: repository });
  await blog.build();
  const own = (keys: string) => postFile(4).replace('author:', `${keys}author:`);
  const edits: readonly (readonly [string, boolean])[] = [
    [postFile(3, { body: 'Else.' }), false],
    [postFile(3, { title: 'Renamed' }), true],
    [postFile(3, { title: 'Renamed', tags: 'even' }), true],
    [own('mood: calm\nplace: sea\n'), true],
    [own('place: sea\nmood: calm\n'), false],
    [own('place: sea\nmood: {b: 1, a: 2}\n'), true],
    [postFile(4), true],
    ['== data/authors.yml\nana: {name: Anna}\nben: {name: Ben}\n', true],
  ];
  for (const [edit, isShown] of edits) {
    const rendered = await renderedAfter(blog, edit);
    expect(rendered.includes('/404.html'), edit).toBe(isShown);
    const text = blog.read('404.html');
    await blog.build({ clean: true, cache: undefined });
    expect(blog.read('404.html'), edit).toBe(text);
  }
  expect(blog.read('404.html')).toContain('"title":"Renamed"');
});

test('a data file edited renders the pages that read it', async () => {
  const blog = createBlog(
    `${site}== data/motto.yml\ntext: Slow\n== layouts/404.njk\n{{ site.data.motto.text }}\n`,
    { theme: repository },
  );
  await blog.build();
  expect(await renderedAfter(blog, '== data/motto.yml\ntext: Steady\n')).toEqual(['/404.html']);
});

test('an author renamed renders the pages that name them', async () => {
  const blog = createBlog(site + postFile(2, { author: 'ben' }), { theme: repository });
  await blog.build();
  const rendered = await renderedAfter(
    blog,
    '== data/authors.yml\nana: {name: Ana}\nben: {name: Benjamin}\n',
  );
  expect(rendered).toEqual(expect.arrayContaining(['/authors/', '/authors/ben/', '/post-2/']));
  expect(rendered).not.toContain('/post-7/');
});

test('a style sheet edited renders the pages that link to it, and nothing else', async () => {
  const blog = createBlog(`${site}== assets/css/tinta.css\na {}\n`, { theme: repository });
  await blog.build();
  const rendered = await renderedAfter(blog, '== assets/css/tinta.css\nb {}\n');
  expect(rendered).toContain('/post-3/');
  expect(rendered.filter((url) => /\.(?:xml|json|txt|webmanifest)$/.test(url))).toEqual([]);
});

test('a picture copied anew renders no page', async () => {
  const blog = createBlog(`${site}== assets/a.txt\na\n`, { theme: repository });
  await blog.build();
  const rendered = await renderedAfter(blog, '== assets/a.txt\nb\n');
  expect(rendered).toEqual([]);
  expect(blog.read('assets/a.txt')).toBe('b\n');
});

test('a page changed by hand in the output is repaired', async () => {
  const blog = await built();
  const before = blog.read('post-3/index.html');
  blog.write('== _site/post-3/index.html\nmine\n');
  blog.remove('_site/post-4');
  expect((await blog.build()).rendered).toEqual(['/post-3/', '/post-4/']);
  expect(blog.read('post-3/index.html')).toBe(before);
});

test('warnings of posts that are not loaded again are told again', async () => {
  const blog = createBlog(`${site}== posts/2024-01-10-liquid.md\n{% include x %}\n`, { theme: repository });
  const first = await blog.build();
  expect(first.diagnostics).toHaveLength(1);
  expect((await blog.build()).diagnostics).toEqual(first.diagnostics);
});

test.each(['pages.json', 'bodies.bin', 'sources.json', 'output.json', 'posts-0.json'])(
  'a damaged %s is a miss, never an error',
  async (file) => {
    const blog = await built();
    const before = blog.output();
    blog.write(`== .tinta/${file}\n{"not": "what it was"\n`);
    blog.write(postFile(3, { title: 'Other' }));
    expect((await blog.build()).isDone).toBe(true);
    const incremental = blog.output();
    await blog.build({ cache: undefined, clean: true });
    expect(blog.output()).toEqual(incremental);
    expect(incremental).not.toEqual(before);
  },
);

test('a body that was changed in the cache, its length kept, is made anew', async () => {
  const blog = await built();
  const bodies = blog.source('.tinta/bodies.bin');
  blog.write(`== .tinta/bodies.bin\n${'x'.repeat(bodies.length)}`);
  blog.write('== layouts/partials/site-footer.njk\n<footer>Other</footer>\n');
  expect((await blog.build()).diagnostics).toEqual([]);
  const incremental = blog.output();
  await blog.build({ cache: undefined, clean: true });
  expect(blog.output()).toEqual(incremental);
});

test('another version of the tool takes nothing from the cache', async () => {
  const blog = await built();
  expect((await blog.build({ version: 'next' })).rendered).toContain('/post-3/');
});

test('a post of the future appears once its day has come, though nothing was edited', async () => {
  const blog = createBlog(`${site}== posts/2026-02-01-soon.md\nSoon.\n`, { theme: repository });
  await blog.build();
  expect(blog.has('soon/index.html')).toBe(false);
  expect((await blog.build({ now: new Date('2026-01-15') })).rendered).toEqual([]);
  expect((await blog.build({ now: new Date('2026-03-01') })).rendered).toContain('/soon/');
  expect(blog.has('soon/index.html')).toBe(true);
});

test('what another build without the cache has written is not taken for one’s own', async () => {
  const blog = createBlog(`${site}== drafts/secret.md\nDraft.\n`, { theme: repository });
  await blog.build();
  await blog.build({ drafts: true, cache: undefined });
  expect(blog.has('secret/index.html')).toBe(true);
  await blog.build();
  expect(blog.has('secret/index.html')).toBe(false);
});

test('a folder that an earlier state of the blog was built into is brought up to date, page by page', async () => {
  const blog = await built();
  const elsewhere = `${blog.root}-elsewhere`;
  blog.write(postFile(5, { title: 'Renamed' }));
  await blog.build({ out: elsewhere });
  expect((await blog.build()).rendered).toContain('/post-5/');
  expect(blog.output()).toEqual(readFolder(elsewhere));
});
