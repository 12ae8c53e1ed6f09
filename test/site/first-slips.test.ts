import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createBlog, diagnosticsOf, placesOf } from '../support/site.ts';

const head = '== site.yml\ntitle: A blog\nurl: https://blog.example\n';
const post = '---\ntitle: Hi\n---\nHi.\n';

test.each([
  ['another name', 'post/2024-01-02-hi.md', 'post', 'post/ holds a Markdown file'],
  ['another generator’s place', 'content/posts/2024-01-02-hi.md', 'content/posts', 'content/posts/'],
  ['the top, beside pages', '2024-01-02-hi.md', null, 'the top of the blog holds a Markdown file'],
])('posts that stand where none are looked for are named: %s', async (_, file, place, says) => {
  const blog = createBlog(`${head}== pages/about.md\n${post}== README.md\nRead me.\n== ${file}\n${post}`);
  await blog.build();
  const { diagnostics } = await blog.build();
  expect(diagnostics.map(({ code, file: where }) => [code, where])).toEqual([['posts-missing', place]]);
  expect(diagnostics[0]?.message).toContain(says);
});

test('a blog of pages is meant so; a folder with nothing to publish is most likely another one', async () => {
  expect(placesOf(await createBlog(`${head}== pages/about.md\n${post}`).build())).toEqual([]);
  expect(placesOf(await createBlog(`${head}== src/main.c\nint main;\n`).build())).toEqual(['posts-missing ']);
});

test('the posts of a Jekyll blog that got a site.yml are not lost in silence', async () => {
  const blog = createBlog(`${head}== posts/2024-01-02-hi.md\n${post}== _posts/2024-01-03-ho.md\n${post}`);
  expect(placesOf(await blog.build())).toEqual(['file-skipped _posts']);
  blog.write(`${head}exclude: [_posts]\n`);
  expect(placesOf(await blog.build())).toEqual([]);
});

test.each(['site.yaml', 'config.yml', 'site.yml.txt'])(
  'a configuration called %s is not overlooked',
  async (name) => {
    const blog = createBlog(`== ${name}\ntitle: A blog\n== posts/2024-01-02-hi.md\n${post}`);
    const [found] = diagnosticsOf(await blog.build(), 'file-skipped');
    expect(found).toMatchObject({ file: name, remedy: 'Rename it to site.yml.' });
  },
);

test('a slip in the blog’s permalink is told once and where it stands', async () => {
  const posts = ['a', 'b', 'c'].map((name) => `== posts/2024-01-02-${name}.md\n${post}`).join('');
  const report = await createBlog(`${head}permalink: /:yaer/:title/\n${posts}`).build();
  expect(placesOf(report)).toEqual(['config-type site.yml:3:1']);
  expect(report.diagnostics[0]?.message).toContain('Did you mean year?');
});

test('a layout that nobody has is pointed at where a post asks for it', async () => {
  const report = await createBlog(
    `${head}== posts/2024-01-02-a.md\n---\ntitle: A\nlayout: pots\n---\n`,
  ).build();
  expect(placesOf(report)).toEqual(['layout-unknown posts/2024-01-02-a.md:3:9']);
  expect(report.diagnostics[0]?.remedy).toBe('Did you mean post? Or create layouts/pots.njk.');
});

test('a name that has the date and not its hyphen is told the name it is meant to have', async () => {
  const blog = createBlog(`${head}== posts/2024-01-02 a trip.md\n${post}== posts/20240103_b.md\n${post}`);
  const found = diagnosticsOf(await blog.build(), 'date-missing');
  expect(found.map(({ remedy }) => remedy)).toEqual([
    'A date stands at the start, with a hyphen behind it: name the file 2024-01-02-a trip.md.',
    'A date stands at the start, with a hyphen behind it: name the file 2024-01-03-b.md.',
  ]);
});

test('what YAML takes for a comment, or for true or false, is told in site.yml too', async () => {
  const settings =
    'title: A #blog\nurl: https://blog.example\nlanguage: no\nabout:\n  accent: #fff\n  text: |\n    a: #b\n  more: x #y\n';
  const report = await createBlog(`== site.yml\n${settings}== posts/2024-01-02-a.md\n${post}`).build();
  expect(report.diagnostics.map(({ code, line, column }) => `${code} ${line}:${column}`)).toEqual([
    'yaml-comment 1:10',
    'config-type 3:1',
    'yaml-comment 5:11',
    'yaml-comment 8:11',
  ]);
  expect(report.diagnostics[1]?.remedy).toContain('Put it in quotes');
});

