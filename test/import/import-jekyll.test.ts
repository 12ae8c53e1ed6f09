import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseYaml } from '../../src/content/data/parse-yaml.ts';
import { yamlLines } from '../../src/import/yaml-lines.ts';
import type { DataMap } from '../../src/types/data.ts';
import { runCli } from '../support/cli.ts';
import { createBlog, readFolder, repository, temporaryFolder } from '../support/site.ts';
import { imported } from './imported.ts';

const whole = `
== _config.yml
title: "Old: blog"
url: https://e.org
baseurl: /b
timezone: Europe/Madrid
paginate: 5
plugins: [jekyll-feed]
kramdown: {toc_levels: 2..3}
motto: Slow
defaults: [{scope: {path: ''}, values: {layout: fancy, author: ana}}]
== _posts/2024-01-02-a.md
---
title: A
categories: one two
tags: [x, "y: z"]
redirect_from: /old/
date: 2024-01-02 10:00:00
mood: {deep: [1, "yes"]}
---
See [b]({% post_url 2024-01-03-b %}) and {% include box.html what="x" %}.

- code

  {% highlight ruby linenos %}
  puts 1
  {% endhighlight %}

{% raw %}{{ kept }}{% endraw %}
== news/_posts/2024-01-03-b.html
---
title: B
permalink: /b.html
---
<p>One <b>bold</b> {{ page.title }}.</p>
== _posts/2024-01-04-c.markdown
---
title: C
published: false
---
{% for p in site.posts %}{{ p.title }} {% endfor %}
== _posts/undated.md
---
title: Undated
---
x
== _drafts/d.md
---
title: D
---
d
== about.md
---
title: About
tags: [X]
---
About us.
== _includes/box.html
<b>{{ include.what }}</b>
== _data/ships/big.yml
name: Ana
== assets/a.css
a{}
== img/b.txt
b
`;

