import { expect, test } from 'vitest';
import { createBlog, repository } from '../support/site.ts';

// Addresses and words were confirmed with Jekyll 4.3.1, jekyll-paginate 1.1 and jekyll-paginate-v2 3.0.

const theme = { theme: repository };

const posts = [1, 2, 3, 4, 5]
  .map(
    (day) => `== _posts/2024-01-0${day}-p${day}.md\n---\ntitle: P${day}\ncategories: c${day % 2}\n---\nx\n`,
  )
  .join('');

const hidden = '== _posts/2024-01-09-h.md\n---\ntitle: Hidden\nhidden: true\n---\nx\n';

const list = `<h2>{{ page.url }}</h2>
<p>{% for p in paginator.posts %}{{ p.title }} {% endfor %}</p>
<p>{{ paginator.page }}/{{ paginator.total_pages }} of {{ paginator.total_posts }} by {{ paginator.per_page }}; {{ paginator.previous_page }} {{ paginator.previous_page_path }}; {{ paginator.next_page }} {{ paginator.next_page_path }}</p>
`;

const index = (header: string) => `---\n${header}---\n${list}`;

const bodyOf = (html: string) => /<div class="e-content">([^]*?)<\/div>/.exec(html)?.[1]?.trim();

test.each([
  ['', 'page2'],
  ['/page/:num', 'page/2'],
  [':num', '2'],
  ['page:num/', 'page2'],
  ['/log/page/:num', 'log/page/2'],
])('the parts of the home page stand where paginate_path %j puts them', async (path, second) => {
  const written = path === '' ? '' : `paginate_path: "${path}"\n`;
  const blog = createBlog(
    `== _config.yml\ntitle: T\npaginate: 2\n${written}${posts}== index.html\n${index('')}`,
    theme,
  );
  expect((await blog.build()).diagnostics).toEqual([]);
  const third = second.replace('2', '3');
  expect(blog.has(`${third}/index.html`)).toBe(true);
  expect(blog.has('page/2/index.html')).toBe(second === 'page/2');
  expect(blog.read('index.html')).toContain(`href="/${second}/"`);
  expect(blog.read(`${second}/index.html`)).toContain('>P3</a>');
});

test('a home page of the blog’s own keeps the later parts of the list beside it', async () => {
  const words = 'Welcome to a page about bread, ovens and all who taught me how to bake. '.repeat(3);
  const blog = createBlog(
    `== _config.yml\ntitle: T\npaginate: 2\n${posts}== index.html\n---\n---\n<p>${words}</p>\n`,
    theme,
  );
  expect((await blog.build()).diagnostics).toEqual([]);
  expect(blog.read('index.html')).toContain('Welcome to a page');
  expect(blog.read('page2/index.html')).toContain('>P3</a>');
  expect(blog.has('page3/index.html')).toBe(true);
  blog.write('== _config.yml\ntitle: T\n');
  await blog.build();
  expect([blog.has('page2/index.html'), blog.has('page/2/index.html')]).toEqual([false, false]);
});

test('without paginate the parts stand where they do in any blog', async () => {
  const ten = Array.from(
    { length: 11 },
    (_, at) => `== _posts/2024-02-${String(at + 10)}-a.md\n---\ntitle: A${at}\n---\nx\n`,
  );
  const blog = createBlog(`== _config.yml\ntitle: T\n${ten.join('')}`);
  await blog.build();
  expect(blog.has('page/2/index.html')).toBe(true);
});

const inFolder = `== _config.yml
title: T
paginate: 2
paginate_path: /blog/page:num/
${posts}${hidden}== blog/index.html
${index('title: Blog\n')}== other/index.html
---
---
{% if paginator %}yes{% else %}no{% endif %}
`;

