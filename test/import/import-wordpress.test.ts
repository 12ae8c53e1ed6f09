import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { build } from '../../src/build/build.ts';
import { readFolder, repository, temporaryFolder } from '../support/site.ts';
import { importedFrom } from './imported.ts';

interface Fields {
  readonly [field: string]: string;
}

let id = 0;

/** An item as WordPress writes it; `more` is XML that stands in it besides. */
function item(fields: Fields, ...more: readonly string[]): string {
  id++;
  const whole: Fields = {
    title: 'A title',
    link: `https://old.example/blog/?p=${String(id)}`,
    'dc:creator': 'ana',
    'content:encoded': '',
    'excerpt:encoded': '',
    'wp:post_id': String(id),
    'wp:post_date': '2020-01-02 10:00:00',
    'wp:post_date_gmt': '2020-01-02 09:00:00',
    'wp:post_modified': '2020-01-02 10:00:00',
    'wp:post_modified_gmt': '2020-01-02 09:00:00',
    'wp:comment_status': 'open',
    'wp:post_name': 'a-title',
    'wp:status': 'publish',
    'wp:post_parent': '0',
    'wp:menu_order': '0',
    'wp:post_type': 'post',
    'wp:post_password': '',
    'wp:is_sticky': '0',
    ...fields,
  };
  const told = Object.entries(whole).map(
    ([name, value]) => `    <${name}><![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]></${name}>`,
  );
  return `  <item>\n${[...told, ...more].join('\n')}\n  </item>`;
}

function meta(key: string, value: string): string {
  return `<wp:postmeta><wp:meta_key><![CDATA[${key}]]></wp:meta_key><wp:meta_value><![CDATA[${value}]]></wp:meta_value></wp:postmeta>`;
}

function term(domain: string, nicename: string, name: string): string {
  return `<category domain="${domain}" nicename="${nicename}"><![CDATA[${name}]]></category>`;
}

const head = `<?xml version="1.0" encoding="UTF-8" ?>
<!-- This is a WordPress eXtended RSS file -->
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
  <title>Ana &amp; the sea</title>
  <link>https://old.example/blog</link>
  <description>Notes</description>
  <language>es-ES</language>
  <wp:wxr_version>1.2</wp:wxr_version>
  <wp:base_site_url>https://old.example</wp:base_site_url>
  <wp:base_blog_url>https://old.example/blog</wp:base_blog_url>
  <wp:author><wp:author_id>1</wp:author_id><wp:author_login><![CDATA[ana]]></wp:author_login><wp:author_email><![CDATA[ana@secret.example]]></wp:author_email><wp:author_display_name><![CDATA[Ana Cruz]]></wp:author_display_name></wp:author>
  <wp:category><wp:term_id>7</wp:term_id><wp:category_nicename>mar</wp:category_nicename><wp:cat_name><![CDATA[El mar]]></wp:cat_name></wp:category>
`;