test('a Jekyll blog becomes a native one that reads the same, and stays as it was', async () => {
  const blog = createBlog(whole);
  const before = readFolder(blog.root);
  const { report, read, has } = await imported(blog);
  expect(readFolder(blog.root)).toEqual(before);
  expect(report.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(report.comparison).toEqual({ pages: 5, changes: [], errors: [] });
  expect(report).toMatchObject({ posts: 4, drafts: 1, pages: 1, copied: 3, layouts: ['fancy'] });
  expect(report.frozen).toEqual(['_posts/2024-01-04-c.markdown']);

  const a = read('posts/2024-01-02-a.md');
  expect(a).toContain(
    'title: A\ndate: "2024-01-02 11:00:00 +01:00"\ncategories: [one, two]\ntags: [x, "y: z"]\n',
  );
  expect(a).toContain('authors: [ana]\naliases: ["/old/"]\nmood:\n  deep: [1, "yes"]\n---\n');
  expect(a).toContain('See [b](/b/b.html) and <b>x</b>');
  expect(a).toContain('- code\n\n\n  ```ruby linenos\n  puts 1\n  ```\n');
  expect(a).toContain('{{ kept }}');
  expect(read('posts/news/2024-01-03-b.md')).toContain('permalink: "/b.html"');
  expect(read('posts/news/2024-01-03-b.md')).toContain(
    '{::nomarkdown}\n<p>One <b>bold</b> B.</p>\n{:/nomarkdown}',
  );
  expect(read('posts/2024-01-04-c.markdown')).toContain('draft: true');
  expect(read('pages/about.md')).toContain('permalink: "/about.html"');
  expect(
    ['drafts/d.md', 'drafts/undated.md', 'data/ships/big.yml', 'assets/a.css', 'pages/img/b.txt'].map(has),
  ).toEqual(Array.from({ length: 5 }, () => true));
  expect(read('site.yml')).toBe(
    'title: "Old: blog"\nurl: "https://e.org/b"\nlanguage: en\ntimezone: Europe/Madrid\npermalink: date\nper_page: 5\npage_path: "/page:num/"\nfeeds:\n  ids: jekyll\nmarkdown:\n  dialect: kramdown\n  html: true\n  kramdown:\n    toc_levels: "2..3"\nmotto: Slow\n',
  );
});

// T-FM-2
test('a description in several lines of YAML is one text without the line end that YAML gives it', async () => {
  const config = '== _config.yml\ntitle: T\ndescription: >\n  Eight years\n  of notes\nurl: https://e.org\n';
  const { read } = await imported(createBlog(`${config}== _posts/2024-01-02-a.md\n---\n---\nA.\n`));
  expect(read('site.yml')).toContain('\ndescription: Eight years of notes\n');
});

test('what looks like front matter in a body is copied to the letter, and nothing of it runs', async () => {
  const bodies = {
    js: 'Before.\n\n---js\n{a: (globalThis.tintaWasRun = 1)}\n---\n\nAfter.\n',
    yaml: '---\ntitle: {not: [a, title\n---\n',
    code: '```js\n---javascript\nglobalThis.tintaWasRun = 1\n---\n```\n',
  };
  const blog = createBlog('== _config.yml\ntitle: A\nurl: https://a.example\n');
  for (const [name, body] of Object.entries(bodies))
    blog.write(`== _posts/2024-01-02-${name}.md\n---\ntitle: Of ${name}\n---\n${body}`);
  const to = path.join(blog.root, '../native');
  expect((await runCli(['import', 'jekyll', blog.root, to])).code).toBe(0);
  for (const [name, body] of Object.entries(bodies)) {
    const written = readFileSync(path.join(to, `posts/2024-01-02-${name}.md`), 'utf8');
    expect(written.slice(written.indexOf('---\n', 4) + 4).trim(), name).toBe(body.trim());
  }
  const again = await runCli(['build', to]);
  expect(again.code).toBe(0);
  expect(readFileSync(path.join(to, '_site/2024/01/02/js.html'), 'utf8')).toContain('globalThis.tintaWasRun');
});

test('two spellings of one term become one, and a page that lists them gives way to the theme’s', async () => {
  const blog = createBlog(`
== _config.yml
title: T
== _posts/2024-01-02-a.md
---
tags: [Ink, Déjà vu, "?"]
---
a
== _posts/2024-01-03-b.md
---
tags: [ink, Ink, "déjà-vu!"]
---
b
== tags.md
---
title: Tags
permalink: /tags/
---
{% for t in site.tags %}{{ t[0] }} {% endfor %}
`);
  const { report, read, has } = await imported(blog);
  expect(report.comparison?.errors).toEqual([]);
  expect(report.replaced).toEqual(['/tags/']);
  expect(has('pages/tags.md')).toBe(false);
  expect(read('posts/2024-01-03-b.md')).toContain('tags: [Ink, Déjà vu]');
});

test('terms that differ in a sign that makes another word stay two, each with a page', async () => {
  const blog = createBlog(
    `== _config.yml\ntitle: T\nurl: https://e.org\ntaxonomies: {tags: {slugs: {"F#": fsharp}}}\n== _posts/2024-01-02-a.md\n---\ntags: [c++, c++, "C#", F, "F#", c plus plus]\n---\na\n== _posts/2024-01-03-b.md\n---\ntags: [C, "c++"]\n---\nb\n`,
  );
  const { report, read, target } = await imported(blog);
  expect(report.comparison?.errors).toEqual([]);
  expect(read('posts/2024-01-02-a.md')).toContain('tags: ["c++", "C#", F, "F#", c plus plus]');
  expect(read('posts/2024-01-03-b.md')).toContain('tags: [C, "c++"]');
  const again = await runCli(['build', target, '--json']);
  expect(again.code).toBe(0);
  const pages = (slug: string) => readFileSync(path.join(target, '_site/tags', slug, 'index.html'), 'utf8');
  expect(pages('c-plus-plus-2')).toContain('<title>Tag: c++ · T</title>');
  for (const slug of ['c', 'c-sharp', 'f', 'fsharp', 'c-plus-plus']) expect(pages(slug)).toContain('<h1');
});

test('what reads otherwise is named', async () => {
  const blog = createBlog(`
== _config.yml
title: T
== _posts/2024-01-02-a.md
---
title: A
---
![picture](/a.png "A caption where it is native")
`);
  const { report } = await imported(blog);
  expect(report.comparison?.changes).toEqual([
    {
      url: '/2024/01/02/a.html',
      source: '_posts/2024-01-02-a.md',
      what: 'words',
      first: ['', 'A caption where it is native'],
    },
  ]);
});

test('broken Liquid is told with its place, and nothing is written', async () => {
  const blog = createBlog(
    '== _config.yml\ntitle: T\n== _posts/2024-01-02-a.md\n---\ntitle: A\n---\n{% if %}\n',
  );
  const { report, target } = await imported(blog);
  expect(report.comparison).toBe(null);
  expect(report.diagnostics.map(({ code, line }) => [code, line])).toEqual([['liquid-invalid', 4]]);
  expect(existsSync(target)).toBe(false);
});

test('the command tells what became of the blog, and writes into no folder that holds anything', async () => {
  const blog = createBlog(whole);
  const folder = temporaryFolder();
  const target = path.join(folder, 'new');
  const first = await runCli(['import', 'jekyll', blog.root, target], { cwd: folder });
  expect(first.stdout).toBe(
    '4 posts, 1 draft, 1 page and 3 other files in new.\nLayouts that are the theme’s now: fancy.\n_posts/2024-01-04-c.markdown: what its Liquid listed stands written out, and changes no more.\nAll 5 pages of it read as before, at the same addresses.\n',
  );
  expect(first.code).toBe(0);
  const second = await runCli(['import', 'jekyll', blog.root, target]);
  expect([second.code, second.stderr]).toEqual([2, expect.stringContaining('is a blog already')]);
  const inside = await runCli(['import', 'jekyll', blog.root, path.join(blog.root, 'x')]);
  expect([inside.code, inside.stderr]).toEqual([2, expect.stringContaining('lies inside the blog')]);
  const built = await runCli(['build', target]);
  expect(built.code).toBe(0);
  const json = await runCli(['import', 'jekyll', blog.root, path.join(folder, 'json'), '--json']);
  expect(JSON.parse(json.stdout)).toMatchObject({ ok: true, posts: 4, comparison: { changes: [] } });
});

test('HTML that includes make a whole document of is copied as it stands', async () => {
  const blog = createBlog(
    '== _config.yml\ntitle: T\n== _includes/head.html\n<!doctype html><title>A</title>\n== a.html\n---\n---\n{% include head.html %}<p>Body.</p>\n',
  );
  const { report, read } = await imported(blog);
  expect(report.comparison?.changes).toEqual([]);
  expect(read('pages/a.html')).toMatch(/^<!doctype html><title>A<\/title>\s*<p>Body\.<\/p>\s*$/);
});

test('what is left out is none of the pages that read as before', async () => {
  const post = '---\ntitle: A\npermalink: /a/\n---\nText.\n';
  const blog = createBlog(
    `== _config.yml\ntitle: T\n== _posts/2024-01-02-a.md\n${post}== _posts/2024-01-03-b.md\n${post}== _posts/2024-01-04-c.md\n---\ntitle: C\n---\nText.\n`,
  );
  const folder = temporaryFolder();
  const { stdout } = await runCli(['import', 'jekyll', blog.root, path.join(folder, 'new')]);
  expect(stdout).toContain('another had its address and was published in its place, so it is left out.\n');
  expect(stdout).toContain('All 2 other pages of it read as before, at the same addresses.\n');
});

test('lines of YAML read back as what they were written from', () => {
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('yes', '1.10', '2024-01-02', '- a', 'a: b', '#', '~'),
  );
  const value = fc.letrec((tie) => ({
    data: fc.oneof(
      { depthSize: 'small' },
      text,
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('data')),
      tie('map'),
    ),
    map: fc.dictionary(fc.stringMatching(/^[a-zA-Z][\w -]{0,8}$/), tie('data')),
  })).map as fc.Arbitrary<DataMap>;
  fc.assert(
    fc.property(value, (map) => {
      const { value: read, diagnostics } = parseYaml(`${yamlLines(map).join('\n')}\n`, { file: 'x' });
      expect(diagnostics).toEqual([]);
      if (Object.keys(map).length > 0) expect(JSON.stringify(read)).toBe(JSON.stringify(clean(map)));
    }),
  );
});

