import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { build } from '../../src/build/build.ts';
import { runCli } from '../support/cli.ts';
import {
  createBlog,
  diagnosticsOf,
  placesOf,
  readFolder,
  repository,
  type TestBlog,
  temporaryFolder,
} from '../support/site.ts';

const head = '== site.yml\ntitle: A blog\nurl: https://blog.example\n';
const post = '== posts/2024-01-01-fine.md\nBody.\n';

const badPermalinks = [
  '../../x',
  '/../x',
  'a/../../b',
  '..',
  '/a/./b/',
  'C:\\x',
  'C:/x',
  '\\\\srv\\s',
  'a\\..\\b',
  '%2e%2e/x',
  '/%2E%2E/x',
  'a%2fb/../../x',
  '/a%00b/',
  '//evil/x',
  'javascript:x',
  'https://evil.example/x',
  '?q',
  '#x',
  '/a?q=1',
  `/${'a'.repeat(300)}/`,
  `/${'é'.repeat(130)}/`,
  '/con/',
  '/a/AUX.txt',
  '/nul',
  '/a./b/',
  '/a /b/',
  '/a|b/',
  '/.git/config',
  '/.tinta-lock',
  '/.tinta-manifest.json',
  '/.tinta-deploy.json',
  '/a%ZZ/',
];

// T-PATH-1
test('every permalink that is no path of the site is an error, all in one run, and nothing is written', async () => {
  const posts = badPermalinks.map(
    (permalink, n) =>
      `== posts/2024-01-02-p${n}.md\n---\npermalink: ${JSON.stringify(permalink)}\n---\nBody.\n`,
  );
  const blog = createBlog(`${head}${post}${posts.join('')}`);
  const before = sourcesAround(blog);
  const report = await blog.build();
  const refused = new Set(report.diagnostics.map(({ file }) => file));
  expect(badPermalinks.filter((_, n) => !refused.has(`posts/2024-01-02-p${n}.md`))).toEqual([]);
  expect(diagnosticsOf(report, 'permalink-invalid').every(({ remedy }) => remedy !== '')).toBe(true);
  expect(sourcesAround(blog)).toEqual(before);
});

test.each([
  ['/:yeer/:title/', 'Did you mean year?'],
  ['/blog/', 'the same address'],
  ['""', 'the same address'],
])(
  'a pattern that gives no post an address of its own (%s) is one error, in site.yml',
  async (pattern, why) => {
    const posts = [1, 2, 3].map((n) => `== posts/2024-01-0${n}-p${n}.md\nBody.\n`).join('');
    const blog = createBlog(`${head}permalink: ${pattern}\n${posts}`);
    const report = await blog.build();
    expect(placesOf(report)).toEqual(['config-type site.yml:3:1']);
    expect(report.diagnostics[0]?.message).toContain(why);
  },
);

// T-PATH-1
test('every alias that is no path of the site is an error that names its post', async () => {
  const bad = [
    '/../x',
    '../x',
    '//evil/x',
    '/a\\..\\b/',
    '/x?y',
    '/con/',
    '/%2e%2e/x',
    'https://evil.example/',
  ];
  const posts = bad.map(
    (alias, n) => `== posts/2024-01-02-p${n}.md\n---\naliases: [${JSON.stringify(alias)}]\n---\nBody.\n`,
  );
  const blog = createBlog(`${head}${post}${posts.join('')}`);
  const report = await blog.build();
  const refused = new Set(diagnosticsOf(report, 'permalink-invalid').map(({ file }) => file));
  expect(bad.filter((_, n) => !refused.has(`posts/2024-01-02-p${n}.md`))).toEqual([]);
  expect(report.isDone).toBe(false);
});

test('a percent-coded permalink is written as hosts look it up, and collides with the same in plain', async () => {
  const coded = '== posts/2024-01-02-a.md\n---\npermalink: /caf%C3%A9/\n---\nCoded.\n';
  const blog = createBlog(`${head}${coded}`);
  await blog.build();
  expect(blog.read('café/index.html')).toContain('Coded.');
  blog.write('== posts/2024-01-03-b.md\n---\npermalink: /café/\n---\nPlain.\n');
  expect(diagnosticsOf(await blog.build(), 'url-collision')).toHaveLength(1);
});

