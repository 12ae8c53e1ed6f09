import { expect, test } from 'vitest';
import { createBlog, type TestBlog } from '../support/site.ts';

const config = '== _config.yml\ntitle: Blog\nurl: https://e.org\nbaseurl: /b\nrepository: you/blog\n';

/** A Jekyll blog with one post of this body, and whatever else is given. */
function blogOf(body: string, files = ''): TestBlog {
  return createBlog(
    `${config}== _posts/2024-01-02-a.md\n---\ntitle: A\ntags: [x, y]\n---\n${body}\n${files}`,
  );
}

async function htmlOf(body: string, files = ''): Promise<string> {
  const blog = blogOf(body, files);
  const { diagnostics } = await blog.build();
  expect(diagnostics).toEqual([]);
  return blog.read('2024/01/02/a.html').trim();
}

const other =
  '== _posts/2024-01-01-other.md\n---\ntitle: Other\n---\nOther.\n== _includes/year.html\n{% ifchanged %}2024{% endifchanged %}';

// What each of these makes was confirmed with Jekyll 4.3.1, the class of inline code aside.
test.each([
  [
    'values of the site and the page',
    '{{ site.title }} {{ page.title }} {{ site.repository }}',
    '<p>Blog A you/blog</p>',
  ],
  ['dates as Ruby writes them', '{{ page.date }}', '<p>2024-01-02 00:00:00 +0000</p>'],
  [
    'date filters',
    '{{ page.date | date_to_string }}, {{ page.date | date: "%b %-d" }}',
    '<p>02 Jan 2024, Jan 2</p>',
  ],
  ['ordinal days', '{{ page.date | date_to_long_string: "ordinal" }}', '<p>2nd January 2024</p>'],
  [
    'loops and conditions',
    '{% for t in page.tags %}{% if t == "x" %}({{ t }}){% endif %}{% endfor %}',
    '<p>(x)</p>',
  ],
  ['captures', '{% capture w %}*em*{% endcapture %}{{ w }}', '<p><em>em</em></p>'],
  ['raw', '{% raw %}{{ x }}{% endraw %}', '<p>{{ x }}</p>'],
  ['comments', 'a{% comment %}{{ b }}{% endcomment %}c', '<p>ac</p>'],
  ['addresses', '{{ "/x y" | relative_url }} {{ "x" | absolute_url }}', '<p>/b/x%20y https://e.org/b/x</p>'],
  [
    'link definitions',
    '[o]\n\n[o]: {% post_url 2024-01-01-other %}',
    '<p><a href="/b/2024/01/01/other.html">o</a></p>',
  ],
  ['lists of posts', '{% for p in site.posts %}{{ p.title }} {% endfor %}', '<p>A Other</p>'],
  ['neighbours', '{{ page.previous.title }}{{ page.next.title }}', '<p>Other</p>'],
  ['terms of the site', '{% for t in site.tags %}{{ t[0] }}{{ t[1].size }}{% endfor %}', '<p>x1y1</p>'],
  ['splitting at white space', '{{ " a  b " | split: " " | join: "+" }}', '<p>a+b</p>'],
  [
    'where',
    '{% assign p = site.posts | where: "title", "Other" %}{{ p[0].url }}',
    '<p>/2024/01/01/other.html</p>',
  ],
  ['grouping', '{% assign g = site.posts | group_by: "title" %}{{ g[0].name }}{{ g[0].size }}', '<p>A1</p>'],
  [
    'jsonify and slugify',
    '`{{ page.tags | jsonify }}` {{ "Ça va" | slugify }}',
    '<p><code>["x","y"]</code> ça-va</p>',
  ],
  [
    'dots before brackets',
    '{% assign t = "x" %}{{ site.tags.[t].[0].title | append: site.tags.["y"][0].url }}',
    '<p>A/2024/01/02/a.html</p>',
  ],
  [
    'dots before brackets in tags',
    '{% assign t = "x" %}{% assign l = site.tags.[t] %}{{ l.size }}{% for p in site.tags.[t] %}{{ p.title }}{% endfor %}{% if site.tags.[t] %}y{% endif %}{% case site.tags.[t].size %}{% when 1 %}one{% endcase %}',
    '<p>1Ayone</p>',
  ],
  [
    'dots before brackets in texts',
    '`{{ "a.[t]" }} {{ "a" | append: \'.[t]\' }}`',
    '<code>a.[t] a.[t]</code>',
  ],
  [
    'blocks that show what changed',
    '{% ifchanged %}{% endifchanged %}{% ifchanged %}a{% endifchanged %}{% ifchanged %}{{ "a" }}{% endifchanged %}{% ifchanged %}b{% endifchanged %}{% ifchanged %}a{% endifchanged %}',
    '<p>aba</p>',
  ],
  [
    'what changed from one round or include to the next',
    '{% for p in site.posts %}{% ifchanged %}{{ p.date | date: "%Y" }}{% endifchanged %}{% include year.html %}.{% endfor %}',
    '<p>2024..</p>',
  ],
  [
    'ranges in parentheses',
    '{% assign n = 3 %}{% assign r = (1..n) %}{% for i in r %}{{ i }}{% endfor %}{% for i in (2..n) %}{{ i }}{% endfor %}{% assign s = (1 .. 3) | size %}{{ s }}',
    '<p>123233</p>',
  ],
])('Liquid has %s', async (_, body, html) => {
  const made = await htmlOf(body, other);
  expect(made.replaceAll('&quot;', '"')).toContain(html);
});