test('a post whose name is a day is told to take that day', async () => {
  const [found] = diagnosticsOf(
    await createBlog(`${head}== posts/2024-03-05.md\n${post}`).build(),
    'date-missing',
  );
  expect(found?.remedy).toBe(
    'Write date: 2024-03-05 in its front matter, or name the file 2024-03-05-a-name.md.',
  );
});

test('of a Jekyll post the name is what counts', async () => {
  const blog = createBlog(
    `== _config.yml\ntitle: A\n== _posts/_2018-02-19-time.md\n---\ndate: 2018-02-19\n---\n== _posts/2016-11-30.md\n${post}== _posts/notes.md\n${post}`,
  );
  const found = diagnosticsOf(await blog.build(), 'date-missing');
  expect(found.map(({ remedy }) => remedy)).toEqual([
    'Name the file 2026-01-01-2016-11-30.md, or move it to _drafts/.',
    'A date stands at the start, with a hyphen behind it: name the file 2018-02-19-time.md.',
    'Name the file 2026-01-01-notes.md, or move it to _drafts/.',
  ]);
});

test.each(['spanish', 'e', 'es_ES'])('%s is no language', async (language) => {
  const report = await createBlog(`${head}language: ${language}\n== posts/2024-01-02-a.md\n${post}`).build();
  expect(placesOf(report)).toEqual(['config-type site.yml:3:1']);
});

test('a Jekyll blog that stands in a folder below its configuration is told to be built there', async () => {
  const blog = createBlog(
    `== _config.yml\ntitle: A\nurl: https://a.example\n== src/_includes/a.html\nA.\n== src/_posts/2024-01-02-a.md\n${post}`,
  );
  const [found] = diagnosticsOf(await blog.build(), 'file-skipped');
  expect(found).toMatchObject({ file: 'src/', remedy: 'Copy _config.yml into src/ and build that folder.' });
});

test('a language that is none is told, and one with an underscore is meant', async () => {
  const page = '== layouts/post.njk\n<p lang="{{ page.lang }}">\n';
  const blog = createBlog(
    `${head}${page}== posts/2024-01-02-a.md\n---\nlang: español\n---\n== posts/2024-01-02-b.md\n---\nlang: pt_br\n---\n`,
  );
  expect(placesOf(await blog.build())).toEqual(['key-type posts/2024-01-02-a.md:2:7']);
  expect(blog.read('a/index.html')).toContain('lang="en"');
  expect(blog.read('b/index.html')).toContain('lang="pt-BR"');
});

test('Liquid sees a language as it is written', async () => {
  const blog = createBlog(
    '== _config.yml\ntitle: A\n== _posts/2024-01-02-a.md\n---\nlang: pt_br\n---\n{{ page.lang }} {% if page.lang == "pt_br" %}yes{% endif %}\n',
  );
  await blog.build();
  expect(blog.read('2024/01/02/a.html')).toContain('pt_br yes');
});

test('an alias at the address of a page is told to be taken out', async () => {
  const blog = createBlog(
    `${head}== pages/about.md\n${post}== posts/2024-01-02-a.md\n---\naliases: [/about/]\n---\n`,
  );
  const [found] = diagnosticsOf(await blog.build(), 'url-collision');
  expect(found?.remedy).toContain('Take /about/ out of the aliases of posts/2024-01-02-a.md');
});

test('what aliases collide with is placed at the alias, and other addresses at what gave them', async () => {
  const at = (name: string, keys: string) => `== posts/2024-01-02-${name}.md\n---\n${keys}\n---\n`;
  const posts = [
    at('a', 'title: /old/\naliases:\n  - /old/er/\n  - "/old/"\n  - about'),
    at('b', 'redirect_from: [/x/, "//y/", /old]'),
    at('c', 'redirect_to: https://elsewhere.example/\nslug: here'),
    at('d', 'title: D\npermalink: /here/'),
  ];
  const report = await createBlog(`${head}== pages/about.md\n${post}${posts.join('')}`).build();
  expect(placesOf(report)).toEqual([
    'permalink-invalid posts/2024-01-02-b.md:2:23',
    'url-collision posts/2024-01-02-a.md:6:5',
    'url-collision posts/2024-01-02-b.md:2:30',
    'url-collision posts/2024-01-02-d.md:3:12',
  ]);
  expect(report.diagnostics.some((found) => 'about' in found)).toBe(false);
});