test('a permalink without slash and extension is a page that any host finds', async () => {
  const blog = createBlog(`${head}== posts/2024-01-02-a.md\n---\npermalink: /hello\n---\nBody.\n`);
  await blog.build();
  expect(blog.read('hello.html')).toContain('Body.');
});

test.each([
  ['a native blog', head, 'posts/'],
  ['a Jekyll blog', '== _config.yml\nurl: https://b.example\npermalink: /:title/\n', '_posts/'],
])('old paths under both names of their key redirect: %s', async (_, config, folder) => {
  const keys = 'aliases: [/one/, /two/]\nredirect_from: [/two/, /three/]';
  const blog = createBlog(`${config}== ${folder}2024-01-02-a.md\n---\ntitle: A\n${keys}\n---\nBody.\n`);
  const { isDone } = await blog.build();
  expect(isDone).toBe(true);
  for (const old of ['one', 'two', 'three']) expect(blog.read(`${old}/index.html`)).toContain('/a/');
});

test('an alias for where the post stands anyway, or named twice, is no collision', async () => {
  const blog = createBlog(
    `${head}== posts/2024-01-02-a.md\n---\nredirect_from: [/a, /a/, /old, /old/, /old]\n---\nBody.\n`,
  );
  expect(placesOf(await blog.build())).toEqual([]);
  expect(blog.read('old/index.html')).toBe('/a/');
  expect(blog.read('a/index.html')).toContain('Body.');
});

// T-PATH-2
test.each([
  [
    'two posts with one permalink',
    'posts/2024-01-02-a.md',
    '---\npermalink: /x/\n---\n',
    'posts/2024-01-03-b.md',
    '---\npermalink: /x/\n---\n',
  ],
  ['letter case', 'posts/2024-01-02-a.md', '---\npermalink: /About/\n---\n', 'pages/about.md', 'x\n'],
  ['a post and the tags', 'posts/2024-01-02-tags.md', '---\ntags: [x]\n---\n', '', 'tags'],
  ['a post and the feed', 'posts/2024-01-02-a.md', '---\npermalink: /feed.xml\n---\n', '', '/feed.xml'],
  [
    'a post and the second list page',
    'posts/2024-01-02-a.md',
    '---\npermalink: /page/2/\n---\n',
    '',
    '/page/2/',
  ],
  ['a post and the home page', 'posts/2024-01-02-a.md', '---\npermalink: /\n---\n', '', 'home'],
  ['a post and the 404 page', 'posts/2024-01-02-a.md', '---\npermalink: /404.html\n---\n', '', '/404.html'],
  ['a post and robots.txt', 'posts/2024-01-02-a.md', '---\npermalink: /robots.txt\n---\n', '', '/robots.txt'],
  ['a post and the archive', 'posts/2024-01-02-archive.md', 'x\n', '', '/archive/'],
  ['a post whose slug is feed.xml', 'posts/2024-01-02-feed.xml.md', 'x\n', '', '/feed.xml'],
  ['a page and a copied file', 'pages/about.md', 'x\n', 'pages/about/index.html', '<p>x</p>\n'],
  [
    'a file where another needs a folder',
    'posts/2024-01-02-a.md',
    '---\npermalink: /x.html\n---\n',
    'posts/2024-01-03-b.md',
    '---\npermalink: /x.html/y/\n---\n',
  ],
  [
    'an alias and a post',
    'posts/2024-01-02-a.md',
    '---\naliases: [/b/]\n---\n',
    'posts/2024-01-03-b.md',
    'x\n',
  ],
  [
    'two aliases',
    'posts/2024-01-02-a.md',
    '---\naliases: [/old/]\n---\n',
    'posts/2024-01-03-b.md',
    '---\naliases: [/old]\n---\n',
  ],
])(
  'one URL wanted twice (%s) is an error that names both, and the old site stays',
  async (_, a, textA, b, textB) => {
    const many = Array.from({ length: 11 }, (_, n) => `== posts/2023-01-01-many-${n}.md\nBody.\n`).join('');
    const blog = createBlog(head + many);
    await blog.build();
    const before = blog.output();
    blog.write(`== ${a}\n${textA}${b === '' ? '' : `== ${b}\n${textB}`}`);
    const report = await blog.build();
    expect(report.isDone).toBe(false);
    const [found] = diagnosticsOf(report, 'url-collision');
    expect(found?.message).toContain(a);
    expect(found?.message).toContain(b === '' ? textB : b);
    expect(blog.output()).toEqual(before);
  },
);