test('a list of the blog’s own in a folder is made once for each part, as jekyll-paginate does', async () => {
  const blog = createBlog(inFolder, theme);
  expect((await blog.build()).diagnostics).toEqual([]);
  expect(bodyOf(blog.read('blog/index.html'))).toBe(
    '<h2>/blog/</h2>\n<p>P5 P4 </p>\n<p>1/3 of 5 by 2;  ; 2 /blog/page2/</p>',
  );
  expect(bodyOf(blog.read('blog/page2/index.html'))).toBe(
    '<h2>/blog/page2/</h2>\n<p>P3 P2 </p>\n<p>2/3 of 5 by 2; 1 /blog/; 3 /blog/page3/</p>',
  );
  expect(bodyOf(blog.read('blog/page3/index.html'))).toBe(
    '<h2>/blog/page3/</h2>\n<p>P1 </p>\n<p>3/3 of 5 by 2; 2 /blog/page2/;  </p>',
  );
  expect(blog.has('blog/page4/index.html')).toBe(false);
  expect(bodyOf(blog.read('other/index.html'))).toBe('no');
  // The theme's own list keeps addresses of its own.
  expect(blog.has('page/2/index.html')).toBe(true);
});

test('parts follow posts that come and go, as a clean build has them', async () => {
  const blog = createBlog(inFolder, theme);
  await blog.build();
  blog.write(
    '== _posts/2024-01-06-p6.md\n---\ntitle: P6\n---\nx\n== _posts/2024-01-07-p7.md\n---\ntitle: P7\n---\nx\n',
  );
  await blog.build();
  expect(bodyOf(blog.read('blog/page4/index.html'))).toContain('<p>P1 </p>');
  const built = blog.output();
  await blog.build({ clean: true });
  expect(blog.output()).toEqual(built);
  for (const name of ['2024-01-06-p6', '2024-01-07-p7', '2024-01-01-p1']) blog.remove(`_posts/${name}.md`);
  await blog.build();
  expect([3, 2].map((part) => blog.has(`blog/page${part}/index.html`))).toEqual([false, true]);
});

test('pages that jekyll-paginate-v2 is asked for have its parts, filters and order', async () => {
  const blog = createBlog(`== _config.yml
title: T
include: [_pages]
pagination: {enabled: true, per_page: 2, permalink: '/page/:num/', sort_reverse: true}
collections: {docs: {output: true}}
${posts}${hidden}== _docs/a.md
---
title: Da
rank: 2
---
x
== _docs/b.md
---
title: Db
rank: 1
---
x
== _docs/c.md
---
title: Dc
rank: 3
---
x
== _pages/all.md
${index('permalink: /all/\npagination: {enabled: true}\n')}== _pages/c.md
${index("permalink: /c1/\npagination: {enabled: true, category: c1, per_page: 1, permalink: '/p:num.html', limit: 2}\n")}== _pages/d.html
${index("permalink: /d/\npagination: {enabled: true, collection: docs, sort_field: rank, sort_reverse: false, permalink: '/:num/'}\n")}`);
  expect((await blog.build()).diagnostics).toEqual([]);
  expect(blog.read('all/page/2/index.html')).toContain('<p>P3 P2 </p>');
  expect(blog.has('all/page/3/index.html')).toBe(true);
  expect(blog.read('c1/index.html')).toContain('<p>P5 </p>');
  expect(blog.read('c1/p2.html')).toContain('<p>P3 </p>\n<p>2/2 of 3 by 1; 1 /c1/;  </p>');
  expect(blog.has('c1/p3.html')).toBe(false);
  expect(blog.read('d/index.html')).toContain('<p>Db Da </p>');
  expect(blog.read('d/2/index.html')).toContain('<p>Dc </p>');
});

test('page_path puts the parts of a native blog’s home list elsewhere, and is told when it cannot', async () => {
  const three = [1, 2, 3].map((day) => `== posts/2024-01-0${day}-p${day}.md\nP\n`).join('');
  const blog = createBlog(`== site.yml\ntitle: T\nper_page: 2\npage_path: page:num\n${three}`);
  await blog.build();
  expect(blog.has('page2/index.html')).toBe(true);
  for (const path of ['/more/', '/../:num/']) {
    blog.write(`== site.yml\ntitle: T\nper_page: 2\npage_path: ${path}\n`);
    const { diagnostics, isDone } = await blog.build();
    expect([isDone, ...diagnostics.map(({ code, line }) => `${code} ${String(line)}`)]).toEqual(
      expect.arrayContaining([false, 'config-type 3']),
    );
  }
});
