import { expect, test } from 'vitest';
import { textsOf } from '../support/html.ts';
import { createBlog, repository } from '../support/site.ts';

const page = (title: string, weight?: number): string =>
  `---\ntitle: ${title}\n${weight === undefined ? '' : `weight: ${weight}\n`}---\n${title}.\n`;

test('pages with a weight lead to each other in its order, and all to the page of their folder', async () => {
  const blog = createBlog(
    `== site.yml\ntitle: A\nurl: https://a.example
== pages/guide/index.md\n${page('Guide', 1)}
== pages/guide/one.md\n${page('One', 2)}
== pages/guide/two.md\n${page('Two', 1.5)}
== pages/guide/loose.md\n${page('Loose')}
== pages/other/x.md\n${page('X', 1)}
== pages/about.md\n${page('About', 1)}`,
    { theme: repository },
  );
  expect((await blog.build()).diagnostics).toEqual([]);
  const linksOf = (file: string) => [
    /class="kicker"><a href="([^"]+)"/.exec(blog.read(file))?.[1],
    /rel="prev" href="([^"]+)"/.exec(blog.read(file))?.[1],
    /<a rel="next" href="([^"]+)"/.exec(blog.read(file))?.[1],
  ];
  expect(linksOf('guide/two/index.html')).toEqual(['/guide/', undefined, '/guide/one/']);
  expect(linksOf('guide/one/index.html')).toEqual(['/guide/', '/guide/two/', undefined]);
  expect(linksOf('guide/loose/index.html')).toEqual(['/guide/', undefined, undefined]);
  for (const file of ['guide/index.html', 'other/x/index.html', 'about/index.html'])
    expect(linksOf(file), file).toEqual([undefined, undefined, undefined]);

  blog.write(`== pages/guide/two.md\n${page('Second', 1.5)}`);
  const { rendered } = await blog.build();
  expect(rendered.filter((url) => url.startsWith('/guide/'))).toEqual(['/guide/one/', '/guide/two/']);
  expect(textsOf(blog.read('guide/one/index.html'), 'b')).toEqual(['Second']);
});
