import { expect, test } from 'vitest';
import { createBlog, repository } from '../support/site.ts';

// What Liquid makes of pages and files was confirmed with Jekyll 4.3.1.

test('feeds, lists for a search and scripts are filled in by Liquid and are nothing else', async () => {
  const blog = createBlog(
    `
== _config.yml
title: T & co
url: https://e.org
permalink: pretty
== _posts/2024-01-02-a.md
---
title: A
---
Text.
== search.json
---
layout: null
---
[{% for post in site.posts %}{"title": {{ post.title | jsonify }}, "at": "{{ post.url }}"}{% endfor %}]
== quotes.json
---
---
"{{ 'a "b" \\ c' | replace: '\\', '/' | replace: '"', '\\"' }} {{ "<'>" | escape }} {{ "<'&amp;" | escape_once }} {{ "'\\n'" | xml_escape }}"
== data/atom.xml
---
permalink: /atom.xml
---
<feed><title>{{ site.title | xml_escape }}</title>*a* -- "b"</feed>
== assets/js/x.js
---
---
const title = {{ site.title | jsonify }};
== assets/js/y.js
const plain = "{{ x }}";
== assets/main.scss
---
---
a { b: c }
== list.md
---
title: List
---
{% for page in site.pages %}{{ page.url }}({{ page.title }}) {% endfor %}{{ site.html_pages.size }}
== wrapped.xml
---
layout: feed
---
<x/>
== broken.txt
---
---
{% for %}
`,
    { theme: repository },
  );
  const { diagnostics, isDone } = await blog.build();
  expect(isDone).toBe(true);
  expect(diagnostics.map(({ code, file, severity }) => `${severity} ${code} ${file}`)).toEqual([
    'warning liquid-invalid broken.txt',
    'warning file-skipped wrapped.xml',
  ]);
  expect(blog.read('search.json')).toBe('[{"title": "A", "at": "/2024/01/02/a/"}]\n');
  expect(blog.read('quotes.json')).toBe('"a \\"b\\" / c &lt;&#39;&gt; &lt;&#39;&amp; \'\\n\'"\n');
  expect(blog.read('atom.xml')).toBe('<feed><title>T &amp; co</title>*a* -- "b"</feed>\n');
  expect(blog.read('assets/js/x.js')).toBe('const title = "T & co";\n');
  expect(blog.read('assets/js/y.js')).toBe('const plain = "{{ x }}";\n');
  expect(blog.read('list/index.html')).toContain('/list/(List)');
  expect(blog.read('list/index.html')).toContain('/quotes.json() /search.json() /assets/js/x.js() 1</p>');
  expect(blog.read('sitemap.xml')).not.toContain('search.json');
});

test('terms come in the order in which they came into use, and sort by name; other posts have neighbours', async () => {
  const post = (day: string, front: string) => `== _posts/2024-01-${day}-p${day}.md\n---\n${front}\n---\nx\n`;
  const blog = createBlog(
    `\n== _config.yml\ntitle: T\n${post('01', 'tags: [zeta, "2020"]')}${post('02', 'tags: [alpha, zeta, a b]')}== list.md
---
---
{% for t in site.tags %}{{ t[0] }}({{ t[1][0].title }}) {% endfor %}{{ site.tags.size }} {{ site.tags | size }}
{% assign sorted = site.tags | sort %}{% for t in sorted %}{{ t | first }}{{ t | last | size }} {% endfor %}
{% for p in site.posts %}{{ p.title }}{{ p.previous.title }} {% endfor %}{{ site.tags.zeta.size }}
{{ site.tags.first[0] }}{{ site.tags.first | first }}{% for t in site.tags %}{{ site.tags[t].size }}{% endfor %}.
{% assign words = "one two" | split: " " %}{{ words.first[0] }}{{ words[0].first }}{{ words.first.size }}{{ site.data.m.first[0] }}{{ site.data.m.first[1] }}
== _data/m.yml
b: 1
a: 2
`,
  );
  expect((await blog.build()).diagnostics).toEqual([]);
  expect(blog.read('list.html')).toContain(
    '<p>zeta(P02) 2020(P01) alpha(P02) a b(P02) 4 4\n20201 a b1 alpha1 zeta2 \nP02P01 P01 2\nzetazeta.\n3b1</p>',
  );
});

