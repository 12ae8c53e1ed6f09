import { expect, test } from 'vitest';
import { createBlog } from '../support/site.ts';

// Addresses and bodies were confirmed with Jekyll 4.3.1.

test('posts stand in folders that name their categories', async () => {
  const blog = createBlog(`
== _config.yml
title: T
== news/_posts/2024-01-02-a.md
---
title: A
categories: [extra]
---
A
== news/local/_posts/2024-01-03-b.md
---
title: B
---
B
== _posts/plain/2024-01-04-c.md
---
title: C
---
C
== news/_drafts/d.md
---
title: D
---
D
`);
  const { posts, diagnostics } = await blog.build();
  expect(diagnostics).toEqual([]);
  expect(posts).toBe(3);
  expect(blog.has('news/extra/2024/01/02/a.html')).toBe(true);
  expect(blog.has('news/local/2024/01/03/b.html')).toBe(true);
  expect(blog.has('2024/01/04/c.html')).toBe(true);
  expect(blog.has('categories/local/index.html')).toBe(true);
});

test('a post in HTML is itself, with its Liquid run and no Markdown in it', async () => {
  const blog = createBlog(`
== _config.yml
title: T
== _posts/2024-01-02-a.html
---
title: A
---
<p>One *star*, {{ page.title }}.</p>

<h2>Head</h2>
<ul><li>x</ul>
== _posts/2024-01-03-b.mkdown
---
title: B
---
*B*
`);
  expect((await blog.build()).diagnostics).toEqual([]);
  expect(blog.read('2024/01/02/a.html')).toContain(
    '<p>One *star*, A.</p>\n\n<h2>Head</h2>\n<ul><li>x</li></ul>',
  );
  expect(blog.read('2024/01/03/b.html')).toContain('<p><em>B</em></p>');
});