// As Ruby's engine reads them; each is told of, with its line.
test.each([
  ['{{ page.title ? y : z }}', 'A'],
  ['{{ $page.title }}', 'A'],
  ['{{ page.title && y }}', 'A'],
  ['x{{ foo() }}', 'x'],
  ['x{{}}y', 'xy'],
  ['x{{.}}y', 'xy'],
  ['x{{ // a "b"\n c.d(); }}y', 'xy'],
  ['x{{ 1; }}y', 'xy'],
  ['x{{> user}}y', 'xy'],
  ['{{ page.title > page.url }}', 'A'],
  ['{{ "a" + page.title }}', 'a'],
  ['x{{ "unclosed }}', 'x'],
  ['{% if page.title == "A" && true %}y{% endif %}', 'y'],
  ['{% if page.title = "A" %}y{% endif %}', 'y'],
  ['{{ page.title | append "q" }}', 'A'],
  ['{% assign n = page.title or 20 %}{{ n }}', 'A'],
  ['{% if page.none %}x{% else if y %}z{% endif %}', 'z'],
  ['x{{{page.title}}}', 'xA}'],
  ['{% assign n = (page.tags | size) %}{{ n }}', '2'],
  ['{% assign n = (page.tags | size) | plus: 1 %}{{ n }}', '3'],
  ['{% assign n = (page.tags | size | plus: 1) %}{{ n }}', '2'],
  ['{% assign n = ( page.tags | size ) %}{{ n }}', '0'],
  ['{% assign two = 2 %}{% assign n = (4 | plus: two) %}{{ n }}', '2'],
  ['{% assign two = 2 %}{{ ((page.tags | size) | plus: two) }}', '4'],
  ['{% assign n = (page.tags | join: ")(") %}{{ n }}', 'x)(y'],
  ['{% assign n = (page.tags | sort) %}{% for i in (1..2) %}{{ n[0] }}{{ i }}{% endfor %}', 'x1x2'],
  ['{% for t in (page.tags) %}{{ t }}{% endfor %}', 'xy'],
  ['{% for t in (page.tags) reversed limit: 1 %}{{ t }}{% endfor %}', 'x'],
  ['{% for t in (page.tags | sort) reversed offset:1 %}{{ t }}{% endfor %}', 'y'],
  ['x{% for t in ( page.tags ) %}{{ t }}{% endfor %}', 'x'],
  ['{% assign n = 1 %}{% for i in (1..3) limit: (n) %}{{ i }}{% endfor %}', '1'],
  ['{% case (page.title) %}{% when "A" %}y{% endcase %}', 'y'],
  ['{% case page.title %}{% when x or (page.title) %}y{% endcase %}', 'y'],
  ['{% assign n = page.tags.size | plus: ("1") %}{{ n }}', '2'],
  ['x{% assign a.b = 3 %}{{ a.b }}{{ a }}', 'x'],
  ['x{% assign a.b = page.title or 20 %}{{ a.b }}', 'x'],
  ['x{% assign a[0] = (page.tags | size) %}{{ a[0] }}', 'x'],
  ['{% assign $n = 3 %}{{ n }}', '3'],
  ['{{\n "Comp": {{\n "W": "[P]"\n }},\nb', 'Comp,\nb'],
])('what is not quite Liquid is read as far as it can be: %s', async (body, text) => {
  const blog = blogOf(body);
  const { diagnostics, isDone } = await blog.build();
  expect(isDone).toBe(true);
  expect(blog.read('2024/01/02/a.html')).toContain(`<p>${text}</p>`);
  expect(diagnostics.map(({ code, line }) => [code, line])).toEqual([['liquid-invalid', 5]]);
});