test('a page in a layout of Jekyll’s that is called as one of the theme’s shows what it says', async () => {
  const blog = createBlog(
    '\n== _config.yml\ntitle: T\n== _posts/2024-01-02-a.md\n---\nlayout: home\n---\nOf a post.\n== 404.md\n---\nlayout: search\npermalink: /404.html\n---\nNot here.\n',
    { theme: repository },
  );
  await blog.build();
  expect(blog.read('404.html')).toContain('<p>Not here.</p>');
  expect(blog.read('2024/01/02/a.html')).toContain('<p>Of a post.</p>');
});

test('any file of text with front matter is filled in', async () => {
  const names = ['x.xhtml', 'feed.atom', 'podcast.rss', 'blogs.opml', 'old.php', 'style.xsl', 'papers.bib'];
  const files = names.map((name) => `== ${name}\n---\n---\n<p>{{ page.url }}</p>\n`).join('');
  const blog = createBlog(`== _config.yml\ntitle: T\n${files}== plain.php\n<?php {{ page.url }} ?>\n`, {
    theme: repository,
  });
  expect((await blog.build()).diagnostics).toEqual([]);
  for (const name of names) expect(blog.read(name)).toBe(`<p>/${name}</p>\n`);
  expect(blog.read('plain.php')).toBe('<?php {{ page.url }} ?>\n');
});

test('files that are filled in keep their extensions, and include takes back what exclude names', async () => {
  const blog = createBlog(`
== _config.yml
title: T
exclude: ['*.json']
include: [funding.json]
collections:
  docs: {output: true, permalink: '/:path/'}
== js/dist/app.min.js
---
permalink: /:basename
---
1;
== js/data/conf.js
---
permalink: '/:path/sw.js'
---
2;
== badge.xml
---
permalink: /badge.svg
---
<svg/>
== funding.json
{}
== other.json
{}
== _docs/deep/key.txt
Key
== _docs/deep/a.md
---
---
A
`);
  expect((await blog.build()).diagnostics).toEqual([]);
  const made = [...blog.output().keys()].filter(
    (file) => !/^(?:index|404|archive|search|robots|manifest)/.test(file),
  );
  expect(made).toEqual([
    'app.min.js',
    'badge.svg',
    'deep/a/index.html',
    'deep/key.txt',
    'funding.json',
    'js/data/sw.js',
  ]);
});