/** What no document may hold is left out where it is read. */
function clean(map: DataMap): unknown {
  return JSON.parse(JSON.stringify(map), (_, value: unknown) =>
    typeof value === 'string'
      ? value.replace(/[^\P{Cc}\t\n\r\x85]|[\p{Surrogate}\ufffe\uffff]/gu, '')
      : value,
  );
}

test('of two sources at one address the one that was published comes along, and the other is named', async () => {
  const blog = createBlog(
    '== _config.yml\ntitle: A\nurl: https://e.org\n== _posts/2024-01-02-a.md\n---\n---\nOlder.\n== _posts/2024-01-02-b.md\n---\npermalink: /2024/01/02/a.html\ndate: 2024-01-03\n---\nNewer.\n== links.md\n---\ntitle: L\n---\nRead.\n== links.html\nCopied.\n',
    { theme: repository },
  );
  const { report, target } = await imported(blog);
  expect(report.shadowed.toSorted()).toEqual(['_posts/2024-01-02-a.md', 'links.html']);
  expect(report.comparison).toMatchObject({ changes: [], errors: [] });
  expect((await runCli(['build', target])).code).toBe(0);
});

test('of words that differ the first are shown as they were and as they are', async () => {
  const blog = createBlog(
    '== _config.yml\ntitle: A\nurl: https://e.org\nfeed: {path: a.xml}\n== _posts/2024-01-02-a.md\n---\n---\nOne two three.\n\n![x](/a.png "A caption")\n\nFour five.\n',
    { theme: repository },
  );
  const { report, target } = await imported(blog);
  expect(report.comparison?.changes).toMatchObject([
    { what: 'words', first: ['two three. Four five.', 'two three. A caption Four five.'] },
  ]);
  expect((await runCli(['build', target])).stderr).not.toContain('config-unknown');
});