test('highlight makes a figure of code', async () => {
  const html = await htmlOf('{% highlight ruby linenos %}\nputs 1\n\nputs 2\n{% endhighlight %}');
  expect(html).toContain(
    '<figure class="highlight"><pre tabindex="0"><code class="language-ruby" data-lang="ruby"><table class="rouge-table"',
  );
  expect(html).toContain('<pre class="lineno">1\n2\n3\n</pre>');
  expect(html.replace(/<[^>]+>/g, '')).toContain('puts 1\n\nputs 2\n');
});

test('includes have parameters, variables and each other', async () => {
  const files =
    '== _includes/box.html\n<b>{{ include.what }}</b>{% include deep/er.html n=page.title %}\n== _includes/deep/er.html\n<i>{{ include.n }}</i>';
  expect(await htmlOf('{% include box.html what="one \\"two\\"" %}', files)).toContain(
    '<b>one “two”</b><i>A</i>',
  );
});

test('an include is read as far as it can be, as a body is', async () => {
  const files =
    '== _includes/setup\n{% if page.none %}x{% else if %}{{ page.title > 2 }}{% endif %}{% if page.title = "A" %}!{% endif %}';
  expect(await htmlOf('{% include setup %}', files)).toContain('<p>A!</p>');
});

test('what themes in packages bring to be included is shown without them, unless the blog has its own', async () => {
  const body = `{% include figure image_path="/x.jpg" alt='An "x"' caption="A *caption*" class="half" %}

{% include gallery id="pics" %}

{% include video id="abc" %}

{% include embed/youtube.html id='xyz' %}

{% include embed/audio.html src='/a.mp3' %}

{% include own.html %}`;
  const blog = createBlog(
    `${config}== _includes/own.html\nMine.\n== _posts/2024-01-02-a.md\n---\npics:\n- {url: /big.jpg, image_path: /small.jpg, alt: S}\n- {image_path: https://e.example/b.jpg}\n---\n${body}\n`,
  );
  expect((await blog.build()).diagnostics).toEqual([]);
  const html = blog.read('2024/01/02/a.html').replace(/\n+/g, '\n');
  for (const part of [
    '<figure class="half">\n<img src="/b/x.jpg" alt="An &quot;x&quot;">\n<figcaption>A <em>caption</em></figcaption>\n</figure>',
    '<a href="/b/big.jpg"><img src="/b/small.jpg" alt="S"></a>\n<img src="https://e.example/b.jpg" alt="">',
    '<a href="https://www.youtube.com/watch?v=abc">',
    '<a href="https://www.youtube.com/watch?v=xyz">',
    '<audio controls src="/b/a.mp3"></audio>',
    'Mine.',
  ])
    expect(html).toContain(part);
  blog.write('== _includes/figure\nOf the blog.\n');
  await blog.build();
  expect(blog.read('2024/01/02/a.html')).toContain('Of the blog.');
});

