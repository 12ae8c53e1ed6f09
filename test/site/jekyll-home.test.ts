import { expect, test } from 'vitest';
import { createBlog, placesOf, repository } from '../support/site.ts';

const post = '== _config.yml\ntitle: A blog\n== _posts/2024-01-02-a.md\n---\ntitle: First\n---\nx\n';
const words = 'This is where I write about bread, ovens and the people who taught me to bake, '.repeat(3);

test.each([
  ['a layout alone', '---\nlayout: home\n---\n'],
  [
    'a list of posts',
    '---\n---\n<h1>Posts</h1>\n{% for post in site.posts %}<a>Read more of it</a>{% for t in post.tags %}{{ t }}{% endfor %}{% endfor %}\n',
  ],
  [
    'scripts and comments',
    `---\n---\n<script>${words}</script><!-- ${words} -->{% comment %}${words}{% endcomment %}\n`,
  ],
])('an index that is %s gives way to the list of the theme', async (_, text) => {
  const blog = createBlog(`${post}== index.html\n${text}`, { theme: repository });
  expect((await blog.build()).diagnostics).toEqual([]);
  expect(blog.read('index.html')).toContain('class="post-list');
  expect(blog.read('index.html')).toContain('>First</a>');
});

test('of an index that gives way to the list of the theme its own words are told, unless exclude names it', async () => {
  const text = `---\n---\n<p>${words}</p>{% for post in paginator.posts %}${words}{% endfor %}\n`;
  const blog = createBlog(`${post}== index.html\n${text}`, { theme: repository });
  const report = await blog.build();
  const { diagnostics } = report;
  expect(placesOf(report)).toEqual(['file-skipped index.html']);
  expect(diagnostics[0]?.message).toContain('“This is where I write about bread, ovens …”');
  expect(blog.read('index.html')).toContain('>First</a>');
  expect((await blog.build()).diagnostics).toEqual(diagnostics);
  blog.write('== _config.yml\ntitle: A blog\nexclude: [index.html]\n');
  expect((await blog.build()).diagnostics).toEqual([]);
});

test('signs of Markdown are no words of an index', async () => {
  const list = '{% for post in site.posts %}* {{ post.title }}{% endfor %}';
  const marks =
    '## *Recent* [posts]({{ site.baseurl }}/blog)\n{: .mb-5 .text-dark }\n\n* * *\n\n- **More**\n- >';
  const blog = createBlog(`${post}== index.md\n---\nlayout: home\n---\n${marks}\n${list}\n`, {
    theme: repository,
  });
  expect((await blog.build()).diagnostics).toEqual([]);
  blog.write(
    `== index.md\n---\nlayout: home\n---\n${marks}\nand what I baked, read and saw in the last ten years\n${list}\n`,
  );
  expect((await blog.build()).diagnostics[0]?.message).toContain(
    '“Recent posts More and what I baked, read …”',
  );
});

test('an index that says something is the home page, lists and all, headed by the name of the blog', async () => {
  const blog = createBlog(
    `${post}== index.md\n---\nlayout: home\n---\n${words}\n\n{% for post in site.posts %}* {{ post.title }}{% endfor %}\n`,
    { theme: repository },
  );
  expect((await blog.build()).diagnostics).toEqual([]);
  const home = blog.read('index.html');
  expect(home).toContain('bread, ovens');
  expect(home).toContain('<li>First</li>');
  expect(home).toContain('<title>A blog</title>');
  expect(home.match(/<h1\b/g)).toHaveLength(1);
  expect(blog.read('archive/index.html')).toContain('>First</a>');
  blog.write('== index.md\n---\nlayout: home\n---\n');
  await blog.build();
  expect(blog.read('index.html')).not.toContain('bread');
});

test('an index that is made of includes is the home page if none of them lists posts, and only as long', async () => {
  const parts = (body: string) =>
    `== _includes/head.html\n<!DOCTYPE html>\n<html lang="en">\n<head><title>{{ site.title }}</title></head>\n== _includes/body.html\n<body>{% include parts/bread.html by="me" %}</body></html>\n== _includes/parts/bread.html\n${body}\n`;
  const index = '== index.html\n---\n---\n{% include head.html %}\n{% include body.html %}\n';
  const blog = createBlog(post + index + parts('<p>Bread by {{ include.by }}</p>'), { theme: repository });
  expect((await blog.build()).diagnostics).toEqual([]);
  expect(blog.read('index.html')).toMatch(
    /^<!DOCTYPE html>\n<html lang="en">\n<head><title>A blog<\/title><\/head>\s+<body><p>Bread by me<\/p>/,
  );
  const list = '{% for p in site.posts %}{{ p.title }}{% endfor %}';
  for (const body of [`<p>Bread</p>${list}`, '{% include nowhere.html %}', '{{ paginator.page }}']) {
    blog.write(parts(body));
    await blog.build();
    expect(blog.read('index.html')).toContain('class="post-list');
  }
  blog.write(parts('<p>Bread</p>'));
  await blog.build();
  expect(blog.read('index.html')).toContain('<body><p>Bread</p>');
});

test('a page of another name at / that leaves all to its layout gives way too', async () => {
  const blog = createBlog(`${post}== _pages/home.md\n---\nlayout: home\npermalink: /\n---\n`, {
    theme: repository,
  });
  blog.write('== _config.yml\ntitle: A blog\ninclude: [_pages]\n');
  expect((await blog.build()).diagnostics).toEqual([]);
  expect(blog.read('index.html')).toContain('>First</a>');
});

test('a whole page at the top is the home page as it is; Markdown without front matter is none', async () => {
  const blog = createBlog(`${post}== index.html\n<!doctype html><title>Mine</title>\n`, {
    theme: repository,
  });
  await blog.build();
  expect(blog.read('index.html')).toBe('<!doctype html><title>Mine</title>\n');
  const other = createBlog(`${post}== index.md\n${words}\n`, { theme: repository });
  await other.build();
  expect(other.read('index.html')).toContain('>First</a>');
  expect(other.has('index.md')).toBe(false);
});

test('what tells of the repository is a page if front matter says so', async () => {
  const blog = createBlog(
    `${post}== license.md\n---\ntitle: License\n---\nMine.\n== README.md\nOf the repository.\n== SECURITY.md\n---\npermalink: /secure/\n---\nLocks.\n`,
    { theme: repository },
  );
  await blog.build();
  expect(blog.read('license.html')).toContain('<p>Mine.</p>');
  expect(blog.read('secure/index.html')).toContain('<p>Locks.</p>');
  expect([...blog.output().keys()].filter((file) => /readme/i.test(file))).toEqual([]);
});
