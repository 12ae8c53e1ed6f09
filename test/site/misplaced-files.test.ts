import { expect, test } from 'vitest';
import { createBlog, repository } from '../support/site.ts';

const head = '== site.yml\ntitle: A blog\nurl: https://blog.example\n';
const post = '== posts/2024-01-02-hi.md\n---\ntitle: Hi\n---\nHi.\n';

async function toldOf(files: string, settings = ''): Promise<readonly string[]> {
  const blog = createBlog(head + settings + post + files, { theme: repository });
  const first = await blog.build();
  const again = await blog.build();
  expect(again.diagnostics).toEqual(first.diagnostics);
  return first.diagnostics
    .filter(({ code }) => code === 'file-skipped')
    .map(({ file, message, remedy }) => `${file}: ${message}. ${remedy}`);
}

test.each([
  ['css/style.css', 'css', 'Move it into assets/, or name it under exclude:.'],
  ['images/2024/a.png', 'images', 'Move it into assets/, or name it under exclude:.'],
  [
    'static/robots.txt',
    'static',
    'Move what it holds into pages/, where files keep their paths, or into assets/',
  ],
  ['partials/head.njk', 'partials', 'Move what it holds into layouts/partials/, as Nunjucks'],
  ['_layouts/post.html', '_layouts', 'Move what it holds into layouts/, as Nunjucks'],
  ['content/post/a.md', 'content', 'Move its posts into posts/ and its other pages into pages/'],
  ['post/a.md', 'post', 'Move what it holds into posts/'],
])('a folder that is not read is told once, and what it is to be here: %s', async (file, folder, remedy) => {
  const told = await toldOf(`== ${file}\nx\n== ${folder}/other.md\nx\n`);
  expect(told).toEqual([expect.stringContaining(`${folder}: nothing in ${folder}/ is read. ${remedy}`)]);
});

test('folders of the writer’s own, and those that hold nothing of what they promise, are not', async () => {
  const files = [
    'notes/a.md',
    'src/a.ts',
    'post/a.txt',
    'css/.gitkeep',
    'content/a.json',
    'public/index.html',
  ];
  expect(await toldOf(files.map((file) => `== ${file}\nx\n`).join(''))).toEqual([]);
});

test('nor are those that are excluded, that hold a plugin, or into which the site is built', async () => {
  const plugin = '== js/shout.js\nexport default () => ({ filters: { shout: (text) => text } });\n';
  expect(await toldOf(`== css/a.css\nx\n${plugin}`, 'exclude: [css]\nplugins: [js/shout.js]\n')).toEqual([]);
  const blog = createBlog(head + post);
  const out = `${blog.root}/public`;
  await blog.build({ out });
  expect((await blog.build({ out })).diagnostics).toEqual([]);
});

test('in a Jekyll blog they are published, and where there is no blog nothing is said of them', async () => {
  const jekyll = createBlog(`== _config.yml\ntitle: T\n== _posts/2024-01-02-a.md\nA.\n== css/a.css\nx\n`);
  expect((await jekyll.build()).diagnostics.filter(({ code }) => code === 'file-skipped')).toEqual([]);
  const none = createBlog(`${head}== js/a.js\nx\n`);
  expect((await none.build()).diagnostics.map(({ code }) => code)).toEqual(['posts-missing']);
  const pages = createBlog(`${head}== pages/a.md\nA.\n== content/posts/a.md\nA.\n`);
  expect((await pages.build()).diagnostics.map(({ code }) => code)).toEqual(['posts-missing']);
});

test('a file in assets/ whose name is almost one of the theme’s is told, and a name of its own is not', async () => {
  const files = [
    'css/tnita.css',
    'tinta.css',
    'css/own.css',
    'js/tinta2.js',
    'mine/search.js',
    'css/tinta.scss',
  ];
  const told = await toldOf(files.map((file) => `== assets/${file}\nx\n`).join(''));
  expect(told).toEqual([
    expect.stringMatching(/^assets\/css\/tnita\.css: .* Call it assets\/css\/tinta\.css if/),
    expect.stringMatching(/^assets\/tinta\.css: .* Call it assets\/css\/tinta\.css if/),
  ]);
});