test('lists written out show what other posts say, and a home page of the blog’s own comes along', async () => {
  const words = 'Here I write about bread and ovens, and about all who taught me. '.repeat(4);
  const blog = createBlog(
    `== _config.yml\ntitle: A\nurl: https://e.org\npaginate: 1\npaginate_path: /blog/p:num/\n== _posts/2024-01-02-a.md\n---\n---\nOne *two* three.\n\nMore of it.\n== _posts/2024-01-03-b.md\n---\n---\nFour.\n== list.md\n---\n---\n{% for post in site.posts %}{{ post.content | strip_html | strip_newlines }}/{{ post.excerpt | strip_html | strip }}; {% endfor %}\n== index.md\n---\ntitle: Home\n---\n${words}\n== blog/index.html\n---\n---\n{% for post in paginator.posts %}{{ post.title }}{% endfor %}\n`,
    { theme: repository },
  );
  const { report, read, target } = await imported(blog);
  expect(report.comparison).toMatchObject({ changes: [], errors: [] });
  expect(read('pages/list.md')).toContain('Four./Four.; One two three.More of it./One two three.;');
  expect(read('pages/index.md')).toContain(words.trim());
  expect((await runCli(['build', target])).code).toBe(0);
  expect(existsSync(path.join(target, '_site/index.html'))).toBe(true);
});