test('filters of lists, texts and numbers are Jekyll’s', async () => {
  const rows: readonly (readonly [liquid: string, text: string])[] = [
    ['site.data.l | where: "v", "2" | map: "n" | join', 'b'],
    ['site.data.l | where: "v", 3.0 | map: "n" | join', ''],
    ['10.0 | default: 3', '10.0'],
    ['site.data.l | where: "v", nil | map: "n" | join', 'c'],
    ['site.posts | where: "tags", "y" | map: "title"', 'A'],
    ['site.data.l | find: "n", "a" | jsonify', '{"n":"a","v":10}'],
    ['site.data.l | sort: "v" | map: "n" | join', 'c b a'],
    ['site.data.l | sort: "v", "last" | map: "n" | join', 'b a c'],
    ['site.data.l | group_by: "v" | map: "name" | join: "/"', '2/10/'],
    ['"  a  b " | normalize_whitespace', 'a b'],
    ['"a\u00a0b c\td" | number_of_words', '3'],
    ['"漢字 a b" | number_of_words', '3'],
    ['"漢字 a b" | number_of_words: "auto"', '4'],
    ['"漢字 a b" | number_of_words: "cjk"', '4'],
    ['site.data.l | where_exp: "i", "i.v" | map: "n" | join', 'b a'],
    ['site.data.l | where_exp: "i", "i.v > 2" | map: "n" | join', 'a'],
    ['site.data.t | where_exp: "row", "row.b" | map: "a" | join', '2'],
    ['"12abc" | to_integer', '12'],
    ['0.1 | plus: 0.2', '0.3'],
    ['10.0', '10.0'],
    ['10.0 | divided_by: 4', '2.5'],
    ['10 | times: 1.0', '10.0'],
    ['100 | times: 1.0 | divided_by: 40 | ceil', '3'],
    ['1 | divided_by: 3.0', '0.3333333333333333'],
    ['0.3 | divided_by: 0.1', '3.0'],
    ['5.0 | divided_by: 0', 'Infinity'],
    ['-3 | divided_by: 2', '-2'],
    ['-7 | modulo: 3', '2'],
    ['"7.5" | modulo: 2', '1.5'],
    ['7 | modulo: 2.5', '2.0'],
    ['1 | plus: 2.0', '3.0'],
    ['"1.5kg" | plus: 1', '2'],
    ['"1_000" | plus: 1', '1001'],
    ['".5" | plus: 1', '1'],
    ['1 | minus: 2.0', '-1.0'],
    ['1.1 | times: 3', '3.3'],
    ['3.5 | round', '4'],
    ['-2.5 | round', '-3'],
    ['2.675 | round: 2', '2.68'],
    ['"3.0" | round: 1', '3.0'],
    ['1234.5 | round: -2', '1200'],
    ['nil | round', '0'],
    ['-2.2 | ceil', '-2'],
    ['"2.7" | floor', '2'],
    ['"-10.0" | abs', '10.0'],
    ['5 | at_least: 10.0', '10.0'],
    ['5 | at_most: 10.0', '5'],
    ['10.0 | append: "x"', '10.0x'],
    ['"10.7" | to_integer', '10'],
    ['0.00001 | times: 1', '1.0e-05'],
    ['1000000000000000000.0 | times: 10', '1.0e+19'],
    ['"3" | plus: "4"', '7'],
    ['10 | divided_by: 4.0', '2.5'],
    ['"10.0" | divided_by: 4', '2.5'],
    ['10 | divided_by: 4', '2'],
    ["'a.b' | replace: '.', '\\\\\\\\.'", 'a\\\\.b'],
    ['"a" | replace: "", "-"', '-a-'],
    ['"a\'(b) c" | url_encode', 'a%27%28b%29+c'],
    ['nil | jsonify', 'null'],
    ['page.none | jsonify', 'null'],
    ['site.posts | sample: 2 | size', '1'],
    ['site.posts[0].ext', '.md'],
    ['site.posts[0].category', ''],
    ['"a b" | truncatewords: 2', 'a b'],
    ['"Ça Va" | slugify: "latin"', 'ca-va'],
    ['site.data.l[0] | inspect', '{&quot;n&quot;=&gt;&quot;b&quot;, &quot;v&quot;=&gt;2}'],
    ['nil | relative_url', ''],
    ['site.pages | map: "name" | join', 'a.md list.txt z.md'],
    ['site.related_posts | size', '0'],
    ['site.pages | map: "tags" | join: ","', ',,'],
    ['site.posts | map: "tags" | join: ","', 'x,y'],
    ['site.pages | map: "excerpt" | join: "/"', '//Said'],
    ['site.posts | map: "excerpt" | join', '<p>x</p>'],
  ];
  const blog = createBlog(
    `\n== _config.yml\ntitle: T\n== _data/l.yml\n- {n: b, v: 2}\n- {n: a, v: 10}\n- {n: c}\n== z/a.md\n---\n---\n== b/z.md\n---\nexcerpt: Said\n---\nOf z.\n== _data/t.csv\na,b\n1,\n2,""\n== _posts/2024-01-02-a.md\n---\ntitle: A\ntags: [x, y]\n---\nx\n== list.txt\n---\n---\n${rows.map(([liquid]) => `{{ ${liquid} }}`).join('\n')}\n`,
    { theme: repository },
  );
  expect((await blog.build()).diagnostics).toEqual([]);
  expect(blog.read('list.txt').trimEnd().split('\n')).toEqual(rows.map(([, text]) => text));
});

test('a float is found in data, beside values of other kinds', async () => {
  const asked = '{{ site.data.l | where: "v", 2.0 | map: "n" | join }}{% assign x = 1 | times: 1.0 %}';
  const blog = createBlog(
    `== _config.yml\ntitle: T\n== _data/l.yml\n- {n: a, v: 2.0}\n- {n: b}\n- {n: c, v: [1, 2]}\n== l.txt\n---\n---\n${asked}{% assign f = site.data.l | find: "v", x %}{{ f.n }}\n`,
    { theme: repository },
  );
  expect((await blog.build()).diagnostics).toEqual([]);
  expect(blog.read('l.txt').trim()).toBe('a cc');
});

test('a post whose file name has no date is left out, whatever its front matter says, and told of', async () => {
  const post = '---\ntitle: A\ndate: 2024-01-02\n---\nx\n';
  const blog = createBlog(
    `\n== _config.yml\ntitle: T\n== _posts/named.md\n${post}== _posts/2024-01-02-b.md\n${post}`,
  );
  const { posts, diagnostics } = await blog.build();
  expect(posts).toBe(1);
  expect(diagnostics.map(({ code, file }) => [code, file])).toEqual([['date-missing', '_posts/named.md']]);
});