// T-PATH-2
test('a name that leaves nothing for an address is an error that asks for a slug', async () => {
  const nameless = ['2024-01-02-\u{1f600}', '2024-01-03-\u2014', '2024-01-04-a'].map(
    (name) => `posts/${name}.md`,
  );
  const texts = ['Body.\n', 'Body.\n', '---\nslug: "?"\n---\n'];
  const blog = createBlog(head + post + nameless.map((file, n) => `== ${file}\n${texts[n]}`).join(''));
  const found = (await blog.build()).diagnostics;
  expect(found.map(({ file }) => file).toSorted()).toEqual(nameless.toSorted());
  for (const { code, remedy } of found)
    expect([code, remedy]).toEqual(['permalink-invalid', expect.stringContaining('slug:')]);
  expect(existsSync(blog.out)).toBe(false);
  for (const file of nameless) blog.remove(file);
  blog.write(`== ${nameless[0]}\n---\npermalink: /smile/\n---\nSmile.\n`);
  expect(placesOf(await blog.build())).toEqual([]);
  expect(blog.read('smile/index.html')).toContain('Smile.');
});

// T-PATH-2
test('tags that make one URL are one error that names them and their posts', async () => {
  const blog = createBlog(
    `${head}== posts/2024-01-02-a.md\n---\ntags: [C]\n---\n== posts/2024-01-03-b.md\n---\ntags: [c, C++]\n---\n`,
  );
  const report = await blog.build();
  const message = diagnosticsOf(report, 'url-collision')
    .map((found) => found.message)
    .join('\n');
  for (const name of ['“C”', '“c”', '“C++”', 'posts/2024-01-02-a.md', 'posts/2024-01-03-b.md'])
    expect(message).toContain(name);
});

test('tags of which nothing but signs differ each have the URL that site.yml gives them', async () => {
  const slugs = 'taxonomies: {tags: {slugs: {C++: cpp, "C#": C Sharp, "++": plus}}}\n';
  const blog = createBlog(
    `${head}${slugs}== posts/2024-01-02-a.md\n---\ntags: [C, C++, "C#", "++"]\n---\nText.\n`,
    { theme: repository },
  );
  expect(placesOf(await blog.build())).toEqual([]);
  for (const slug of ['c', 'cpp', 'c-sharp', 'plus'])
    expect(blog.read(`tags/${slug}/index.html`)).toContain('Text.');
});

// T-PATH-2
test('two data files of one name are an error that names both', async () => {
  const blog = createBlog(`${head}${post}== data/team.yml\na: 1\n== data/team.json\n{"a": 2}\n`);
  const report = await blog.build();
  const [found] = diagnosticsOf(report, 'url-collision');
  expect(`${found?.file} ${found?.message}`).toContain('data/team.yml');
  expect(`${found?.file} ${found?.message}`).toContain('data/team.json');
  expect(report.isDone).toBe(false);
});

// T-PATH-2
test('a post named as a page of the theme is an error that names both, and no page is lost', async () => {
  const names = ['search', 'tags', 'archive'];
  const posts = names.map((name) => `== posts/2024-01-02-${name}.md\n---\ntags: [x]\n---\nBody.\n`);
  const blog = createBlog(head + posts.join(''), { theme: repository });
  const found = diagnosticsOf(await blog.build(), 'url-collision');
  expect(found.map(({ file }) => file)).toEqual(
    names.map((name) => `posts/2024-01-02-${name}.md`).toSorted(),
  );
  for (const name of names)
    expect(found.map(({ message }) => message).join('\n')).toContain(`both want /${name}/`);
});

// T-PATH-2
test('posts with the names of files that are no addresses of the theme stand beside them', async () => {
  const names = ['index', '404', 'page', 'feed', '1'];
  const posts = names.map((name) => `== posts/2024-01-02-${name}.md\nOf ${name}.\n`);
  const blog = createBlog(head + posts.join(''));
  expect(placesOf(await blog.build())).toEqual([]);
  for (const name of names) expect(blog.read(`${name}/index.html`)).toContain(`Of ${name}.`);
  expect(blog.read('404.html')).toBe('not found');
  expect(blog.read('index.html')).toContain('href="/index/"');
});

