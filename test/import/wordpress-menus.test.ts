import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/site.ts';
import { importedFrom } from './imported.ts';

function item(fields: { readonly [field: string]: string }, more = ''): string {
  const whole = { 'wp:status': 'publish', 'wp:post_date': '2024-01-02 10:00:00', ...fields };
  const elements = Object.entries(whole).map(([key, value]) => `<${key}><![CDATA[${value}]]></${key}>`);
  return `<item>${elements.join('')}${more}</item>`;
}

test('the menu of a block theme is the menu, and taxonomies of the blog’s own are told', async () => {
  const menu =
    '<!-- wp:navigation-link {"label":"About \\u0026 more","type":"page","id":2,"url":"https://old.example/about/"} /--><!-- wp:navigation-submenu {"label":"Ships","url":"https://old.example/category/ships/"} --><!-- wp:navigation-link {"label":"Tall","url":"https://old.example/tall/"} /--><!-- /wp:navigation-submenu --><!-- wp:navigation-link {"label":"Elsewhere","url":"https://e.org/"} /-->';
  const items = [
    item(
      {
        title: 'A',
        link: 'https://old.example/a/',
        'wp:post_id': '1',
        'wp:post_name': 'a',
        'wp:post_type': 'post',
        'content:encoded': 'Hello.',
      },
      '<category domain="genre" nicename="x"><![CDATA[X]]></category><category domain="category" nicename="y"><![CDATA[Y]]></category>',
    ),
    item({ title: 'Menu', 'wp:post_id': '2', 'wp:post_type': 'wp_navigation', 'content:encoded': menu }),
  ];
  const file = path.join(temporaryFolder(), 'export.xml');
  const head =
    '<rss><channel><title>B</title><wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://old.example</wp:base_blog_url>';
  writeFileSync(file, `${head}${items.join('')}</channel></rss>\n`);
  const { report, read } = await importedFrom('wordpress', file);
  expect(read('site.yml')).toContain(
    'nav:\n  - title: "About & more"\n    url: "/about/"\n  - title: Ships\n    url: "/category/ships/"\n  - title: Elsewhere\n    url: "https://e.org/"\n',
  );
  expect(
    report.diagnostics.map(({ message }) => message).filter((one) => one.startsWith('Left out')),
  ).toEqual([
    'Left out: the terms of genre, a taxonomy of the blog’s own, in texts: 1',
    'Left out: 1 links below others of the menu',
  ]);
});