test('a collection is sorted as its order or sort_by says, and its documents know their neighbours', async () => {
  const lists = ['a', 'b', 'c', 'd'].map(
    (name) => `${name}:{% for p in site.${name} %} {{ p.path }}{% endfor %}`,
  );
  const near = '{{ page.previous.slug }} {{ page.slug }} {{ page.next.slug }}';
  const document = (keys: string) => `---\n${keys}\n---\n[${near}]\n`;
  const blog = createBlog(
    `== _config.yml\ntitle: T\ncollections:\n  a: {output: true, sort_by: weight, title: Of a}\n  b: {order: [sub/z.md, none.md, x.md]}\n  c: {sort_by: name, order: [z.md]}\n  d: {sort_by: title}\n== l.html\n---\n---\n${lists.join('\n')}\n{% for c in site.collections %}{{ c.title }}{% endfor %}\n== _a/one.md\n${document('weight: 3')}== _a/two.md\n${document('weight: 1')}== _a/ten.md\n${document('weight: 10')}== _a/none.md\n${document('t: 1')}== _b/sub/z.md\n${document('t: 1')}== _b/x.md\n${document('t: 1')}== _b/w.md\n${document('t: 1')}== _c/x.md\n${document('name: b')}== _c/y.md\n${document('name: a')}== _c/z.md\n${document('name: c')}== _d/x.md\n${document('title: beta')}== _d/y.md\n${document('title: Zeta')}== _d/z.md\n${document('title: Beta')}`,
  );
  expect((await blog.build()).diagnostics).toEqual([]);
  const shown = blog.read('l.html');
  expect(shown).toContain('a: _a/two.md _a/one.md _a/ten.md _a/none.md');
  expect(shown).toContain('b: _b/sub/z.md _b/x.md _b/w.md');
  expect(shown).toContain('c: _c/z.md _c/x.md _c/y.md');
  expect(shown).toContain('d: _d/z.md _d/y.md _d/x.md');
  expect(shown).toContain('Of a');
  expect(blog.read('a/ten.html')).toContain('[one ten none]');
  blog.write(`== _a/ten.md\n${document('weight: 2')}`);
  await blog.build();
  expect(blog.read('a/one.html')).toContain('[ten one none]');
  expect(blog.read('a/two.html')).toContain('[ two ten]');
});

test('HTML that asks for no layout, or that has none and is a whole document, is written as it stands', async () => {
  const whole =
    '<!doctype html>\n<html><head><title>A &amp; B</title><style>b { color: red }</style></head>\n';
  const blog = createBlog(
    `== _config.yml
title: T
url: https://e.org
== _posts/2024-01-02-a.md
---
title: A
---
Text.
== index.html
---
layout: null
---
${whole}<body><img src="x.png" alt=""></body></html>
== landing.html
---
---
{% comment %} <p>Not shown.</p> {% endcomment -%}
<!-- mine -->
{% assign n = site.posts | size %}${whole}<body>{{ n }} post<script>go()</script></body></html>
== part.html
---
layout: none
---
<p>*a* -- {{ site.title }}</p>
== empty.html
---
layout: ""
---
<p>empty</p>
== framed.html
---
layout: default
---
<p>framed</p><script>go()</script>
== fragment.html
---
---
<p>fragment</p>
== list.txt
---
---
{% for page in site.html_pages %}{{ page.url }} {% endfor %}
`,
    { theme: repository },
  );
  expect((await blog.build()).diagnostics).toEqual([]);
  expect(blog.read('index.html')).toBe(`${whole}<body><img src="x.png" alt=""></body></html>\n`);
  expect(blog.read('landing.html')).toBe(
    `<!-- mine -->\n${whole}<body>1 post<script>go()</script></body></html>\n`,
  );
  expect(blog.read('part.html')).toBe('<p>*a* -- T</p>\n');
  expect(blog.read('empty.html')).toBe('<p>empty</p>\n');
  expect(blog.read('framed.html')).toContain('<meta name="description" content="framed">');
  expect(blog.read('fragment.html')).toContain('<html lang="en">');
  expect(blog.read('sitemap.xml')).toContain('<loc>https://e.org/landing.html</loc>');
  expect(blog.read('list.txt').trim().split(' ')).toHaveLength(6);
});
