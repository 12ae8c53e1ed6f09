import { expect, test } from 'vitest';
import { check } from '../../src/check/check.ts';
import { runCli } from '../support/cli.ts';
import { createBlog, repository, type TestBlog, temporaryFolder } from '../support/site.ts';

const site = `
== site.yml
title: A blog
url: https://blog.example/base
== posts/2024-01-02-a.md
---
title: A
---
A [broken link](/nowhere/) and a [good one](/b/).

A [near miss](/bb/), a ![picture](/assets/none.png),

an [anchor](/b/#none) and [another](#none-here), a [relative one](../b/)

and [one elsewhere](https://elsewhere.example/none/).
== posts/2024-01-03-b.md
---
title: B
---
<h2 id="here">Here</h2>

[Up](/a/), [here](#here), [here again](/b/#here), [top](#top), [mail](mailto:a@b.example), [feed](/feed.xml)

<a href="/pages/gone.html">gone</a> ![there](/assets/there.txt)
== assets/there.txt
There.
`;

async function faultsOf(blog: TestBlog): Promise<readonly string[]> {
  const theme = temporaryFolder();
  const found = await check({
    roots: { blog: blog.root, theme },
    now: new Date('2026-01-01'),
    version: 'test',
  });
  return found.map(
    ({ severity, code, file, line, message }) =>
      `${severity === 'error' ? '' : `${severity} `}${code} ${file}:${line} ${message}`,
  );
}

const layouts = `
== layouts/post.njk
<article id="top">{{ page.content }}</article>
== layouts/home.njk
x
== layouts/archive.njk
x
== layouts/404.njk
x
== layouts/robots.njk
x
== layouts/atom.njk
x
== layouts/rss.njk
x
== layouts/json-feed.njk
x
== layouts/sitemap.njk
x
`;