/** An export in a folder of its own, with files beside it; gives its path. */
function exported(
  items: readonly string[],
  { beside = {}, start = head }: { beside?: { readonly [file: string]: string }; start?: string } = {},
): string {
  const folder = temporaryFolder();
  const file = path.join(folder, 'WordPress.2026-01-01.xml');
  writeFileSync(file, `${start}${items.join('\n')}\n</channel>\n</rss>\n`);
  for (const [name, text] of Object.entries(beside)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return file;
}

async function built(
  blog: string,
): Promise<{ readonly errors: readonly unknown[]; readonly pages: ReadonlyMap<string, string> }> {
  const out = path.join(temporaryFolder(), 'site');
  const report = await build({
    roots: { blog, theme: repository },
    out,
    now: new Date('2026-01-01'),
    version: 'test',
  });
  return {
    errors: report.diagnostics.filter(({ severity }) => severity === 'error'),
    pages: readFolder(out),
  };
}

const uploads = 'https://old.example/blog/wp-content/uploads/2020/01';

test('a blog comes over with its posts, pages, terms, pictures, menu and addresses', async () => {
  const file = exported(
    [
      item(
        {
          title: 'photo',
          link: 'https://old.example/blog/photo/',
          'wp:post_id': '900',
          'wp:post_type': 'attachment',
          'wp:status': 'inherit',
          'excerpt:encoded': 'Seen at noon',
        },
        `<wp:attachment_url><![CDATA[${uploads}/sea.svg]]></wp:attachment_url>`,
        meta('_wp_attachment_image_alt', 'The sea'),
      ),
      item(
        {
          title: 'Tom &amp; the <em>sea</em>',
          link: 'https://old.example/blog/2020/01/tom/',
          'wp:post_id': '901',
          'wp:post_name': 'tom',
          'content:encoded': `First line\nsecond line with <strong>bold</strong> ]]> and \u000b.\n\n[caption id="x" align="alignleft" width="300"]<img src="${uploads}/sea.svg" alt="Sea" width="300" height="200" /> At noon[/caption]\n\n<!--more-->\n\nSee <a href="https://old.example/blog/about/#me">me</a> and <a href="http://www.old.example/blog/?p=902">more</a>.\n[sourcecode language="js" highlight="2"]\nif (a &lt; b) {\n\n  c();\n}\n[/sourcecode]\n[gallery ids="900"]\n[youtube https://www.youtube.com/watch?v=dQw4w9WgXcQ]\n<!--nextpage-->\nLast [[gallery]] [contact-form-7 id="4"]`,
          'excerpt:encoded': 'A <em>short</em> one',
          'wp:is_sticky': '1',
          'wp:post_modified': '2021-05-06 12:00:00',
          'wp:post_modified_gmt': '2021-05-06 10:00:00',
        },
        term('category', 'mar', 'El mar'),
        term('post_tag', 'c-sharp', 'C#'),
        term('post_tag', 'ink', 'Ink &amp; paper'),
        meta('_thumbnail_id', '900'),
        meta('_yoast_wpseo_metadesc', 'For engines'),
        meta('_wp_old_slug', 'thomas'),
        meta('mood', 'calm'),
        meta('drafts', 'true'),
        meta('_edit_lock', '1'),
        '<wp:comment><wp:comment_id>5</wp:comment_id><wp:comment_author><![CDATA[Bea]]></wp:comment_author><wp:comment_author_email><![CDATA[bea@secret.example]]></wp:comment_author_email><wp:comment_author_IP>10.1.2.3</wp:comment_author_IP><wp:comment_date_gmt>2020-02-01 08:00:00</wp:comment_date_gmt><wp:comment_content><![CDATA[Lovely!]]></wp:comment_content><wp:comment_approved>1</wp:comment_approved><wp:comment_type>comment</wp:comment_type><wp:comment_parent>0</wp:comment_parent></wp:comment>',
        '<wp:comment><wp:comment_id>6</wp:comment_id><wp:comment_content><![CDATA[Buy!]]></wp:comment_content><wp:comment_approved>spam</wp:comment_approved></wp:comment>',
      ),
      item({
        title: 'Blocks',
        link: 'https://old.example/blog/2021/03/%c3%a1rbol/',
        'wp:post_id': '902',
        'wp:post_name': '%c3%a1rbol',
        'wp:post_date': '2021-03-04 10:00:00',
        'wp:post_date_gmt': '2021-03-04 09:00:00',
        'wp:comment_status': 'closed',
        'content:encoded': `<!-- wp:paragraph -->\n<p>One.</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:heading -->\n<h2 class="wp-block-heading" id="two">Two</h2>\n<!-- /wp:heading -->\n\n<!-- wp:code -->\n<pre class="wp-block-code"><code lang="ts" class="language-ts">const a = 1 &lt; 2;</code></pre>\n<!-- /wp:code -->\n\n<!-- wp:embed {"url":"https://vimeo.com/123"} -->\n<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\nhttps://vimeo.com/123\n</div></figure>\n<!-- /wp:embed -->\n\n<!-- wp:list -->\n<ul class="wp-block-list"><!-- wp:list-item -->\n<li>a</li>\n<!-- /wp:list-item -->\n\n<!-- wp:list-item -->\n<li>b</li>\n<!-- /wp:list-item --></ul>\n<!-- /wp:list -->\n\n<!-- wp:block {"ref":950} /-->`,
      }),
      item({
        'wp:post_id': '950',
        'wp:post_type': 'wp_block',
        'content:encoded': '<!-- wp:paragraph --><p>Shared words.</p><!-- /wp:paragraph -->',
      }),
      item({
        title: 'About',
        link: 'https://old.example/blog/about/',
        'wp:post_id': '903',
        'wp:post_name': 'about',
        'wp:post_type': 'page',
        'content:encoded': 'Me.',
      }),
      item({
        title: 'Team',
        link: 'https://old.example/blog/about/team/',
        'wp:post_id': '904',
        'wp:post_name': 'team',
        'wp:post_parent': '903',
        'wp:post_type': 'page',
        'content:encoded': 'Us.',
      }),
      item({
        title: 'Idea',
        'wp:status': 'draft',
        'wp:post_name': '',
        'wp:post_date_gmt': '0000-00-00 00:00:00',
        'content:encoded': 'Some day.',
      }),
      item({
        title: 'Secret',
        'wp:post_name': 'secret',
        link: 'https://old.example/blog/2020/01/secret/',
        'wp:post_password': 'x',
        'content:encoded': 'Hidden words.',
      }),
      item({
        title: 'Mine',
        'wp:post_name': 'mine',
        'wp:status': 'private',
        link: 'https://old.example/blog/2020/01/mine/',
        'content:encoded': 'Private words.',
      }),
      item({
        title: 'Later',
        'wp:post_name': 'later',
        'wp:status': 'future',
        'wp:post_date': '2030-01-02 10:00:00',
        'wp:post_date_gmt': '2030-01-02 09:00:00',
        'content:encoded': 'Wait.',
      }),
      item({ title: 'Gone', 'wp:status': 'trash' }),
      item({
        title: 'Work',
        link: 'https://old.example/blog/makes/boat/',
        'wp:post_name': 'boat',
        'wp:post_type': 'portfolio',
        'content:encoded': 'A boat.',
      }),
      item(
        {
          title: '',
          'wp:post_type': 'nav_menu_item',
          'wp:menu_order': '2',
        },
        term('nav_menu', 'main', 'Main'),
        meta('_menu_item_type', 'post_type'),
        meta('_menu_item_object_id', '903'),
        meta('_menu_item_menu_item_parent', '0'),
      ),
      item(
        {
          title: 'Sea',
          'wp:post_type': 'nav_menu_item',
          'wp:menu_order': '1',
        },
        term('nav_menu', 'main', 'Main'),
        meta('_menu_item_type', 'taxonomy'),
        meta('_menu_item_object_id', '7'),
        meta('_menu_item_menu_item_parent', '0'),
      ),
    ],
    {
      beside: {
        'wp-content/uploads/2020/01/sea.svg':
          '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
        'wp-content/uploads/bad.php': '<?php',
      },
    },
  );
  const { report, read, has, target } = await importedFrom('wordpress', file);
  expect(report.comparison?.changes).toEqual([]);
  expect(report.comparison?.errors).toEqual([]);
  expect(report).toMatchObject({ posts: 5, drafts: 1, pages: 3 });
  expect(read('site.yml')).toMatchInlineSnapshot(`
    "title: "Ana & the sea"
    description: Notes
    url: "https://old.example/blog"
    language: es-ES
    author: ana
    nav:
      - title: Sea
        url: "/category/mar/"
      - title: About
        url: "/about/"
    permalink: "/:year/:month/:title/"
    taxonomies:
      categories:
        path: "/category/"
        slugs:
          "El mar": mar
      tags:
        path: "/tag/"
        slugs:
          "C#": c-sharp
          "Ink & paper": ink
      authors:
        path: "/author/"
    "
  `);
  expect(read('data/authors.yml')).toBe('ana:\n  name: Ana Cruz\n');
  expect(read('posts/2020-01-02-tom.md')).toMatchInlineSnapshot(`
    "---
    title: "Tom & the sea"
    date: "2020-01-02 10:00:00 +01:00"
    updated: "2021-05-06 12:00:00 +02:00"
    categories: [El mar]
    tags: ["C#", "Ink & paper"]
    description: For engines
    excerpt: "A *short* one"
    image:
      path: "/wp-content/uploads/2020/01/sea.svg"
      alt: The sea
      caption: Seen at noon
    aliases: ["/2020/01/thomas/", "/2020/01/tom/2/"]
    pinned: true
    mood: calm
    x_drafts: "true"
    ---

    First line\\
    second line with **bold** \\]\\]> and .

    ![Sea](/wp-content/uploads/2020/01/sea.svg "At noon"){: .left width="300"}

    <!--more-->

    See [me](/about/#me) and [more](/2021/03/%c3%a1rbol/).

    \`\`\`js {2}
    if (a < b) {

      c();
    }
    \`\`\`

    ![The sea](/wp-content/uploads/2020/01/sea.svg "Seen at noon")

    https://www.youtube.com/watch?v=dQw4w9WgXcQ

    Last \\[gallery\\] \\[contact-form-7 id="4"\\]
    "
  `);
  expect(read('posts/2021-03-04-árbol.md')).toMatchInlineSnapshot(`
    "---
    title: Blocks
    date: "2021-03-04 10:00:00 +01:00"
    comments: false
    ---

    One.

    ## Two
    {: #two}

    \`\`\`ts
    const a = 1 < 2;
    \`\`\`

    <https://vimeo.com/123>

    - a
    - b

    Shared words.
    "
  `);
  expect(report.diagnostics.map(({ message, line }) => `${String(line)} ${message}`)).toMatchInlineSnapshot(`
    [
      "57 The shortcode [contact-form-7] of a plugin stands in the text as it was written",
      "212 “Secret” has a password, and a site of files cannot ask for one: it is a draft now",
      "232 “Mine” is private: it is a draft now",
      "null Left out: 1 texts in the trash",
      "null Texts of the kind portfolio are pages now: 1",
      "null The theme does not show the comments of the old blog (1): they are kept in data/comments/",
      "null The feed of the old blog stood at /feed/; the new one’s stand at /feed.xml, /rss.xml and /feed.json",
    ]
  `);
  expect(readFileSync(file, 'utf8').split('\n')[57 - 1]).toContain('[contact-form-7');
  expect(has('pages/wp-content/uploads/bad.php')).toBe(false);
  const { errors, pages } = await built(target);
  expect(errors).toEqual([]);
  expect([...pages.keys()].filter((name) => name.endsWith('index.html'))).toMatchInlineSnapshot(`
    [
      "2020/01/thomas/index.html",
      "2020/01/tom/2/index.html",
      "2020/01/tom/index.html",
      "2021/03/árbol/index.html",
      "about/index.html",
      "about/team/index.html",
      "archive/index.html",
      "author/ana/index.html",
      "author/index.html",
      "category/index.html",
      "category/mar/index.html",
      "index.html",
      "makes/boat/index.html",
      "search/index.html",
      "tag/c-sharp/index.html",
      "tag/index.html",
      "tag/ink/index.html",
    ]
  `);
  expect([...pages.values()].join('\n')).not.toMatch(/Hidden words|Private words|secret\.example|Buy!/);
});

test.each([
  [
    'a feed',
    '<?xml version="1.0"?>\n<rss version="2.0"><channel><title>x</title></channel></rss>',
    'it is not an export of WordPress',
  ],
  [
    'an export cut off within an item',
    `${head}<item><title>x</title><content:encoded><![CDATA[half`,
    'it ends in the middle',
  ],
  ['an export cut off behind an item', `${head}${item({})}`, 'it ends in the middle'],
  [
    'entities without end',
    `<?xml version="1.0"?>\n<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>\n${head.slice(head.indexOf('<rss'))}${item({ title: 'x' })}</channel></rss>`,
    'a document type stands in it',
  ],
  ['no post', `${head}</channel>\n</rss>\n`, 'There is no post'],
])('%s is an error, and nothing is written', async (_, text, reason) => {
  const file = path.join(temporaryFolder(), 'export.xml');
  writeFileSync(file, text);
  const { report, has } = await importedFrom('wordpress', file);
  expect(report.comparison).toBeNull();
  expect(report.diagnostics).toMatchObject([{ severity: 'error', file: 'export.xml' }]);
  expect(report.diagnostics[0]?.message).toContain(reason);
  expect(has('site.yml')).toBe(false);
});

const feedMoved =
  'The feed of the old blog stood at /feed/; the new one’s stand at /feed.xml, /rss.xml and /feed.json';

test('pictures that do not lie beside the export stay those of the old blog, which is told once', async () => {
  const body = `<img src="${uploads}/a.jpg" /> and <a href="${uploads}/b.pdf">paper</a>`;
  const { report, read } = await importedFrom(
    'wordpress',
    exported([item({ link: 'https://old.example/blog/x/', 'wp:post_name': 'x', 'content:encoded': body })]),
  );
  expect(read('posts/2020-01-02-x.md')).toContain(`![](${uploads}/a.jpg) and [paper](${uploads}/b.pdf)`);
  expect(report.diagnostics.map(({ message }) => message)).toEqual([
    feedMoved,
    '2 files such as wp-content/uploads/2020/01/a.jpg are not beside the export: the new blog loads them from the old one',
  ]);
});

test('scripts of a post go on running', async () => {
  const file = exported([
    item({
      link: 'https://old.example/blog/x/',
      'wp:post_name': 'x',
      'content:encoded': 'Text.\n\n<script>\nlet a = 1;\n\nrun(a);\n</script>',
    }),
  ]);
  const { read, target } = await importedFrom('wordpress', file);
  expect(read('site.yml')).toContain('html: true');
  expect((await built(target)).pages.get('x/index.html')).toContain('let a = 1;\n\nrun(a);');
});

test('a text that nests deeper than anybody writes stays HTML, which is told', async () => {
  const body = `${'<div>'.repeat(20_000)}Deep.${'</div>'.repeat(20_000)}`;
  const file = exported([
    item({ link: 'https://old.example/blog/x/', 'wp:post_name': 'x', 'content:encoded': body }),
  ]);
  const { read, report } = await importedFrom('wordpress', file);
  expect(read('posts/2020-01-02-x.md')).toContain('<div>Deep.</div>');
  expect(report.diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([
    'import-left The text nests so deep that it stays the HTML that it was',
    `import-left ${feedMoved}`,
  ]);
});