test('each warning is told once, of headers and of Liquid', async () => {
  const blog = createBlog(
    '== _config.yml\ntitle: T\n== _posts/2024-01-02-a.md\n---\ntitle: A\ndate: never\n---\n{% include none.html %}\n== _posts/2024-01-03-b.md\n---\ntitle: [B\n---\nb\n',
  );
  const { report } = await imported(blog);
  expect(report.diagnostics.map(({ code, file, line }) => `${code} ${file}:${line}`).toSorted()).toEqual([
    'date-impossible _posts/2024-01-02-a.md:3',
    'file-skipped _posts/2024-01-03-b.md:null',
    'liquid-include _posts/2024-01-02-a.md:5',
    'yaml-invalid _posts/2024-01-03-b.md:2',
  ]);
});

test('a blog in a folder of a host that it leaves unsaid stays in that folder', async () => {
  const links = "[l]({{ '/about/' | relative_url }}) ![p]({{ site.baseurl }}/assets/p.png)";
  const blog = createBlog(
    `== _config.yml\ntitle: T\nbaseurl: diario/\n== _posts/2024-01-02-a.md\n---\ntitle: A\n---\n${links}\n== assets/p.png\np\n`,
  );
  const { report, read, target } = await imported(blog);
  expect(report.comparison).toEqual({ pages: 1, changes: [], errors: [] });
  expect(read('site.yml')).toContain('url: "/diario"\n');
  const built = await runCli(['build', target]);
  expect(built.stderr).toContain('Write url: https://my-blog.example/diario in');
  expect(built.stderr).not.toContain('image-missing');
  const page = read('_site/2024/01/02/a.html');
  expect(page).toMatch(/<a href="\/diario\/about\/">l<\/a> <img[^>]* src="\/diario\/assets\/p\.png"/);
  expect(page).toContain('href="/diario/assets/css/tinta.css');
});

test('a term that no folder can be named after keeps the address of its page', async () => {
  const blog = createBlog(
    '== _config.yml\ntitle: T\nurl: https://e.org\npermalink: /:title/\n== _posts/2024-01-02-a.md\n---\ntitle: A\ntags: [café, con, 😀]\ncategories: [Aux]\n---\nA\n',
    { theme: repository },
  );
  await blog.build();
  const { read, target } = await imported(blog);
  expect(read('site.yml')).toContain('con: tags-con');
  expect(await runCli(['build', target, '--json'])).toMatchObject({ code: 0 });
  for (const page of [
    'tags/tags-con/index.html',
    'tags/tags-1f600/index.html',
    'categories/categories-aux/index.html',
  ]) {
    expect(blog.has(page)).toBe(true);
    expect(existsSync(path.join(target, '_site', page))).toBe(true);
  }
});