// T-PATH-2
test('a page of one’s own takes the place of the home and the not-found page', async () => {
  const blog = createBlog(`${head}${post}== pages/index.md\nMy home.\n== pages/404.md\nMy 404.\n`);
  expect(placesOf(await blog.build())).toEqual([]);
  expect(blog.read('index.html')).toContain('My home.');
  expect(blog.read('404.html')).toContain('My 404.');
});

test('a not-found page of one’s own is nothing that is sought or found', async () => {
  const blog = createBlog(
    `== site.yml\ntitle: T\nurl: https://e.org\n${post}== pages/404.md\nWhere zebras are.\n== pages/about.md\nOf zebras.\n`,
    { theme: repository },
  );
  expect(placesOf(await blog.build())).toEqual([]);
  expect(blog.read('404.html')).toContain('<meta name="robots" content="noindex">');
  expect(blog.read('sitemap.xml')).toContain('https://e.org/about/');
  expect(blog.read('sitemap.xml')).not.toContain('404');
  expect(blog.read('search/posts-0.json')).not.toContain('404');
});

// T-PATH-3
test.each([
  ['posts/2024-01-02-con.md', 'permalink-invalid'],
  ['pages/aux/a.md', 'permalink-invalid'],
  ['pages/nul.md', 'permalink-invalid'],
  ['pages/nul.txt', 'file-name'],
  ['pages/COM1/readme.txt', 'file-name'],
  ['assets/con.png', 'file-name'],
  ['assets/a:b.txt', 'file-name'],
  ['assets/a?b.png', 'file-name'],
  ['assets/a#b.png', 'file-name'],
  ['assets/a\\b.png', 'file-name'],
  ['assets/a.', 'file-name'],
  ['assets/a /b.txt', 'file-name'],
  ['assets/a\nb.txt', 'file-name'],
  [`assets/${'a'.repeat(220)}.png`, 'file-name'],
])('a file that not every host can hold (%s) is an error that names it', async (file, code) => {
  const blog = createBlog(head + post);
  mkdirSync(path.dirname(path.join(blog.root, file)), { recursive: true });
  writeFileSync(path.join(blog.root, file), 'x');
  const report = await blog.build();
  expect(report.diagnostics.map((found) => [found.code, found.file])).toContainEqual([code, file]);
  expect(report.isDone).toBe(false);
});

// T-PATH-3
test('a tag that no host can hold is one error, at the tag, that says how to give it another address', async () => {
  const long = 'é'.repeat(150);
  const blog = createBlog(
    `${head}== posts/2024-01-02-a.md\n---\npermalink: /con-amigos/\ntags: [con, ${long}]\n---\n`,
  );
  const report = await blog.build();
  expect(placesOf(report)).toEqual([
    'permalink-invalid posts/2024-01-02-a.md:3:13',
    'permalink-invalid posts/2024-01-02-a.md:3:8',
  ]);
  expect(report.diagnostics.map(({ remedy }) => remedy)).toContain(
    'Say in site.yml what stands for it: taxonomies: {tags: {slugs: {"con": other}}}.',
  );
  expect(report.isDone).toBe(false);
  blog.write(
    `== site.yml\n${blog.source('site.yml')}taxonomies: {tags: {slugs: {con: other, ${long}: long}}}\n`,
  );
  expect(placesOf(await blog.build())).toEqual([]);
  expect(blog.has('tags/other/index.html')).toBe(true);
});

test('a copied file with a percent sign keeps its name', async () => {
  const blog = createBlog(`${head}${post}== assets/100%.txt\nall\n== assets/a%20b.txt\ncoded\n`);
  expect(placesOf(await blog.build())).toEqual([]);
  expect(blog.read('assets/100%.txt')).toBe('all\n');
  expect(blog.read('assets/a%20b.txt')).toBe('coded\n');
});