test('a loop knows where it is', async () => {
  expect(
    await htmlOf(
      '{% for n in (1..3) %}{{ forloop.index }}{% if forloop.first %}F{% endif %}{% if forloop.last %}L{% else %},{% endif %}{% endfor %}',
    ),
  ).toContain('<p>1F,2,3L</p>');
  expect(
    await htmlOf(
      '{% for n in (1..2) %}{% for m in (1..2) %}{{ forloop.parentloop.index }}{{ forloop.index }} {% endfor %}{% endfor %}',
    ),
  ).toContain('<p>11 12 21 22');
});

test('a name in brackets is one with a blank behind it too', async () => {
  expect(await htmlOf('{{ page["title" ] }} {{ page[\'title\' ] | append: "!" }}')).toContain('<p>A A!</p>');
});

test('what stands between raw and endraw is left alone, be it Liquid or not', async () => {
  expect(await htmlOf('{% raw %}{{ a > b }}{{}}{% endraw %}{{ page.title }}')).toContain(
    '<p>{{ a &gt; b }}{{}}A</p>',
  );
});

test('every key of the front matter is one of page, as it was written', async () => {
  const blog = createBlog(
    `${config}defaults: [{scope: {path: ''}, values: {image: {path: /d.png}, lang: es}}]\n== _posts/2024-01-02-a.md\n---\ntitle: A\nlang: pt_BR\nauthor: {name: Ana}\nexcerpt: Short\nlayout: post\n---\n{{ page.lang }} {{ page.author.name }} {{ page.image.path }} {{ page.excerpt }} {{ page.layout }}\n`,
  );
  await blog.build();
  expect(blog.read('2024/01/02/a.html')).toContain('<p>pt_BR Ana /d.png Short post</p>');
});

test('data files in folders, and tables, are site.data too', async () => {
  const files =
    '== _data/words/en/home page.yml\nhi: Hello\n== _data/ships.csv\nname,flag\n"Ana, ""A""",pt\nBo\n';
  const body =
    '{{ site.data.words.en.home_page.hi }} {% for s in site.data.ships %}{{ s.name }}/{{ s.flag }}; {% endfor %}{{ site.data.ships }}';
  const html = await htmlOf(body, files);
  expect(html.replaceAll('&gt;', '>').replaceAll('&quot;', '"')).toContain(
    '<p>Hello Ana, “A”/pt; Bo/; {“name”=>”Ana, "A"”, “flag”=>”pt”}{“name”=>”Bo”, “flag”=>nil}</p>',
  );
});

test('what prints a whole post or list of posts breaks nothing', async () => {
  expect(await htmlOf('a{% for t in site.tags %}{{ t[1] }}{% endfor %}b{{ site.posts }}c')).toContain(
    '<p>abc</p>',
  );
});

test('a page that goes over all posts for each of many terms is no endless loop', async () => {
  const posts = Array.from(
    { length: 300 },
    (_, at) =>
      `== _posts/2023-01-01-p${String(at)}.md\n---\ntitle: P${String(at)}\ntags: [t${String(at % 100)}]\n---\nx\n`,
  );
  const page =
    '== all.md\n---\n---\n{% for t in site.tags %}{% for p in site.posts %}{% for u in p.tags %}{% if u == t[0] %}{{ p.title }} {% endif %}{% endfor %}{% endfor %}{% endfor %}\n';
  const blog = blogOf('x', posts.join('') + page);
  expect((await blog.build()).diagnostics).toEqual([]);
  expect(blog.read('all.html')).toMatch(/P0\b/);
});

test('data files are site.data', async () => {
  expect(await htmlOf('{{ site.data.people[0].name }}', '== _data/people.yml\n- name: Ana\n')).toContain(
    '<p>Ana</p>',
  );
});

