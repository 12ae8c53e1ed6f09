import { expect, test } from 'vitest';
import { createBlog, repository } from '../support/site.ts';

const includes = `
== _config.yml
title: T
== _includes/head.html
<!doctype html>
<html><head><title>{{ page.title }}</title></head><body>
== _includes/foot.html
</body></html>
`;
const framed = '{% include head.html %}\n<p>Body.</p>\n{% include foot.html %}\n';

test('HTML without a layout that includes make a whole document of stands as it is', async () => {
  const blog = createBlog(
    `${includes}== a.html\n---\ntitle: A\n---\n${framed}== b.html\n---\ntitle: B\n---\n<p>Part.</p>\n== c.html\n---\ntitle: C\nlayout: default\n---\n<p>C.</p>\n`,
    { theme: repository },
  );
  expect((await blog.build()).diagnostics).toEqual([]);
  expect(blog.read('a.html').match(/<(?:title|html|!doctype)/gi)).toEqual(['<!doctype', '<html', '<title']);
  expect(blog.read('a.html')).toContain('<title>A</title></head><body>');
  expect(blog.read('b.html')).toContain('tinta.css');

  // What makes it one is an include.
  blog.write('== _includes/head.html\n<p>Head.</p>\n');
  await blog.build();
  expect(blog.read('a.html')).toContain('tinta.css');
  blog.write(includes);
  await blog.build();
  expect(blog.read('a.html')).not.toContain('tinta.css');
});
