import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createBlog, readFolder } from '../support/site.ts';
import { builtAt, importedFrom } from './imported.ts';

const whole = `
== hugo.toml
baseURL = "https://e.org/b/"
title = "Ink & paper"
languageCode = "en-us"
timeZone = "Europe/Madrid"
paginate = 7
enableEmoji = true
defaultContentLanguage = "en"
[languages.en]
  weight = 1
[languages.es]
  weight = 2
[params]
  description = "Notes on craft"
  author = "Ana"
  mainSections = ["posts"]
  Phone = "555"
[[params.socialIcons]]
  name = "github"
  url = "https://github.com/ana"
[permalinks]
  posts = "/:year/:month/:slug/"
[taxonomies]
  tag = "tags"
  category = "categories"
  genre = "genres"
[[menu.main]]
  name = "Posts"
  pageRef = "/posts"
  weight = 20
[markup.goldmark.renderer]
  unsafe = true
== content/_index.md
---
title: Home
description: Of the home page
---
Welcome.
== content/posts/_index.md
---
title: All posts
---
== content/posts/a.md
+++
title = "Hello, C++ & Wörld: it's one"
date = 2024-01-05T10:00:00+01:00
lastmod = 2024-02-01
tags = ["C++", "Node.js", "C"]
categories = ["Long Words"]
genres = ["Essay"]
aliases = ["old", "/older/"]
summary = "In short."
showToc = true
myKey = "kept"
[cover]
image = "img/ship.png"
alt = "A ship"
caption = "Of *oak*"
[params]
deep = {a = [1, "x"]}
+++
See [b]({{< relref "b.md#two" >}}) and {{< ref "/docs/deep" >}}; call {{< param "phone" >}}.

<!--more-->

{{< figure src="/img/ship.png" alt="A ship" caption="Of *oak* and [tar](https://t.org)" width="300" class="wide" >}}

- one

  {{< highlight go "linenos=table,hl_lines=2 4-5,linenostart=7" >}}
  fmt.Println(1)
  {{< /highlight >}}

{{< youtube w7Ft2ymGmfc >}}

{{% notice warning "Mind" %}}
The *step*.
{{% /notice %}}

{{< details summary="More" >}}
Inside **bold**.
{{< /details >}}

{{</* figure src="x" */>}}

## Two {#two .big}

{{< chart "a" >}}
in it
{{< /chart >}}
{{< chart "b" >}}{{< /chart >}}
== content/posts/b.md
---
title: Bee
date: 2024-01-06T23:30:00-05:00
tags: [node.js]
slug: The Bee
---
## Two

Text.
== content/posts/b.es.md
---
title: Abeja
date: 2024-01-06T23:30:00-05:00
tags: [node.js]
---
Texto.
== content/posts/bundle/index.md
---
title: Bundle
date: 2024-03-01
image: pic.png
---
![p](pic.png)
== content/posts/bundle/index.es.md
---
title: Paquete
date: 2024-03-01
---
![p](pic.png)
== content/posts/bundle/pic.png
not a picture
== content/posts/bundle/inner.md
---
title: Inner
---
Words of its own.
== content/posts/draft.md
---
title: Unfinished
date: 2024-04-01
draft: true
---
Soon.
== content/posts/later.md
---
title: Later
date: 2024-04-01
publishDate: 2030-01-01
---
Later.
== content/posts/over.md
---
title: Over
date: 2020-04-01
expiryDate: 2021-01-01
---
Over.
== content/posts/undated.md
---
title: Undated
---
No day.
== content/posts/broken.md
---
title: [a
date: 2024
---
Broken words.
== content/docs/_index.md
---
title: Manual
---
== content/docs/deep/index.md
---
title: Deep
layout: wide
type: docs
menu: main
---
Docs [near](near.txt).
== content/docs/deep/near.txt
near
== content/docs/Other Page.md
---
title: Other
weight: 1
---
x
== content/about.html
---
title: About
url: /who.html
---
<section>
<p>One</p>

    <p>Two</p>
<pre>
a

b</pre>
</section>
== content/plain.html
<p>plain</p>
== content/search.md
---
title: Search
layout: search
---
== content/archives.md
---
title: Archives
layout: archives
---
== content/org.org
#+title: Org
Words of org.
== static/img/ship.png
not a picture
== static/CNAME
e.org
== assets/css/x.scss
a{}
== data/ships.toml
name = "Ana"
== layouts/_default/single.html
{{ .Content }}
`;