test('what no tag stands behind is told with its line, and the rest is built', async () => {
  const blog = blogOf(
    'One\n\n{% wat 1 %}{% box %}in{% endbox %}\n\n{{ "x" | nope }}{% include gone.html %}{% link gone.md %}',
  );
  const { diagnostics, isDone } = await blog.build();
  expect(isDone).toBe(true);
  expect(diagnostics.map(({ code, line }) => [code, line])).toEqual([
    ['liquid-tag', 7],
    ['liquid-tag', 7],
    ['liquid-filter', 9],
    ['liquid-include', 9],
    ['liquid-link', 9],
  ]);
  expect(blog.read('2024/01/02/a.html')).toContain('<p>in</p>\n<p>x</p>');
});

test('a warning below Liquid that wrote many lines names the line of the file', async () => {
  const blog = blogOf('{% for i in (1..5) %}{{ i }}\n\n{% endfor %}\n\n$$\\nope{$$');
  const { diagnostics } = await blog.build();
  expect(diagnostics.map(({ code, line }) => [code, line])).toEqual([['math-invalid', 9]]);
});

test.each([
  ['{% for i in (1..1000000000) %}x{% endfor %}', 5],
  [
    'a\n{% for i in (1..9999) %}{% for j in (1..9999) %}{% for k in (1..9999) %}{% endfor %}{% endfor %}{% endfor %}',
    6,
  ],
  ['{% include ../../../etc/passwd %}', 5],
  ['{% include_relative ../_config.yml %}', 5],
  ['{% assign a = "xxxxxxxxxx" %}{% for i in (1..60) %}{% assign a = a | append: a %}{% endfor %}', 5],
  ['{% if x %}', 5],
  ['{{ page.title }} {% for %}', 5],
  ['{{ page.title', 5],
])('hostile or broken Liquid is an error with its line: %s', async (body, line) => {
  const blog = blogOf(body);
  const { diagnostics, isDone } = await blog.build();
  expect(isDone).toBe(false);
  expect(diagnostics.map(({ code }) => code)).toEqual(['liquid-invalid']);
  expect([line, null]).toContain(diagnostics[0]?.line);
  expect(diagnostics[0]?.file).toBe('_posts/2024-01-02-a.md');
});

test.each([
  ['{% if x %}\ny', 5, 1, '{% if x %} is never closed', 'Write the {% endif %} that is missing.'],
  ['a {% endif %}', 5, 3, '{% endif %} stands here, and no block that it belongs to is open', 'Take it out'],
  ['{{ page.title\n\ny', 5, 1, '{{ page.title is not closed', 'Write the }} that is missing.'],
  ['a\n{% if page.title\n', 6, 1, '{% if page.title is not closed', 'Write the %} that is missing.'],
  ['{% raw %}\nx', 5, 10, '{% raw %} is never closed', 'Write the {% endraw %} that is missing.'],
  ['{% assign x %}', 5, 12, 'expected "="', 'Mend the tag'],
  ['{% include %}', 5, 1, '{% include %} names no file', 'Mend the tag'],
])('what is wrong with Liquid is said with what to write: %s', async (body, line, column, why, remedy) => {
  const [found, ...others] = (await blogOf(body).build()).diagnostics;
  expect([found?.line, found?.column, found?.message, others]).toEqual([
    line,
    column,
    `Liquid cannot be run: ${why}`,
    [],
  ]);
  expect(found?.remedy).toContain(remedy);
});

test.each([
  ['loop.html', 'a\n  {% include loop.html %}', 2, 'loop.html includes itself, or 50 others in a row'],
  ['open.html', '\n\n{% if x %}', 3, '{% if x %} is never closed'],
])('what fails in an include is told once, in its file: %s', async (name, text, line, why) => {
  const second = `== _posts/2024-01-03-b.md\n---\ntitle: B\n---\n{% include ${name} %}\n`;
  const blog = blogOf(`x\n\n{% include ${name} %}`, `== _includes/${name}\n${text}\n${second}`);
  const told = (await blog.build()).diagnostics;
  expect(told.map(({ file, line: at, message }) => [file, at, message])).toEqual([
    [`_includes/${name}`, line, `Liquid cannot be run: ${why}`],
  ]);
});

