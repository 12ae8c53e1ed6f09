import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createBlog, placesOf, repository } from '../support/site.ts';

test('what the manual shows of a theme of one’s own is a blog that builds, below a base path', async () => {
  const manual = readFileSync(path.join(repository, 'pages/manual/layouts.md'), 'utf8');
  const shown = [...manual.matchAll(/^```\w+ title="([^"]+)"\n([^]*?)^```$/gm)];
  expect(shown.map(([, file]) => file)).toEqual([
    'layouts/recipe.njk',
    'posts/2026-05-04-congee.md',
    'data/shops.yml',
    'data/words.yml',
    'assets/css/mine.css',
    'layouts/partials/head-extra.njk',
  ]);
  const files = shown.map(([, file = '', text = '']) => `== ${file}\n${text}`).join('');
  const blog = createBlog(`== site.yml\ntitle: A\nurl: https://a.example/blog\n${files}`, {
    theme: repository,
  });
  const report = await blog.build({ now: new Date('2026-06-01') });
  expect(placesOf(report)).toEqual([]);
  const html = blog.read('congee/index.html');
  expect(html).toContain('90 minutes · May 4, 2026');
  expect(html).toContain('<a href="/blog/congee/">Congee</a>');
  expect(html).toContain('Shops in Taipei: Lin, Chou');
  expect(html).toMatch(/<link rel="stylesheet" href="\/blog\/assets\/css\/mine\.css\?v=\w+">/);
  const css = readFileSync(path.join(repository, 'assets/css/tinta.css'), 'utf8');
  for (const [property] of blog.read('assets/css/mine.css').matchAll(/--[\w-]+/g))
    expect(css).toContain(property);
});