// T-LINK-1
test('every broken link, anchor and picture is told in one run, with the line of its post', async () => {
  const blog = createBlog(site + layouts);
  const found = await faultsOf(blog);
  expect(found.toSorted()).toEqual([
    expect.stringMatching(/^image-missing posts\/2024-01-02-a\.md:6 .*\/assets\/none\.png/),
    expect.stringMatching(/^link-broken posts\/2024-01-02-a\.md:4 .*\/nowhere\//),
    expect.stringMatching(/^link-broken posts\/2024-01-02-a\.md:6 .*\/bb\//),
    expect.stringMatching(/^link-broken posts\/2024-01-02-a\.md:8 .*#none-here/),
    expect.stringMatching(/^link-broken posts\/2024-01-02-a\.md:8 .*#none/),
    expect.stringMatching(/^link-broken posts\/2024-01-03-b\.md:8 .*\/pages\/gone\.html/),
  ]);
  const { code, stdout } = await runCli(['check', blog.root, '--json']);
  const { errors, diagnostics } = JSON.parse(stdout);
  const broken = diagnostics.filter((one: { file: string }) => one.file.startsWith('posts/'));
  expect([code, errors, broken.length]).toEqual([1, diagnostics.length, found.length]);
});

test('every picture of a srcset is looked for, with blanks behind its commas or none', async () => {
  const sizes = '/assets/a.png 1x,/assets/b.png 2x , /assets/c.png 3x';
  const text = `== posts/2024-01-02-a.md\n<img src="/assets/there.txt" srcset="${sizes}" alt="">\n`;
  const found = await faultsOf(
    createBlog(site.replaceAll(/.*(none|nowhere|bb|gone).*/g, '') + layouts + text),
  );
  expect(found.map((told) => /\/assets\/.*?\.png/.exec(told)?.[0])).toEqual([
    '/assets/a.png',
    '/assets/b.png',
    '/assets/c.png',
  ]);
});

test('a srcset of commas holds up no check', async () => {
  const text = `== posts/2024-01-02-a.md\n<img src="/assets/there.txt" srcset="${','.repeat(20_000)} /assets/a.png" alt="">\n`;
  const found = await faultsOf(
    createBlog(site.replaceAll(/.*(none|nowhere|bb|gone).*/g, '') + layouts + text),
  );
  expect(found).toEqual([expect.stringContaining('/assets/a.png')]);
});

test('a link of a layout to nowhere is told once, not once a page', async () => {
  const blog = createBlog(
    site.replaceAll(/.*(none|nowhere|bb|gone).*/g, '') +
      layouts.replace('<article', '<a href="/base/menu/">Menu</a><article'),
  );
  const found = await faultsOf(blog);
  expect(found).toEqual([
    'link-broken layouts/post.njk:1 the link /base/menu/ leads nowhere: nothing of the site stands at /menu/',
  ]);
});

test('a link of the menu to nowhere is told where the menu is written', async () => {
  const blog = createBlog(
    '== site.yml\ntitle: A\nurl: https://blog.example/base\nnav:\n  - {title: Gone, url: /gone/}\n== posts/2024-01-02-a.md\nA.\n== posts/2024-01-03-b.md\nB.\n',
    { theme: repository },
  );
  const { stderr } = await runCli(['check', blog.root]);
  expect(stderr.match(/link-broken/g)).toHaveLength(1);
  expect(stderr).toContain('site.yml:4:24  error  link-broken');
});

test('what data names and is not there is told where the data names it', async () => {
  const blog = createBlog(
    '== site.yml\ntitle: A\nurl: https://blog.example/base\n== data/authors.yml\neve:\n  name: Eve\n  picture: /assets/eve.png\n  bio: Away.\n== data/more/shops.json\n{\n  "first": "/shop/"\n}\n== layouts/partials/head-extra.njk\n<link rel="help" href="{{ site.data.more.shops.first | url }}">\n== posts/2024-01-02-a.md\n---\nauthor: eve\n---\nA.\n== posts/2024-01-03-b.md\n---\nauthor: eve\n---\nB.\n',
    { theme: repository },
  );
  const { stderr } = await runCli(['check', blog.root]);
  expect(stderr.match(/^\S+ {2}error {2}\S+/gm)).toEqual([
    'data/authors.yml:3:12  error  image-missing',
    'data/more/shops.json:2:13  error  link-broken',
  ]);
});

test('a file called data is none of the data, and a check looks past it', async () => {
  const blog = createBlog(
    '== site.yml\ntitle: A\nurl: https://blog.example\n== data\n/nowhere/\n== posts/2024-01-02-a.md\nA.\n',
    { theme: repository },
  );
  expect(await check({ roots: blog.roots, now: new Date('2026-01-01'), version: 'test' })).toEqual([]);
});

test('a link to where a page once stood is told where one of that name stands now', async () => {
  const blog = createBlog(
    '== site.yml\ntitle: A\nurl: https://blog.example\n== posts/2024-01-02-a.md\n[One](/2023/05/04/My-Trip.html), [two](/old/my-trip/), [three](/old/none/).\n== posts/2024-01-01-b.md\n---\npermalink: /travel/my-trip/\n---\nB.\n',
    { theme: repository },
  );
  const { stderr } = await runCli(['check', blog.root]);
  expect(stderr.match(/link-broken/g)).toHaveLength(3);
  expect(stderr.match(/Did you mean \/travel\/my-trip\/\?/g)).toHaveLength(2);
});

test('a link to the file of another post, which Jekyll does not follow, is told the address of its page, once', async () => {
  const blog = createBlog(
    '== _config.yml\ntitle: A\nurl: https://blog.example\nbaseurl: /base\npermalink: /:title/\n== _posts/2024-01-02-a.md\n---\n---\nAs [before](2024-01-01-b.md#x) and [about](../about.md).\n== _posts/2024-01-01-b.md\n---\n---\nB.\n== about.md\n---\npermalink: /about/\n---\nAbout.\n',
    { theme: repository },
  );
  const { stderr } = await runCli(['check', blog.root]);
  expect(stderr.match(/link-broken/g)).toHaveLength(2);
  expect(stderr).toContain("Write /b/, where that file's page stands.");
  expect(stderr).toContain("Write /about/, where that file's page stands.");
});

test('a link to a draft is broken until drafts are checked too', async () => {
  const blog = createBlog(
    '== site.yml\ntitle: A\nurl: https://blog.example\n== posts/2024-01-02-a.md\n[Soon](/soon/)\n== drafts/soon.md\nSoon.\n',
  );
  const kept = await runCli(['check', blog.root, '--json']);
  expect(kept.code).toBe(1);
  expect(JSON.parse(kept.stdout)).toMatchObject({
    ok: false,
    errors: 1,
    diagnostics: [{ code: 'link-broken', file: 'posts/2024-01-02-a.md', line: 1 }],
  });
  const shown = await runCli(['check', blog.root, '--drafts']);
  expect(shown.stderr).not.toContain('link-broken');
});

test('check writes nothing', async () => {
  const blog = createBlog(site);
  const { code, stdout } = await runCli(['check', blog.root]);
  expect(code).toBe(1);
  expect(stdout).toMatch(/^\d+ errors, 0 warnings\n$/);
  expect(blog.output().size).toBe(0);
});

test('the default theme links to nothing that is not there', async () => {
  const blog = createBlog(
    `== site.yml\ntitle: A blog\nurl: https://blog.example/base\nauthor: Ana\n== posts/2024-01-02-a.md\n---\ntags: [x, y z]\ncategories: [Ñ]\nseries: s\naliases: [/old/]\n---\nOne.\n== posts/2024-01-03-b.md\n---\ntags: [x]\nseries: s\n---\nTwo.\n== pages/about.md\nAbout.\n`,
    { theme: repository },
  );
  const run = await runCli(['check', blog.root, '--strict']);
  expect(run).toMatchObject({ code: 0, stderr: '' });
});

test('what an excerpt points at relatively is named from the root wherever it is shown', async () => {
  const blog = createBlog(`== site.yml
title: A blog
url: https://blog.example/base
== layouts/home.njk
{% for post in pager.items %}{{ post.excerpt }}{% endfor %}
== posts/2024-01-02-hello.md
See [below](#more), [a neighbour](../other/?a=1&b=2) and [elsewhere](https://example.org/) and [this](//cdn.example/).

## More
`);
  await blog.build();
  const home = blog.read('index.html');
  expect(home).toContain('href="/base/hello/#more"');
  expect(home).toContain('href="/base/other/?a=1&amp;b=2"');
  expect(home).toContain('href="https://example.org/"');
  expect(home).toContain('href="//cdn.example/"');
});

test('what a page lacks is called what it is', async () => {
  const page = `<link rel="stylesheet" href="/a.css"><link rel="preload" as="font" href="/a.woff2"><link rel="icon" href="/a.ico"><script src="/a.js"></script>
<video src="/a.mp4" poster="/a.jpg"><track src="/a.vtt"></video><audio><source src="/a.mp3"></audio><iframe src="/a/"></iframe><object data="/a.pdf"></object>`;
  const own = layouts.replace('<article id="top">', `${page}<article id="top">`);
  const found = await faultsOf(
    createBlog(`== site.yml\ntitle: A\nurl: https://b.example\n== posts/2024-01-02-b.md\nB.\n${own}`),
  );
  expect(found.map((text) => text.replace(/^(\S+) \S+ the (.*?) is not there.*/, '$1 $2'))).toEqual([
    'link-broken style sheet /a.css',
    'link-broken font /a.woff2',
    'image-missing picture /a.ico',
    'link-broken script /a.js',
    'link-broken video /a.mp4',
    'image-missing picture /a.jpg',
    'link-broken text track /a.vtt',
    'link-broken audio /a.mp3',
    'link-broken frame /a/',
    'link-broken file /a.pdf',
  ]);
});

test('redirects that lead in a circle, or to redirects, are told where they are written', async () => {
  const at = (name: string, keys: string) => `== posts/2024-01-02-${name}.md\n---\n${keys}\n---\n`;
  const blog = createBlog(
    `== site.yml\ntitle: A\nurl: https://b.example/base\n${at('a', 'redirect_to: /b/')}${at('b', 'redirect_to: https://b.example/base/a\naliases: [/old/]')}${at('c', 'redirect_to: /c/')}${at('d', 'redirect_to: /e/\naliases: [/dd/]')}${at('e', 'redirect_to: /f/')}${at('f', 'title: F')}${at('g', 'redirect_to: https://elsewhere.example/a/')}`,
    { theme: repository },
  );
  const { stdout } = await runCli(['check', blog.root, '--json']);
  const { diagnostics } = JSON.parse(stdout) as Awaited<ReturnType<TestBlog['build']>>;
  expect(diagnostics.map(({ code, file, line, message }) => `${code} ${file}:${line} ${message}`)).toEqual([
    'redirect-loop posts/2024-01-02-a.md:2 the redirects /a/ → /b/ → /a/ lead in a circle, so that readers get nowhere',
    'redirect-loop posts/2024-01-02-c.md:2 the redirects /c/ → /c/ lead in a circle, so that readers get nowhere',
    'redirect-chain posts/2024-01-02-d.md:2 the redirect /d/ leads to another one: /d/ → /e/ → /f/',
  ]);
});

test('an alias of a post that sends readers on leads where that does', async () => {
  const blog = createBlog(
    '== site.yml\ntitle: A\n== posts/2024-01-02-a.md\n---\naliases: [/old/]\nredirect_to: https://elsewhere.example/\n---\n',
  );
  await blog.build();
  expect(blog.read('old/index.html')).toBe('https://elsewhere.example/');
});

test('a link to the file of a text is placed where it is written, and told why it has no page', async () => {
  const blog = createBlog(
    `== site.yml\ntitle: A\nurl: https://b.example\n== posts/2024-01-02-a.md\n[1](../drafts/d.md) [2](2024-01-03-b.md#none) [3](2030-01-01-f.md)\n[4](#none) [5](posts/2024-01-03-b.md)\n== posts/2024-01-03-b.md\nB.\n== posts/2030-01-01-f.md\nF.\n== drafts/d.md\nD.\n${layouts.replace('home.njk\nx', 'home.njk\n{% for post in pager.items %}{{ post.excerpt }}{% endfor %}')}`,
  );
  const { stdout } = await runCli(['check', blog.root, '--json']);
  const { diagnostics } = JSON.parse(stdout) as Awaited<ReturnType<TestBlog['build']>>;
  const why = 'is not there, or not published (a draft, or dated in the future).';
  expect(diagnostics.map(({ line, column, remedy }) => `${line}:${column} ${remedy}`)).toEqual([
    `1:5 Mend or remove the link: drafts/d.md ${why}`,
    '1:25 Mend or remove the link.',
    `1:51 Mend or remove the link: posts/2030-01-01-f.md ${why}`,
    '2:5 Mend or remove the link.',
    "2:16 Write /b/, where that file's page stands.",
  ]);
});

test('below the base path of a host that is not said, links lead where they do on any', async () => {
  for (const [file, words] of [
    ['_config.yml', 'baseurl: /b'],
    ['site.yml', 'url: /b'],
  ] as const) {
    const folder = file === 'site.yml' ? 'posts' : '_posts';
    const blog = createBlog(
      `== ${file}\ntitle: T\npermalink: /:title/\n${words}\n== ${folder}/2024-01-02-a.md\n---\ntitle: A\n---\n[here](/b/a/) and [nowhere](/b/c/)\n`,
      { theme: repository },
    );
    const found = await check({ roots: blog.roots, now: new Date('2026-01-01'), version: 'test' });
    const broken = found.filter(({ code }) => code === 'link-broken');
    expect(broken.map(({ message }) => message)).toEqual([expect.stringContaining('/c/')]);
  }
});

test('a link from the top of the site to a file that is no text has the base path, and one to none is told', async () => {
  const blog = createBlog(
    `== site.yml\ntitle: A\nurl: https://b.example/blog\n== assets/notes.md\nN.\n== posts/2024-01-02-a.md\n[1](/assets/notes.md) [2](/no.md) [3](/drafts/d.md) [4](/posts/2024-01-02-a.md#)\n== drafts/d.md\nD.\n== layouts/post.njk\n{{ page.content }}\n`,
  );
  const { stdout } = await runCli(['check', blog.root, '--json']);
  const { diagnostics } = JSON.parse(stdout) as Awaited<ReturnType<TestBlog['build']>>;
  const why = 'is not there, or not published (a draft, or dated in the future).';
  expect(
    diagnostics
      .filter(({ message }) => message.includes('.md'))
      .map(({ line, column, remedy }) => [line, column, remedy]),
  ).toEqual([
    [1, 27, `Mend or remove the link: no.md ${why}`],
    [1, 39, `Mend or remove the link: drafts/d.md ${why}`],
  ]);
  await blog.build();
  expect(blog.read('a/index.html')).toContain('<a href="/blog/assets/notes.md">1</a>');
});

test('an address with a slash too many names no other host in any link', async () => {
  for (const [url, canonical] of [
    ['https://e.org//blog/', 'https://e.org/blog/a/'],
    ['/.//blog', null],
  ] as const) {
    const blog = createBlog(
      `== site.yml\ntitle: T\nurl: ${url}\npermalink: /:title/\n== posts/2024-01-02-a.md\n[here](/b/)\n`,
      { theme: repository },
    );
    await blog.build();
    const page = blog.read('a/index.html');
    expect(page).toContain('<a href="/blog/b/">here</a>');
    expect(/rel="canonical" href="([^"]*)"/.exec(page)?.[1] ?? null).toBe(canonical);
  }
});

test('a picture whose name differs in upper and lower case is told with the one that is there', async () => {
  const post = '![a](/assets/cat.png)\n\n![b](/assets/año.svg)\n\n<video src="/assets/film.mp4"></video>\n';
  const blog = createBlog(`== site.yml
title: A blog
url: https://blog.example
== posts/2024-01-02-a.md
${post}== assets/Cat.PNG
== assets/Film.mp4
x
== assets/${'año.svg'.normalize('NFD')}
<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>
`);
  const found = await check({ roots: blog.roots, now: new Date('2026-01-01'), version: 'test' });
  const pictures = found.filter(({ code }) => code === 'image-missing' || code === 'link-broken');
  expect(pictures.map(({ code, line, remedy }) => [code, line, remedy])).toEqual([
    ['image-missing', 1, 'Put the picture there, or mend its address. Did you mean /assets/Cat.PNG?'],
    ['link-broken', 5, 'Put the video there, or mend its address. Did you mean /assets/Film.mp4?'],
  ]);
});

test('of several pictures in a line each that is not there is told once, with a hint or without', async () => {
  const blog = createBlog(`== site.yml
title: A blog
url: https://blog.example
== posts/2024-01-02-a.md
![a](/assets/cat.png) ![b](/assets/none.png) ![c](../assets/dog.png) ![d](sub/e.png) ![f](/assets/Año.png)
== assets/Cat.png
== assets/Dog.png
== assets/año.png
`);
  const found = await check({ roots: blog.roots, now: new Date('2026-01-01'), version: 'test' });
  const pictures = found.filter(({ code }) => code === 'image-missing');
  const told = pictures.map(({ message, remedy }) => [
    /\S*\.png/.exec(message)?.[0],
    /Did you mean .*/.exec(remedy ?? '')?.[0],
  ]);
  expect(told.toSorted()).toEqual([
    ['../assets/dog.png', 'Did you mean /assets/Dog.png?'],
    ['/assets/A%C3%B1o.png', 'Did you mean /assets/año.png?'],
    ['/assets/cat.png', 'Did you mean /assets/Cat.png?'],
    ['/assets/none.png', undefined],
    ['sub/e.png', undefined],
  ]);
});

test.each(['', '/base'])(
  'a cover that is not there is told once, with a hint or without: %s',
  async (base) => {
    const blog = createBlog(
      `== site.yml
title: A blog
url: https://blog.example${base}
== posts/2024-01-02-a.md
---
title: A
image:
  alt: Nothing
  feature: /assets/none.png
---
A.
== posts/2024-01-03-b.md
+++
title = "B"
[image]
feature = "/assets/cat.png"
+++
B.
== assets/Cat.png
`,
      { theme: repository },
    );
    const found = await check({ roots: blog.roots, now: new Date('2026-01-01'), version: 'test' });
    const pictures = found.filter(({ code }) => code === 'image-missing');
    expect(pictures.map(({ file, message }) => [file, /\S*\.png/.exec(message)?.[0]])).toEqual([
      ['posts/2024-01-02-a.md', '/assets/none.png'],
      ['posts/2024-01-03-b.md', `${base}/assets/cat.png`],
    ]);
    expect(pictures[1]?.remedy).toContain('Did you mean /assets/Cat.png?');
  },
);

test('an anchor and a file whose names differ in upper and lower case are told with those that are there', async () => {
  const blog = createBlog(`== site.yml
title: A blog
url: https://blog.example
== posts/2024-01-02-a.md
## Here

[a](#Here) [b](2024-01-02-A.md) [c](/A/)
`);
  const found = await check({ roots: blog.roots, now: new Date('2026-01-01'), version: 'test' });
  const broken = found.filter(({ code }) => code === 'link-broken');
  expect(broken.map(({ remedy }) => /Did you mean .*/.exec(remedy ?? '')?.[0])).toEqual([
    'Did you mean here?',
    'Did you mean posts/2024-01-02-a.md?',
    'Did you mean /a/?',
  ]);
});

test('a logo and an icon that are not there are told by the build, at their lines, and no more than once by check', async () => {
  const settings = (logo: string, icon: string) =>
    `== site.yml\ntitle: A\nurl: https://blog.example/base\nlogo: ${logo}\ntheme:\n  icon: ${icon}\n`;
  const blog = createBlog(
    `${settings('/assets/logo.svg', 'assets/me.png')}== assets/Logo.svg\n<svg xmlns="http://www.w3.org/2000/svg"/>\n== posts/2024-01-02-a.md\nA.\n`,
    { theme: repository },
  );
  const missing = [
    ['warning', 'image-missing', 3, 'there is no picture /assets/logo.svg'],
    ['warning', 'image-missing', 5, 'there is no picture assets/me.png'],
  ];
  const told = async () =>
    (await blog.build()).diagnostics
      .filter(({ file }) => file === 'site.yml')
      .map(({ severity, code, line, message }) => [severity, code, line, message]);
  expect(await told()).toEqual(missing);
  expect(await told()).toEqual(missing);
  const found = await check({ roots: blog.roots, now: new Date('2026-01-01'), version: 'test' });
  expect(found.map(({ severity, file, line }) => [severity, file, line])).toEqual([
    ['error', 'site.yml', 5],
    ['error', 'site.yml', 3],
  ]);
  expect(found[1]?.remedy).toContain('Did you mean /assets/Logo.svg?');
  blog.write('== assets/me.png\nx\n');
  expect(await told()).toEqual(missing.slice(0, 1));
  blog.write(settings('https://elsewhere.example/logo.svg', '/assets/me.png?v=2'));
  expect(await told()).toEqual([]);
});

test.each([
  ['_config.yml', '_posts'],
  ['site.yml', 'posts'],
])('a logo that means what the blog’s own layouts make of it is not missed: %s', async (file, folder) => {
  const blog = createBlog(
    `== ${file}\ntitle: A\nurl: https://blog.example\nlogo: logo.svg\n== ${folder}/2024-01-02-a.md\nA.\n== layouts/partials/site-header.njk\n<img src="/assets/{{ site.logo }}" alt="">\n== assets/logo.svg\n<svg/>\n`,
    { theme: repository },
  );
  expect((await blog.build()).diagnostics).toEqual([]);
});

test('what a layout of the blog names and is not there is told at its line', async () => {
  const blog = createBlog(
    `== site.yml
title: A
url: https://blog.example/base
== layouts/post.njk
{{ page.content }}
{% include "partials/files.njk" %}
== layouts/partials/files.njk
<link rel="stylesheet" href="{{ '/assets/css/mien.css' | asset }}">
<script src="{{ 'assets/js/a.js' | url }}"></script><a href="{{ '/abuot/' | url }}">About</a>
== pages/about.md
About.
== posts/2024-01-02-a.md
A.
== posts/2024-01-03-b.md
B.
`,
  );
  const { stdout, stderr } = await runCli(['check', blog.root]);
  expect(`${stdout}${stderr}`.split('\n').filter((line) => line.includes('  error  '))).toEqual([
    expect.stringContaining('layouts/partials/files.njk:1:34  error  link-broken'),
    expect.stringContaining('layouts/partials/files.njk:2:18  error  link-broken'),
    expect.stringContaining('layouts/partials/files.njk:2:66  error  link-broken'),
  ]);
});

test('faults of links are told beside errors of texts, but for what may stand in a text that has one', async () => {
  const blog = createBlog(`== site.yml
title: A blog
url: https://blog.example
== posts/2024-01-02-a.md
---
tags: [one]
---
## Here

[b](/b/) [b](2024-01-03-b.md) [tag](/tags/two/) [feed](/tags/two/feed.xml) [c](/own/noon.jpg) [z](/nowhere/)

![x](/assets/none.png) [d](#none) [e](/a/#here) [f](/#b) [g](/assets/gone.pdf) ![c](/own/other.jpg)
== posts/2024-01-03-b.md
---
tags: [two
---
B.
== posts/2024-01-04-own/index.md
---
date: 2024-02-31
---
C.
== posts/2024-01-04-own/noon.jpg
x
== layouts/post.njk
{{ page.content }}
`);
  const told = async () =>
    (await check({ roots: blog.roots, now: new Date('2026-01-01'), version: 'test' }))
      .map(({ code, file, line, message }) => `${code} ${file}:${line} ${message}`)
      .toSorted();
  expect(await told()).toEqual([
    expect.stringContaining('date-impossible posts/2024-01-04-own/index.md:2'),
    expect.stringContaining('image-missing posts/2024-01-02-a.md:8 there is no picture /assets/none.png'),
    expect.stringContaining('image-missing posts/2024-01-02-a.md:8 there is no picture /own/other.jpg'),
    expect.stringContaining('link-broken posts/2024-01-02-a.md:8 the link #none leads nowhere'),
    expect.stringContaining('link-broken posts/2024-01-02-a.md:8 the link /assets/gone.pdf leads nowhere'),
    expect.stringContaining('yaml-invalid posts/2024-01-03-b.md:2'),
  ]);
  blog.write('== layouts/post.njk\n{{ page.content }}{{ x }}\n');
  expect(await told()).not.toContainEqual(expect.stringContaining('link-broken'));
});

test.each(['FOTO.png', './FOTO.png'])(
  'a cover that is missing is told once, at its post: %s',
  async (name) => {
    const blog = createBlog(
      `== site.yml\ntitle: T\nurl: https://blog.example\n== posts/2024-01-02-a.md\n---\ntitle: A\nimage: ${name}\ntags: [x]\n---\nA.\n`,
      { theme: repository },
    );
    const found = await check({ roots: blog.roots, now: new Date('2026-01-01'), version: 'test' });
    expect(found.map(({ code, file, line }) => [code, file, line])).toEqual([
      ['image-missing', 'posts/2024-01-02-a.md', 3],
    ]);
  },
);