test.each(['{{ site.baseurl }}', '{{ site.url }}{{ site.baseurl }}', '/b', ''])(
  'the base path stands once before an address of post_url and link, as up to Jekyll 3 it was written: %s',
  async (before) => {
    const html = await htmlOf(
      `[p](${before}{% post_url 2024-01-01-other %})\n{% if page.title %}[l](${before}{% link _posts/2024-01-01-other.md %}){% endif %}`,
      other,
    );
    const origin = before.includes('site.url') ? 'https://e.org' : '';
    expect(html).toContain(`<a href="${origin}/b/2024/01/01/other.html">p</a>`);
    expect(html).toContain(`<a href="${origin}/b/2024/01/01/other.html">l</a>`);
  },
);

// What ends by the clock would end otherwise on another machine.
test.each([
  [
    '{% for i in (1..9999) %}{% for j in (1..9999) %}{% for k in (1..9999) %}{% endfor %}{% endfor %}{% endfor %}',
    'more steps than a blog of this size needs',
  ],
  [
    '{% for i in (1..9999) %}{% for j in (1..9999) %}{{ page.title | markdownify }}{% endfor %}{% endfor %}',
    'more steps than a blog of this size needs',
  ],
  ['{% include loop.html %}', 'includes itself'],
])('what has no end in Liquid is ended by what it does, not by the clock: %s', async (body, why) => {
  const { diagnostics } = await blogOf(body, '== _includes/loop.html\n{% include loop.html %}\n').build();
  expect(diagnostics.map(({ message }) => message)).toEqual([expect.stringContaining(why)]);
});

test('nothing but the words of the blog can be asked for', async () => {
  expect(await htmlOf('[{{ page.constructor }}{{ site.__proto__ }}{{ "".constructor.name }}]')).toContain(
    '<p>[]</p>',
  );
});

test('a native blog leaves what looks like Liquid alone', async () => {
  const blog = createBlog(
    '== site.yml\ntitle: T\n== posts/a.md\n---\ntitle: A\ndate: 2024-01-02\n---\n{{ site.title }}\n',
  );
  await blog.build();
  expect(blog.read('a/index.html')).toContain('<p>{{ site.title }}</p>');
});

test('a post that turns Liquid off keeps it as text', async () => {
  const blog = createBlog(
    `${config}== _posts/2024-01-02-a.md\n---\ntitle: A\nrender_with_liquid: false\n---\n{{ page.title }}\n`,
  );
  await blog.build();
  expect(blog.read('2024/01/02/a.html')).toContain('<p>{{ page.title }}</p>');
});

// As Jekyll shows them on pages, which it renders when all posts are.
test('Liquid shows the content and the excerpt of other posts', async () => {
  const files = `== _posts/2024-01-01-other.md
---
title: Other
---
First *{{ page.title }}*.

{% for p in site.posts %}[{{ p.content }}]{% endfor %}Second.
== _posts/2024-01-03-said.md
---
title: Said
excerpt: In *other* words
---
Body.
`;
  const html = await htmlOf(
    '{% for p in site.posts %}\n<div>{{ p.excerpt | strip_html | strip }}|{{ p.content | strip_newlines }}</div>\n{% endfor %}',
    files,
  );
  expect(html).toContain('<div>First Other.|<p>First <em>Other</em>.</p><p>[][][]Second.</p></div>');
  expect(html).toContain('<div>In *other* words|<p>Body.</p></div>');
});

test('posts that show each other come to an end, the same whichever is first', async () => {
  const blog = createBlog(
    `${config}== _posts/2024-01-01-a.md\n---\ntitle: A\n---\na {{ page.next.content | strip_html }}\n== _posts/2024-01-02-b.md\n---\ntitle: B\n---\nb {{ page.previous.content | strip_html }}\n`,
  );
  expect((await blog.build()).diagnostics).toEqual([]);
  expect(blog.read('2024/01/01/a.html')).toContain('<p>a b</p>');
  expect(blog.read('2024/01/02/b.html')).toContain('<p>b a</p>');
});
