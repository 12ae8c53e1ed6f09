import { expect, test } from 'vitest';
import { attributeOf, elementsOf } from '../support/html.ts';
import { createBlog, placesOf, repository } from '../support/site.ts';

const jekyll = `== _config.yml
title: Ayuda
url: https://a.example
baseurl: /blog
lang: es
== _posts/2024-01-02-a.md
---
title: A
---
A.
== about.md
---
title: Acerca
permalink: /acerca/
---
About.
`;

function menuOf(html: string): readonly string[] {
  const nav = html.slice(html.indexOf('class="site-nav"'));
  const links = elementsOf(nav.slice(0, nav.indexOf('</nav>'))).filter(({ tagName }) => tagName === 'a');
  return links.map((link) => attributeOf(link, 'href') ?? '').filter((href) => !href.includes('search'));
}

test.each([
  ['a list', '- {title: Editorial, url: /editorial/}\n- {title: Otros, url: otros.html}\n'],
  [
    'as Jekyll’s tutorial has it',
    '- {name: Editorial, link: /editorial/}\n- {name: Otros, link: otros.html}\n',
  ],
  [
    'one called main',
    'main:\n  - {title: Editorial, url: /editorial/}\n  - {title: Otros, url: otros.html}\ndocs: []\n',
  ],
])('the menu of a Jekyll blog is the one of its data, where themes have it: %s', async (_, menu) => {
  const blog = createBlog(`${jekyll}== _data/navigation.yml\n${menu}`, { theme: repository });
  await blog.build();
  expect(menuOf(blog.read('index.html'))).toEqual(['/blog/editorial/', '/blog/otros.html']);
});

test('nav of _config.yml is a menu where it is one, and a theme’s own matter else', async () => {
  const nav = (lines: string) => jekyll.replace('lang: es', `lang: es\nnav:\n${lines}`);
  const blog = createBlog(nav('- {text: Uno, url: /uno/}'), { theme: repository });
  expect(placesOf(await blog.build())).toEqual([]);
  expect(menuOf(blog.read('index.html'))).toEqual(['/blog/uno/']);
  const other = createBlog(nav('  Uno: uno'), { theme: repository });
  expect(placesOf(await other.build())).toEqual([]);
  expect(menuOf(other.read('index.html'))).toEqual(['/blog/acerca/']);
});

test('data that is no menu leaves it to the pages at the top', async () => {
  const blog = createBlog(`${jekyll}== _data/navigation.yml\n- {name: Editorial}\n`, { theme: repository });
  await blog.build();
  expect(menuOf(blog.read('index.html'))).toEqual(['/blog/acerca/']);
});

test('an edit of that data is on every page that shows the menu', async () => {
  const blog = createBlog(`${jekyll}== _data/navigation.yml\n- {title: Uno, url: /uno/}\n`, {
    theme: repository,
  });
  await blog.build();
  blog.write('== _data/navigation.yml\n- {title: Dos, url: /dos/}\n');
  await blog.build();
  expect(menuOf(blog.read('index.html'))).toEqual(['/blog/dos/']);
  expect(menuOf(blog.read('2024/01/02/a.html'))).toEqual(['/blog/dos/']);
});

test('the caption of a cover is Markdown, and nothing in it can run', async () => {
  const caption = 'Foto de [Inés](https://ines.example), *2024* <img src=x onerror=alert(1)>';
  const blog = createBlog(
    `== site.yml\ntitle: A\nurl: https://a.example\n== assets/a.svg\n<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>\n== posts/2024-01-02-a.md\n---\nimage: {path: a.svg, caption: "${caption}"}\n---\nA.\n`,
    { theme: repository },
  );
  await blog.build();
  const html = blog.read('a/index.html');
  expect(html).toContain('Foto de <a href="https://ines.example">Inés</a>, <em>2024</em>');
  expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
  expect(html).not.toContain('<img src=x');
});

test('an item of the menu that is no link is told where it is written', async () => {
  const blog = createBlog(
    '== site.yml\ntitle: A\nurl: https://a.example\nnav:\n  - {title: Home, url: /}\n  - {titel: Code, url: /code/}\n  - Words\n  - title: Away\n    url: /away/\n  -\n    title: Blank\n== posts/2024-01-02-a.md\nA.\n',
    { theme: repository },
  );
  expect(placesOf(await blog.build())).toEqual([
    'config-type site.yml:10:5',
    'config-type site.yml:5:5',
    'config-type site.yml:6:5',
  ]);
});

test('the places where else a blog is found may be paths of it, and one that is no address is warned of', async () => {
  const blog = createBlog(
    '== site.yml\ntitle: A\nurl: https://a.example/base\nsocial:\n  - {title: Feed, url: /feed.xml}\n  - {title: Code, url: code.example/me}\n  - {title: Mail, url: me@a.example}\n  - {title: Toots, url: toots.example/@me}\n  - {title: Bad, url: "javascript:alert(1)"}\n  - {title: Web, url: "https://web.example/"}\n  - {title: Me, url: about/}\n  - {title: Later, url: ""}\n== posts/2024-01-02-a.md\nA.\n',
    { theme: repository },
  );
  const report = await blog.build();
  expect(placesOf(report)).toEqual([10, 5, 6, 7, 8].map((line) => `config-type site.yml:${line}:5`));
  expect(report.diagnostics.map(({ severity }) => severity)).toEqual(report.diagnostics.map(() => 'warning'));
  expect(report.diagnostics.map(({ remedy }) => remedy)).toEqual([
    'Write https://code.example/me.',
    'Write mailto:me@a.example.',
    'Write https://toots.example/@me.',
    'Links lead to https:, http:, mailto: or a path.',
    'Write /about/.',
  ]);
  const html = blog.read('index.html');
  expect(html).toContain('<a href="/base/feed.xml">Feed</a>');
  expect(html).toContain('<a href="https://web.example/" rel="me">Web</a>');
  expect(html).not.toContain('javascript:');
});

test('a mapping of places is told of each address that lacks its beginning, and of no handle or name', async () => {
  const blog = createBlog(
    '== site.yml\ntitle: A\nurl: https://a.example\nsocial:\n  github: github.com/ana\n  mail: me@a.example\n  name: Ana B. Cee\n  twitter: "@ana"\n  mastodon: "@ana@toots.example"\n  instagram: ana.cruz\n  web: https://ana.example/\n  links:\n    - https://b.example\n    - c.example/ana\n== posts/2024-01-02-a.md\nA.\n',
    { theme: repository },
  );
  const report = await blog.build();
  expect(placesOf(report)).toEqual([11, 4, 5].map((line) => `config-type site.yml:${line}:3`));
  expect(report.diagnostics.map(({ remedy }) => remedy)).toEqual([
    'Write https://github.com/ana.',
    'Write mailto:me@a.example.',
    'Write https://c.example/ana.',
  ]);
});