// T-PATH-4
test('links out of the blog, in a circle or to nowhere are errors; those inside are copied as files', async () => {
  const blog = createBlog(`${head}${post}== assets/real/a.txt\nreal\n== pages/about.md\nAbout.\n`);
  const outside = temporaryFolder();
  writeFileSync(path.join(outside, 'secret.md'), 'secret');
  const link = (target: string, name: string) => symlinkSync(target, path.join(blog.root, name));
  link(path.join(outside, 'secret.md'), 'posts/2024-01-02-secret.md');
  link(outside, 'posts/folder');
  link(path.join(outside, 'secret.md'), 'assets/secret.txt');
  link(path.join(outside, 'secret.md'), 'layouts-not-used');
  link('.', 'assets/circle');
  link('b', 'assets/a-link');
  link('a-link', 'assets/b');
  link('nowhere', 'assets/dangling');
  const report = await blog.build();
  expect(placesOf(report)).toEqual([
    'link-outside assets/a-link',
    'link-outside assets/b',
    'link-outside assets/circle',
    'link-outside assets/dangling',
    'link-outside assets/secret.txt',
    'link-outside posts/2024-01-02-secret.md',
    'link-outside posts/folder',
  ]);
  expect(existsSync(blog.out)).toBe(false);

  for (const bad of ['a-link', 'b', 'circle', 'dangling', 'secret.txt']) blog.remove(`assets/${bad}`);
  for (const bad of ['2024-01-02-secret.md', 'folder']) blog.remove(`posts/${bad}`);
  link('a.txt', 'assets/real/inside.txt');
  link('real', 'assets/again');
  expect(placesOf(await blog.build())).toEqual([]);
  expect(blog.read('assets/again/inside.txt')).toBe('real\n');
  expect(linksIn(blog.out)).toEqual([]);
});

// T-PATH-4, T-LEAK-1
test('no link publishes under another name what its own name keeps out', async () => {
  const blog = createBlog(
    `${head}${post}== .env\nmarker-7\n== .git/config\nmarker-7\n== keys/id_rsa\nmarker-7\n== .git-notes/a.md\nmarker-7\n== keys/open.txt\nfree\n`,
  );
  const link = (target: string, name: string) => symlinkSync(target, path.join(blog.root, name));
  for (const folder of ['assets', 'pages', 'data', 'layouts']) mkdirSync(path.join(blog.root, folder));
  link('../.env', 'assets/photo.txt');
  link('../.env', 'pages/readme.md');
  link('../.env', 'posts/2024-01-02-env.md');
  link('../.env', 'data/words.yml');
  link('../.env', 'layouts/page.njk');
  link('../.git', 'assets/git');
  link('../.git-notes/a.md', 'posts/2024-01-03-notes.md');
  link('../keys/id_rsa', 'assets/id.txt');
  link('photo.txt', 'assets/again.txt');
  const links = [
    'assets/again.txt',
    'assets/git',
    'assets/id.txt',
    'assets/photo.txt',
    'data/words.yml',
    'layouts/page.njk',
    'pages/readme.md',
    'posts/2024-01-02-env.md',
    'posts/2024-01-03-notes.md',
  ];
  expect(placesOf(await blog.build())).toEqual(links.map((file) => `link-outside ${file}`));
  expect(existsSync(blog.out)).toBe(false);
  for (const file of links) blog.remove(file);
  // A folder is followed, and what is in it is looked at name by name.
  link('../keys', 'assets/keys');
  blog.write('== node_modules/.store/font/x.woff2\nfont\n== node_modules/.store/font/.env\nmarker-7\n');
  link('../node_modules/.store/font/x.woff2', 'assets/x.woff2');
  expect(placesOf(await blog.build())).toEqual(['file-skipped assets/keys/id_rsa']);
  expect(blog.read('assets/keys/open.txt')).toBe('free\n');
  expect(blog.read('assets/x.woff2')).toBe('font\n');
  link('../node_modules/.store/font/.env', 'assets/y.woff2');
  expect(placesOf(await blog.build())).toContain('link-outside assets/y.woff2');
  expect([...blog.output()].filter(([, text]) => text.includes('marker-7'))).toEqual([]);
});

test('a link to a folder whose name only begins as that of the link’s own folder is no circle', async () => {
  const blog = createBlog(`${head}${post}== pages/about.md\nAbout.\n== page/extra.txt\nextra\n`);
  symlinkSync('../page', path.join(blog.root, 'pages/more'));
  expect(placesOf(await blog.build())).toEqual([]);
  expect(blog.read('more/extra.txt')).toBe('extra\n');
});