test('two texts that are one translation in one language are both named', async () => {
  const at = (file: string, keys: string) => `== ${file}.md\n---\ntranslation_key: k\n${keys}\n---\n`;
  const posts = ['posts/2024-01-02-a', 'posts/2024-01-03-b', 'pages/c'].map((file) => at(file, 'lang: es'));
  const blog = createBlog(`${head}${posts.join('')}${at('posts/2024-01-04-d', 'lang: en')}`);
  const expected = [
    [
      'translation-twice',
      'posts/2024-01-03-b.md',
      'posts/2024-01-02-a.md and posts/2024-01-03-b.md both are the text of translation_key: k in the language es',
    ],
  ];
  for (const edit of ['', `${at('posts/2024-01-03-b', 'lang: es')}Edited.\n`]) {
    blog.write(edit);
    const { diagnostics } = await blog.build();
    expect(diagnostics.map(({ code, file, message }) => [code, file, message])).toEqual(expected);
  }
  blog.write(at('posts/2024-01-03-b', 'lang: fr'));
  expect(placesOf(await blog.build())).toEqual([]);
});

test('addresses that differ in capitals are both named', async () => {
  const at = (name: string, url: string) => `== posts/2024-01-02-${name}.md\n---\npermalink: ${url}\n---\n`;
  const [found] = diagnosticsOf(
    await createBlog(`${head}${at('a', '/Foo/')}${at('b', '/foo/')}`).build(),
    'url-collision',
  );
  expect(found?.message).toContain('they want /Foo/ and /foo/');
});

test('a key that has no singular is told once', async () => {
  const report = await createBlog(`${head}== posts/2024-01-02-a.md\n---\nseries: {a: b}\n---\n`).build();
  expect(placesOf(report)).toEqual(['key-type posts/2024-01-02-a.md:2:9']);
});

test('an empty folder called posts is a blog that begins', async () => {
  const blog = createBlog(head);
  mkdirSync(path.join(blog.root, 'posts'));
  const report = await blog.build();
  expect(report.isDone).toBe(true);
  expect(placesOf(report)).toEqual(['posts-missing ']);
});

test('what `exclude` names with a ! is taken back, and takes nothing with it', async () => {
  const blog = createBlog(
    `${head}exclude: ["notes/**", "posts/old-*", "!posts/old-b.md"]\n${['a', 'old-a', 'old-b'].map((name) => `== posts/${name}.md\n---\ndate: 2024-01-02\n---\n${name}\n`).join('')}`,
  );
  expect(placesOf(await blog.build())).toEqual([]);
  expect(['a', 'old-a', 'old-b'].map((name) => blog.has(`${name}/index.html`))).toEqual([true, false, true]);
});

test.each(['""', '[""]', '["posts/b*", "!"]', '["!"]', '[" "]'])(
  'a glob of `exclude` that is empty names nothing: %j',
  async (globs) => {
    const blog = createBlog(`${head}exclude: ${globs}\n== posts/a.md\n---\ndate: 2024-01-02\n---\na\n`);
    expect(placesOf(await blog.build())).toEqual([]);
    expect(blog.has('a/index.html')).toBe(true);
  },
);

test.each(['posts/old/', './posts/old', '/posts/old/', '/posts/old/a.md'])(
  'slashes around a path of `exclude` say nothing: %j',
  async (glob) => {
    const text = '---\ndate: 2024-01-02\n---\na\n';
    const blog = createBlog(`${head}exclude: ["${glob}"]\n== posts/old/a.md\n${text}== posts/b.md\n${text}`);
    expect(placesOf(await blog.build())).toEqual([]);
    expect(['a', 'b'].map((name) => blog.has(`${name}/index.html`))).toEqual([false, true]);
  },
);

test.each(['draft: true\ndraft: false', 'published: false\npublished: true'])(
  'what keeps a post back and is written twice, the second time otherwise, publishes nothing: %j',
  async (lines) => {
    const blog = createBlog(`${head}== posts/a.md\n---\n${lines}\ndate: 2024-01-02\n---\na\n`);
    const { diagnostics, isDone } = await blog.build();
    expect([isDone, diagnostics.map(({ code, severity, line }) => [severity, code, line])]).toEqual([
      false,
      [['error', 'yaml-invalid', 3]],
    ]);
  },
);

test('a word where site.yml takes settings is told, each at its place', async () => {
  const blog = createBlog(
    `${head}feeds: atom\ntaxonomies: {series: fasle, tags: true}\nmarkdown: kramdown\n== posts/2024-01-02-a.md\na\n`,
  );
  const { diagnostics } = await blog.build();
  expect(diagnostics.map(({ code, message, line }) => [code, message, line])).toEqual([
    ['config-type', 'feeds takes a mapping', 3],
    ['config-type', 'taxonomies.series takes a mapping', 4],
    ['config-type', 'markdown takes a mapping', 5],
  ]);
});

test.each(['posts/drafts/', 'posts/2024/_drafts/'])('what stands in %s is a draft', async (folder) => {
  const blog = createBlog(`${head}== posts/2024-01-02-a.md\na\n== ${folder}2024-01-03-b.md\nb\n`);
  expect(placesOf(await blog.build())).toEqual([]);
  expect([blog.has('a/index.html'), blog.has('b/index.html')]).toEqual([true, false]);
  await blog.build({ drafts: true });
  expect(blog.has('b/index.html')).toBe(true);
});

