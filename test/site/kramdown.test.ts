import { expect, test } from 'vitest';
import { createBlog } from '../support/site.ts';

const body = `
One
# Head
* a
`;

test('a Jekyll blog is read as kramdown, with its options', async () => {
  const blog = createBlog(`
== _config.yml
title: T
kramdown:
  auto_id_prefix: "p-"
  header_offset: 1
== _posts/2024-01-02-a.md
---
title: A
---${body}`);
  await blog.build();
  expect(blog.read('2024/01/02/a.html')).toContain('<p>One</p>\n<h2 id="p-head">Head</h2>\n<ul>\n<li>a</li>');
});

test('a Jekyll blog that names CommonMark is read as that', async () => {
  const blog = createBlog(`
== _config.yml
title: T
markdown: CommonMarkGhPages
== _posts/2024-01-02-a.md
---
title: A
---
One
{::comment}
`);
  await blog.build();
  expect(blog.read('2024/01/02/a.html')).toContain('<p>One\n{::comment}</p>');
});

test('a native blog chooses kramdown, and is told of an option almost right', async () => {
  const blog = createBlog(`
== site.yml
title: T
url: https://e.org
markdown:
  dialect: kramdown
  kramdown: {input: kramdown, tok_levels: 1..2}
== posts/a.md
---
title: A
date: 2024-01-02
---${body}`);
  const { diagnostics } = await blog.build();
  expect(blog.read('a/index.html')).toContain('<p>One\n# Head\n* a</p>');
  expect(diagnostics.map(({ code, remedy }) => [code, remedy])).toEqual([
    ['config-unknown', 'Did you mean toc_levels?'],
  ]);
});