// T-PATH-5
test.each([
  ['the blog', '.'],
  ['the root of the disk', '/'],
  ['the home folder', os.homedir()],
  ['a folder above the blog', '..'],
  ['posts', 'posts'],
  ['a folder in assets', 'assets/site'],
  ['layouts', 'layouts'],
  ['a folder with files of someone else', 'mine'],
  ['a file', 'site.yml'],
])('the output may not be %s', async (_, where) => {
  const blog = createBlog(`${head}${post}== mine/letter.txt\nDear.\n`);
  const before = sourcesAround(blog);
  const report = await blog.build({ out: path.resolve(blog.root, where) });
  expect(placesOf(report)).toEqual(['output-refused ']);
  expect(sourcesAround(blog)).toEqual(before);
});

// T-PATH-5
test('a link to the blog’s parent does not hide it from the check', async () => {
  const blog = createBlog(head + post);
  symlinkSync('..', path.join(blog.root, 'up'));
  const report = await blog.build({ out: path.join(blog.root, 'up') });
  expect(placesOf(report)).toEqual(['output-refused ']);
});

// T-PATH-5
test.each([
  ['the folder above', '..', '', 'holds more than a site'],
  ['the blog', '.', '', 'holds more than a site'],
  ['posts', 'posts', '/site', 'lies in posts/'],
  ['the home folder', os.homedir(), '', 'holds more than a site'],
])('a link to %s on the way to the output is seen through', async (_, to, rest, why) => {
  const blog = createBlog(head + post);
  const way = path.join(temporaryFolder(), 'way');
  symlinkSync(path.resolve(blog.root, to), way);
  const before = sourcesAround(blog);
  const [found] = (await blog.build({ out: way + rest })).diagnostics;
  expect([found?.code, found?.message]).toEqual(['output-refused', expect.stringContaining(why)]);
  expect(sourcesAround(blog)).toEqual(before);
});

// T-PATH-6
test('links in the output are replaced, and what they lead to is untouched', async () => {
  const blog = createBlog(`${head}${post}== victim.html\nmine\n== folder/index.html\nmine too\n`);
  await blog.build();
  const clean = blog.output();
  for (const file of ['index.html', 'fine/index.html', 'fine']) blog.remove(`_site/${file}`);
  symlinkSync('../victim.html', path.join(blog.out, 'index.html'));
  symlinkSync('../folder', path.join(blog.out, 'fine'));
  expect((await blog.build()).isDone).toBe(true);
  expect(readFileSync(path.join(blog.root, 'victim.html'), 'utf8')).toBe('mine\n');
  expect(readFolder(path.join(blog.root, 'folder'))).toEqual(new Map([['index.html', 'mine too\n']]));
  expect(blog.output()).toEqual(clean);
  expect(linksIn(blog.out)).toEqual([]);
});

// T-PATH-6
test('no link is written through that stands where the output’s files are written beside their places', async () => {
  const places = ['fine/index.html.tinta-new', '.tinta-manifest.json.new', '.tinta-publishing.json.new'];
  const victims = places.map((_, n) => `== victim-${n}\nmine\n`).join('');
  const blog = createBlog(`${head}${post}${victims}`);
  await blog.build();
  for (const [n, place] of places.entries())
    symlinkSync(path.join(blog.root, `victim-${n}`), path.join(blog.out, place));
  blog.write(post.replace('Body.', 'Edited.'));
  expect(placesOf(await blog.build())).toEqual([]);
  for (const n of places.keys()) expect(blog.source(`victim-${n}`)).toBe('mine\n');
  expect(blog.read('fine/index.html')).toContain('Edited.');
  expect(linksIn(blog.out)).toEqual([]);
});

test('no link is written through in the folder of what is kept for the next build', async () => {
  const blog = createBlog(`${head}${post}== victim\nmine\n`);
  await blog.build();
  const kept = path.join(blog.root, '.tinta');
  const names = readdirSync(kept).filter((name) => name.endsWith('.json'));
  rmSync(path.join(kept, '.gitignore'));
  for (const name of ['.gitignore', ...names.map((name) => `${name}.new`)])
    symlinkSync('../victim', path.join(kept, name));
  blog.write(`${head}description: Another.\n${post.replace('Body.', 'Edited.')}`);
  expect(placesOf(await blog.build())).toEqual([]);
  expect(blog.source('victim')).toBe('mine\n');
  expect(linksIn(kept)).not.toContain('.gitignore');
});