test('a Hugo blog becomes a native one in which nothing is lost, and stays as it was', async () => {
  const blog = createBlog(whole);
  const before = readFolder(blog.root);
  const { report, read, has } = await importedFrom('hugo', blog.root);
  expect(readFolder(blog.root)).toEqual(before);
  expect(report.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(report.comparison).toMatchObject({ changes: [], errors: [] });
  expect(report).toMatchObject({ posts: 6, drafts: 6 });

  expect(read('site.yml')).toBe(`title: "Ink & paper"
description: Notes on craft
url: "https://e.org/b"
language: en-US
timezone: Europe/Madrid
author: Ana
nav:
  - title: Posts
    url: "/posts/"
  - title: Deep
    url: "/docs/deep/"
social:
  - title: Github
    url: "https://github.com/ana"
permalink: "/:year/:month/:title/"
per_page: 7
archive: "/archives/"
feeds:
  also:
    "/index.xml": rss
    "/posts/index.xml": rss
taxonomies:
  tags:
    slugs:
      "C++": c-plus-plus
  genres: {}
markdown:
  html: true
`);
  expect(read('posts/a.md')).toBe(nativeA);
  expect(read('posts/bundle.es/index.md')).toContain('lang: es\ntranslation_key: posts/bundle\n');
  expect(read('posts/b.md')).toContain('slug: the-bee\ntags: [node.js]\n');
  expect(read('posts/later.md')).toContain('date: "2030-01-01"\npermalink: "/2024/04/later/"');
  expect(read('pages/about.md')).toContain('<pre>\na&#10;\nb</pre>');
  expect(read('data/ships.yml')).toBe('name: Ana\n');
  expect(read('drafts/broken.md')).toContain(
    '```yaml\n---\ntitle: [a\ndate: 2024\n---\n```\n\nBroken words.',
  );
  const drafts = ['home', 'draft', 'over', 'org', 'bundle/inner'].map((name) => `drafts/${name}.md`);
  const files = ['pages/CNAME', 'pages/img/ship.png', 'pages/docs/deep/near.txt', 'pages/plain.html'];
  const beside = ['posts/bundle/pic.png', 'posts/bundle.es/pic.png'];
  expect([...drafts, ...files, ...beside].filter((file) => !has(file))).toEqual([]);
});

const nativeA = `---
title: "Hello, C++ & Wörld: it's one"
date: "2024-01-05T10:00:00+01:00"
updated: "2024-02-01"
slug: hello-c-wörld-its-one
categories: [Long Words]
tags: ["C++", node.js, C]
genres: [Essay]
excerpt: In short.
image:
  path: "/img/ship.png"
  alt: A ship
  caption: "Of *oak*"
aliases: ["/2024/01/old/", "/older/"]
toc: true
deep:
  a: [1, x]
myKey: kept
---

See [b](/2024/01/the-bee/#two) and /docs/deep/; call 555.

<!--more-->

![A ship](/img/ship.png "Of oak and tar (https://t.org)"){: .wide width="300"}

- one

  \`\`\`go linenos=7 {2,4-5}
  fmt.Println(1)
  \`\`\`

<https://www.youtube.com/watch?v=w7Ft2ymGmfc>

> [!WARNING]
> **Mind**
>
> The *step*.

<details>
<summary>More</summary>

Inside **bold**.

</details>

{{< figure src="x" >}}

## Two {: #two .big}

{{< chart "a" >}}
in it
{{< /chart >}}
{{< chart "b" >}}{{< /chart >}}
`;

test('what has no counterpart is told with its place, and what to do about it', async () => {
  const { report } = await importedFrom('hugo', createBlog(whole).root);
  const told = report.diagnostics.map(({ code, file, line }) => `${code} ${file ?? ''}:${String(line)}`);
  expect(told.toSorted()).toEqual([
    'import-left :null',
    'import-left :null',
    'import-left assets/css/x.scss:null',
    'import-left content/_index.md:null',
    'import-left content/org.org:null',
    'import-left content/posts/a.md:45',
    'import-left content/posts/broken.md:null',
    'import-left content/posts/bundle/inner.md:null',
    'yaml-invalid content/posts/broken.md:2',
  ]);
  const chart = report.diagnostics.find(({ line }) => line === 45);
  expect(chart?.message).toBe('The shortcode chart has no counterpart and stays as it is, 2 times');
});

test('the new blog builds at once and shows what Hugo’s shortcodes showed', async () => {
  const { target } = await importedFrom('hugo', createBlog(whole).root);
  const out = path.join(target, '_site');
  const report = await builtAt(target, out);
  expect(report.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const html = readFileSync(path.join(out, '2024/01/hello-c-wörld-its-one/index.html'), 'utf8');
  expect(html).toContain('<a href="/b/2024/01/the-bee/#two">b</a>');
  expect(html).toContain('<figcaption>Of oak and tar (https://t.org)</figcaption>');
  expect(html).toMatch(/<details>\s*<summary>More<\/summary>\s*<p>Inside <strong>bold<\/strong>/);
  expect(html).toContain('<h2 id="two" class="big"');
  expect(html).toMatch(/class="embed"><a href="https:\/\/www\.youtube\.com/);
  expect(readFileSync(path.join(out, 'docs/index.html'), 'utf8')).toContain(
    '<a href="/b/docs/other-page/">Other</a>',
  );
  const led = (file: string) => readFileSync(path.join(out, file), 'utf8');
  expect(led('tags/node.js/index.html')).toContain('/b/tags/node-js/');
  expect(led('posts/index.html')).toContain('/b/archives/');
  expect(led('older/index.html')).toContain('/b/2024/01/hello-c-w');
});

test('what is no blog of Hugo’s is told, and nothing is written', async () => {
  const { report, has } = await importedFrom('hugo', createBlog('== a.md\nx\n').root);
  expect(report.diagnostics).toMatchObject([{ code: 'import-left', severity: 'error' }]);
  expect(has('site.yml')).toBe(false);
  const broken = await importedFrom('hugo', createBlog('== hugo.toml\ntitle = x\n== content/a.md\nx\n').root);
  expect(broken.report.diagnostics).toMatchObject([{ code: 'toml-invalid', file: 'hugo.toml', line: 1 }]);
  const empty = await importedFrom('hugo', createBlog('== hugo.yaml\ntitle: x\n').root);
  expect(empty.report.diagnostics[0]?.message).toBe('There is no text in content/');
});

test('a configuration may stand in a folder, and languages in folders of their own', async () => {
  const { report, read } = await importedFrom(
    'hugo',
    createBlog(`
== config/_default/hugo.yaml
baseURL: /
title: Of a folder
taxonomies: {tag: tags, mood: moods}
permalinks: {tags: "/topic/:slug/"}
== config/_default/params.toml
[social]
mastodon = "https://m.example/@a"
== config/_default/menus.en.toml
[[main]]
name = "Home"
url = "/"
== config/_default/languages.toml
[en]
contentDir = "content/english"
[es]
contentDir = "content/spanish"
== content/english/blog/a.md
{"title": "A", "date": "2024-01-02", "moods": ["calm"], "tags": "Long Walk"}

Text.
== content/spanish/blog/a.md
---
title: A
date: 2024-01-02
---
Texto.
`).root,
  );
  expect(report.comparison).toMatchObject({ pages: 4, changes: [], errors: [] });
  expect(read('site.yml')).toContain('taxonomies:\n  tags:\n    path: "/topic/"\n  moods: {}\n');
  expect(read('site.yml')).toContain('nav:\n  - title: Home\n    url: "/"\nsocial:\n  - title: Mastodon\n');
  expect(read('posts/a.md')).toContain('tags: [Long Walk]\nmoods: [calm]\ntranslation_key: blog/a\n');
  expect(read('posts/a.es.md')).toContain('permalink: "/es/blog/a/"');
});

test('a text that is not UTF-8, or dated on no day, keeps all its words', async () => {
  const blog = createBlog(
    '== hugo.toml\ntitle = "x"\n== content/posts/day.md\n---\ntitle: D\ndate: 2024-02-31\n---\nWords.\n',
  );
  writeFileSync(
    path.join(blog.root, 'content/posts/latin.md'),
    Buffer.from('---\ntitle: T\n---\nD\xe9j\xe0.\n', 'latin1'),
  );
  const { report, read } = await importedFrom('hugo', blog.root);
  expect(report.comparison?.errors).toEqual([]);
  expect(read('drafts/latin.md')).toContain('Déjà.');
  expect(report.diagnostics.map(({ code }) => code)).toContain('file-encoding');
  expect(report.diagnostics.some(({ message }) => message.startsWith('The date 2024-02-31 is none'))).toBe(
    true,
  );
  expect(read('posts/day.md')).toContain('Words.');
});

test('of two texts at one address one stays, and an alias that is another’s address goes', async () => {
  const { report, read } = await importedFrom(
    'hugo',
    createBlog(`
== hugo.toml
title = "x"
== content/posts/a.md
---
title: A
date: 2024-01-02
aliases: [/posts/b/, /old/]
---
a
== content/posts/b.md
---
title: B
date: 2024-01-02
aliases: [/old/]
---
b
== content/posts/c.md
---
title: C
date: 2024-01-02
slug: B
---
c
`).root,
  );
  expect(report.comparison).toMatchObject({ changes: [], errors: [] });
  expect(read('posts/a.md')).toContain('aliases: ["/old/"]\n');
  expect(read('drafts/c.md')).toContain('title: C');
  expect(report.diagnostics.map(({ message }) => message)).toEqual([
    'It has the address /posts/b/ of content/posts/b.md, of which Hugo wrote one over the other: it is kept in a draft',
    'The alias /posts/b/ is left out, since content/posts/b.md stands there or has it too',
    'The alias /old/ is left out, since content/posts/a.md stands there or has it too',
    expect.stringContaining('/index.xml'),
  ]);
});