test('while site.yml cannot be read, nothing is told that it may decide', async () => {
  const texts = ['en', 'es'].map((lang) => `== posts/2024-01-02-${lang}.md\n---\ntranslation_key: a\n`);
  const posts = `${texts[0]}lang: en\n---\nHi.\n${texts[1]}---\nHola.\n== posts/2024-01-03-b.md\n---\ndate: 2024-02-30\n---\n`;
  const settings = '== site.yml\nlanguage: es\ntitle: [A blog\nurl: https://blog.example\n';
  const report = await createBlog(settings + posts).build();
  expect(placesOf(report)).toEqual([
    'date-impossible posts/2024-01-03-b.md:2:7',
    'yaml-invalid site.yml:2:8',
  ]);
});

test.each([
  ['baseurl: /blog', 'Write it at the end of url:, as in url: https://me.example/blog.'],
  ['paginate: 5', 'Write per_page: instead.'],
  ['languageCode: es', 'Write language: instead.'],
])('what another generator has in its configuration is told in site.yml: %s', async (line, remedy) => {
  const { diagnostics } = await createBlog(`${head}${line}\n== posts/2024-01-02-hi.md\n${post}`).build();
  expect(diagnostics.map(({ code, line: at, remedy: told }) => [code, at, told])).toEqual([
    ['config-unknown', 3, remedy],
  ]);
});

test('in a Jekyll blog they say what they say', async () => {
  const config = 'title: T\nurl: https://blog.example\nbaseurl: /blog\nplugins: [jekyll-feed]\nlang: es\n';
  const blog = createBlog(`== _config.yml\n${config}== _posts/2024-01-02-hi.md\n${post}`);
  expect(placesOf(await blog.build())).toEqual([]);
});

test.each([
  ['theme: {colors: {accent: {drak: "#ffffff"}}}', 'Did you mean dark?'],
  ['theme: {colors: {accent: {black: "#ffffff"}}}', 'Write one of light, dark.'],
  ['theme: {background: "#ffffff"}', 'Write one of colors, fonts, widths, icon.'],
  ['theme: {fonts: {body: Georgia}}', 'Write one of text, titles, interface, code.'],
  ['images: {quality: {png: 50}}', 'Write one of avif, webp, jpeg.'],
  ['feeds: {count: 3}', 'Write one of formats, terms, limit, ids, also.'],
  ['taxonomies: {tags: {title: Words}}', 'Write one of path, key, feed, slugs, per_page.'],
  ['taxonomies: {catgories: false}', 'Did you mean categories?'],
])('a setting that no mapping has is told: %s', async (text, remedy) => {
  const blog = createBlog(
    `== site.yml\ntitle: T\nurl: https://a.example\n${text}\n== posts/2024-01-02-a.md\nA.\n`,
  );
  const report = await blog.build();
  expect(placesOf(report)).toEqual([expect.stringMatching(/^config-unknown site\.yml:3:/)]);
  expect(report.diagnostics[0]?.remedy).toBe(remedy);
});

test.each([
  'theme: {colors: "#ffffff"}',
  'theme: {fonts: Georgia}',
  'theme: {widths: 30}',
  'images: {quality: high}',
])('a value where a mapping of settings belongs is told: %s', async (text) => {
  const blog = createBlog(
    `== site.yml\ntitle: T\nurl: https://a.example\n${text}\n== posts/2024-01-02-a.md\nA.\n`,
  );
  expect(placesOf(await blog.build())).toEqual([expect.stringMatching(/^config-type site\.yml:3:/)]);
});

test('a slip in when comments are loaded is told as one', async () => {
  const blog = createBlog(
    '== site.yml\ntitle: T\nurl: https://a.example\ncomments: {utterances: a/b, lod: scroll}\n== posts/2024-01-02-a.md\nA.\n',
  );
  expect((await blog.build()).diagnostics[0]?.remedy).toMatch(/Did you mean load\?$/);
});

test.each([
  ['markdown: kramdown', 'Write markdown: {dialect: kramdown}.'],
  ['markdown: goldmark', expect.stringMatching(/^Delete the line/)],
])('what reads Markdown in Jekyll is told to be a dialect here: %s', async (line, remedy) => {
  const { diagnostics } = await createBlog(`${head}${line}\n== posts/2024-01-02-hi.md\n${post}`).build();
  expect(diagnostics.map(({ code, line: at, remedy: told }) => [code, at, told])).toEqual([
    ['config-type', 3, remedy],
  ]);
});