// T-PATH-6
test('removing a page never follows a link out of the output', async () => {
  const blog = createBlog(`${head}${post}== posts/2024-01-02-gone.md\nBody.\n== folder/index.html\nmine\n`);
  await blog.build();
  blog.remove('_site/gone');
  symlinkSync('../folder', path.join(blog.out, 'gone'));
  blog.remove('posts/2024-01-02-gone.md');
  expect((await blog.build()).isDone).toBe(true);
  expect(readFileSync(path.join(blog.root, 'folder/index.html'), 'utf8')).toBe('mine\n');
});

// T-PATH-7
test('private files are left out with a note; what a web server needs is copied', async () => {
  const secret = [
    '.env',
    '.git/config',
    '.DS_Store',
    '.htpasswd',
    'node_modules/a/index.js',
    'id_rsa',
    'id_ed25519',
    'server.pem',
    'x.md~',
    '#x.md#',
    'deep/.env.local',
  ];
  const open = ['.well-known/security.txt', '.nojekyll', 'CNAME'];
  const blog = createBlog(head + post);
  for (const file of [...secret, ...open]) {
    for (const folder of ['pages', 'assets']) {
      const at = path.join(blog.root, folder, file);
      mkdirSync(path.dirname(at), { recursive: true });
      writeFileSync(at, 'marker-7');
    }
  }
  const report = await blog.build();
  expect(report.isDone).toBe(true);
  const copied = [...blog.output()].filter(([, text]) => text === 'marker-7').map(([file]) => file);
  expect(copied).toEqual([...open, ...open.map((file) => `assets/${file}`)].toSorted());
  expect(diagnosticsOf(report, 'file-skipped')).toHaveLength(2 * secret.length);
});

test('what systems and editors leave beside posts is passed over in silence; a secret there is told', async () => {
  const quiet = ['.DS_Store', '.gitkeep', '._a.md', '.a.md.swp', 'a.md~', '#a.md#', '.#a.md'];
  const files = ['posts', 'drafts', 'layouts', 'data'].flatMap((folder) =>
    quiet.map((name) => `== ${folder}/${name}\nmarker-7\n`),
  );
  const blog = createBlog(`${head}${post}== posts/.env\nmarker-7\n${files.join('')}`);
  const report = await blog.build();
  expect(diagnosticsOf(report, 'file-skipped').map(({ file }) => file)).toEqual(['posts/.env']);
  expect([...blog.output().values()].join()).not.toContain('marker-7');
});

// T-PATH-8
test('the name of the folder and the place it is built from leave no trace', async () => {
  const text = `${head}${post}== pages/about.md\nAbout.\n== assets/a.txt\na\n`;
  const plain = createBlog(text, { theme: repository });
  await plain.build();
  const odd = path.join(temporaryFolder(), 'my blog #1 100% [x] {a,b} ñandú 日本');
  mkdirSync(odd);
  for (const [file, content] of readFolder(plain.root)) {
    if (/^(_site|\.tinta)\//.test(file)) continue;
    mkdirSync(path.dirname(path.join(odd, file)), { recursive: true });
    writeFileSync(path.join(odd, file), content, 'latin1');
  }
  const out = path.join(odd, '_site');
  const roots = { blog: odd, theme: repository };
  const report = await build({ roots, out, now: new Date('2026-01-01'), version: 'test' });
  expect(placesOf(report)).toEqual([]);
  expect(readFolder(out)).toEqual(plain.output());

  const fromInside = await runCli(['build', '--out', '../elsewhere'], { cwd: odd });
  const fromAbove = await runCli(['build', path.basename(odd), '--out', 'above'], { cwd: path.dirname(odd) });
  expect([fromInside.code, fromAbove.code]).toEqual([0, 0]);
  const elsewhere = readFolder(path.join(odd, '../elsewhere'));
  expect(elsewhere.size).toBeGreaterThan(5);
  expect(readFolder(path.join(odd, '../above'))).toEqual(elsewhere);
});

/** Every file of the blog and beside it, but for the cache. */
function sourcesAround({ root }: TestBlog): ReadonlyMap<string, string> {
  const files = readFolder(path.dirname(root));
  return new Map([...files].filter(([file]) => !file.startsWith('blog/.tinta/')));
}

function linksIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    lstatSync(path.join(folder, file)).isSymbolicLink(),
  );
}
