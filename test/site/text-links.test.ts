import { expect, test } from 'vitest';
import { runCli } from '../support/cli.ts';
import { createBlog, placesOf, repository, type TestBlog } from '../support/site.ts';

const head = '== site.yml\ntitle: A blog\nurl: https://blog.example/base\n';

const other = '== posts/deep/2024-01-01-my other.md\n---\nslug: other\n---\nOther.\n\n## A part\n\nOf it.\n';

/** The addresses that the links of a text's page lead to. */
function hrefsIn(blog: TestBlog, file: string): readonly string[] {
  const [, body = ''] = /<!--body-->([^]*)<!--end-->/.exec(blog.read(file)) ?? [];
  return [...body.matchAll(/ href="([^"]*)"/g)].map(([, href = '']) => href);
}

const layouts = `== layouts/post.njk
<!--body-->{{ page.content }}<!--end-->
== layouts/page.njk
<!--body-->{{ page.content }}<!--end-->
== layouts/home.njk
<!--body-->{% for post in pager.items %}{{ post.excerpt }}{% endfor %}<!--end-->
`;

test('a link to the file of another text leads to its page, from wherever it is shown', async () => {
  const blog = createBlog(
    `${head}${layouts}${other}== pages/about/me.md
[That post](../../posts/deep/2024-01-01-my%20other.md?x=1&y=2#a-part), [from the top](</posts/deep/2024-01-01-my other.md>).
== posts/2024-01-02-a.md
First [about me](../pages/about/me.md) and [more][ref].

Then [once more](deep/2024-01-01-my%20other.md#a-part).

[ref]: ../pages/about/me.md#x
`,
  );
  expect(placesOf(await blog.build())).toEqual([]);
  expect(hrefsIn(blog, 'about/me/index.html')).toEqual(['/base/other/?x=1&amp;y=2#a-part', '/base/other/']);
  expect(hrefsIn(blog, 'a/index.html')).toEqual([
    '/base/about/me/',
    '/base/about/me/#x',
    '/base/other/#a-part',
  ]);
  expect(hrefsIn(blog, 'index.html')).toEqual(['/base/about/me/', '/base/about/me/#x']);
  expect(blog.read('feed.xml')).toContain('href="https://blog.example/base/other/#a-part"');
});

test('all else is left as it was written', async () => {
  const links = [
    'none.md',
    '../../outside.md',
    'https://elsewhere.example/a.md',
    '//elsewhere.example/a.md',
    '#a.md',
    'a.mdx',
    '?a.md',
    'soon.md',
  ];
  const blog = createBlog(
    `${head}${layouts}== drafts/soon.md\nSoon.\n== posts/2024-01-02-a.md\n${links.map((link) => `[x](${link})`).join(' ')}\n`,
  );
  await blog.build();
  expect(hrefsIn(blog, 'a/index.html')).toEqual(links);
});

test('a page is made anew when the text it links to comes, moves and goes, and for nothing else of it', async () => {
  const blog = createBlog(
    `${head}${layouts}== posts/2024-01-05-a.md\n[b](2024-01-02-b.md)\n== posts/2024-01-04-between.md\nX.\n`,
  );
  const rendered = async (change: string): Promise<readonly string[]> => {
    blog.write(change);
    return (await blog.build()).rendered;
  };
  await blog.build();
  expect(hrefsIn(blog, 'a/index.html')).toEqual(['2024-01-02-b.md']);
  expect(await rendered('== posts/2024-01-02-b.md\nB.\n')).toContain('/a/');
  expect(hrefsIn(blog, 'a/index.html')).toEqual(['/base/b/']);
  expect(
    await rendered('== posts/2024-01-02-b.md\n---\ntitle: Another title\n---\nOther words.\n'),
  ).not.toContain('/a/');
  expect(await rendered('== posts/2024-01-02-b.md\n---\npermalink: /there/\n---\nB.\n')).toContain('/a/');
  expect(hrefsIn(blog, 'a/index.html')).toEqual(['/base/there/']);
  expect(await rendered('== posts/2024-01-02-b.md\n---\ndraft: true\n---\nB.\n')).toContain('/a/');
  expect(hrefsIn(blog, 'a/index.html')).toEqual(['2024-01-02-b.md']);
});

test('in a Jekyll blog it is so with the plugin that does it there', async () => {
  const blog = createBlog(
    '== _config.yml\ntitle: A\nurl: https://blog.example\npermalink: /:title/\n== _posts/2024-01-02-a.md\n---\n---\n[b](2024-01-01-b.md)\n== _posts/2024-01-01-b.md\n---\n---\nB.\n',
    { theme: repository },
  );
  await blog.build();
  expect(blog.read('a/index.html')).toContain('href="2024-01-01-b.md"');
  blog.write(
    '== _config.yml\ntitle: A\nurl: https://blog.example\npermalink: /:title/\nplugins: [jekyll-relative-links]\n',
  );
  await blog.build();
  expect(blog.read('a/index.html')).toContain('<a href="/b/">b</a>');
});

test('`check` follows such a link', async () => {
  const blog = createBlog(
    `${head}${other}== posts/2024-01-02-a.md\n[x](deep/2024-01-01-my%20other.md#a-part) [y](deep/2024-01-01-my%20other.md#none)\n`,
    { theme: repository },
  );
  const { stderr } = await runCli(['check', blog.root]);
  expect(stderr.match(/link-broken/g)).toHaveLength(1);
  expect(stderr).toContain('#none');
});