test('pages of terms stay where _config.yml puts them', async () => {
  const blog = createBlog(
    `== _config.yml
title: T
url: https://e.org
taxonomies: {tags: {path: /t/, slugs: {C++: cpp}}, categories: false, places: {key: place}}
== _posts/2024-01-02-a.md
---
title: A
tags: [C++, con]
categories: [food]
place: Roma
---
A
`,
    { theme: repository },
  );
  await blog.build();
  const { report, read, target } = await imported(blog);
  expect(report.comparison).toEqual({ pages: 1, changes: [], errors: [] });
  expect(await runCli(['build', target, '--json'])).toMatchObject({ code: 0 });
  const lists = (files: Iterable<string>) =>
    [...files].filter((file) => /^(?:t|categories|places)\//.test(file));
  expect(lists(blog.output().keys())).toContain('t/cpp/index.html');
  expect(lists(readFolder(path.join(target, '_site')).keys()).toSorted()).toEqual(
    lists(blog.output().keys()).toSorted(),
  );
  expect(read('site.yml')).toContain('categories: false');
});

test('a post that stood where the theme makes a list gets the address of any other, and that is told', async () => {
  const blog = createBlog(
    `== _config.yml\ntitle: T\nurl: https://e.org\npermalink: /:title/\n== _posts/2024-01-02-a.md\n---\npermalink: /\n---\nA\n== _posts/2024-01-03-b.md\n---\npermalink: /archive/\n---\nB\n`,
    { theme: repository },
  );
  await blog.build();
  expect(blog.read('index.html')).toContain('<p>A</p>');
  const { report, read, target } = await imported(blog);
  expect(report.comparison?.errors).toEqual([]);
  expect(report.comparison?.changes.map(({ url, what }) => `${url} ${what}`).toSorted()).toEqual([
    '/ gone',
    '/a/ new',
    '/archive/ gone',
    '/b/ new',
  ]);
  expect(await runCli(['build', target, '--json'])).toMatchObject({ code: 0 });
  expect(read('_site/a/index.html')).toContain('<p>A</p>');
});

test('a page that no layout stands around is a file that stands where it stood', async () => {
  const page =
    '---\nlayout: null\npermalink: /start/\n---\n<!doctype html>\n<title>{{ site.title }}</title>\n<p>Hello\n';
  const blog = createBlog(
    `== _config.yml\ntitle: T\n== _posts/2024-01-02-a.md\n---\ntitle: A\n---\nA.\n== start.html\n${page}`,
  );
  const { report, read, target } = await imported(blog);
  expect(report.comparison).toEqual({ pages: 1, changes: [], errors: [] });
  await runCli(['build', target]);
  expect(read('_site/start/index.html')).toBe('<!doctype html>\n<title>T</title>\n<p>Hello\n');
});

test('of pages that no layout stands around what is kept back stays back, and former addresses still lead on', async () => {
  const page = (keys: string) => `---\nlayout: nil\n${keys}\n---\n<p>Hello</p>\n`;
  const blog = createBlog(
    `== _config.yml\ntitle: T\nurl: https://e.org\nbaseurl: /b\n== _posts/2024-01-02-a.md\n---\ntitle: A\n---\nA.\n== held.html\n${page('published: false')}== draft.html\n${page('draft: true')}== gone.html\n${page('redirect_to: /start.html')}== start.html\n${page('redirect_from: [/was/, /old.html]')}`,
  );
  const { report, read, target } = await imported(blog);
  expect(report).toMatchObject({ layouts: [], comparison: { changes: [], errors: [] } });
  expect(await runCli(['build', target])).toMatchObject({ code: 0 });
  expect(read('_site/start.html')).toBe('<p>Hello</p>\n');
  for (const file of ['gone.html', 'was/index.html', 'old.html'])
    expect(read(`_site/${file}`), file).toContain('url=/b/start.html');
  const files = readFolder(path.join(target, '_site'));
  expect(['held.html', 'draft.html'].filter((file) => files.has(file))).toEqual([]);
});

test('a list that the theme makes takes the place of the one that was written by hand for a category', async () => {
  const page = '---\ntitle: Viajes\n---\n{% for p in site.categories.Viajes %}{{ p.title }}{% endfor %}\n';
  const blog = createBlog(
    `== _config.yml\ntitle: T\npermalink: pretty\n== _posts/2024-01-02-a.md\n---\ntitle: A\ncategories: [Viajes]\npublisher: false\n---\nA.\n== categories/viajes.html\n${page}== categories/others.html\n${page}`,
  );
  const { report, target, read } = await imported(blog);
  expect(report.replaced).toEqual(['/categories/viajes/']);
  expect(report.comparison).toEqual({ pages: 2, changes: [], errors: [] });
  expect(read('posts/2024-01-02-a.md')).toContain('x_publisher: false\n');
  expect((await runCli(['build', target])).code).toBe(0);
  expect(read('_site/categories/viajes/index.html')).toContain('class="post-card');
});

test('templates of Tinta’s that a Jekyll blog has go along', async () => {
  const blog = createBlog(
    '== _config.yml\ntitle: T\n== _posts/2024-01-02-a.md\n---\nlayout: post\n---\nText.\n== layouts/post.njk\n<i>{{ page.content }}</i>\n',
  );
  const { read } = await imported(blog);
  expect(read('layouts/post.njk')).toContain('<i>');
});
