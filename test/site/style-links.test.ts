import { expect, test } from 'vitest';
import { check } from '../../src/check/check.ts';
import { readStyleLinks } from '../../src/check/style-links.ts';
import { createBlog, type TestBlog } from '../support/site.ts';

async function told(blog: TestBlog): Promise<readonly string[]> {
  const found = await check({ roots: blog.roots, now: new Date('2026-01-01'), version: 'test' });
  return found.map(({ code, file, line, column, message }) => `${code} ${file}:${line}:${column} ${message}`);
}

const head = '== site.yml\ntitle: A blog\nurl: https://blog.example/base\n';

test('what a style sheet of the blog names and is not there is told with its line', async () => {
  const blog = createBlog(`${head}== posts/2024-01-02-a.md
A.
== assets/css/mine.css
@import "gone.css";
@import url('there.css') screen;
/* url(comment.png) @import "comment.css" */
@font-face { font-family: A; src: url(../fonts/a.woff2) format("woff2"), url( "../fonts/b.woff2?v=1#iefix" ); }
.a { background: url(/base/assets/none.png), url(../there.png), url(data:image/png;base64,AAAA); }
.b { content: 'url(text.png)'; background: url("https://elsewhere.example/x.png"), url(//elsewhere.example/y.png); }
.c { filter: url(#blur); mask: url("a\\ b.svg"), URL(../there.png#part), url(), url(unended
== assets/css/there.css
.x { background: url('GONE (1).png') }
== assets/there.png
x
== assets/fonts/b.woff2
x
`);
  const base = '/assets/css';
  expect((await told(blog)).toSorted()).toEqual([
    `image-missing assets/css/mine.css:5:22 the picture /base/assets/none.png is not there: nothing of the site stands at /assets/none.png`,
    `image-missing assets/css/mine.css:null:null the picture a b.svg is not there: nothing of the site stands at ${base}/a b.svg (on ${base}/mine.css)`,
    `image-missing assets/css/there.css:1:23 the picture GONE (1).png is not there: nothing of the site stands at ${base}/GONE (1).png`,
    `link-broken assets/css/mine.css:1:10 the style sheet gone.css is not there: nothing of the site stands at ${base}/gone.css`,
    `link-broken assets/css/mine.css:4:39 the font ../fonts/a.woff2 is not there: nothing of the site stands at /assets/fonts/a.woff2`,
  ]);
});

test('what a style in a text names and is not there is told with its line', async () => {
  const blog = createBlog(`${head.replace('/base', '')}== layouts/post.njk
{{ page.content }}
== posts/2024-01-02-a.md
Words.

<p style="background: url('/assets/none.png')">B</p>
<p style="background: url(/assets/there.png)">C</p>

<div style="background: url(data:image/png;base64,AAAA)">D</div>
== assets/there.png
x
`);
  expect(await told(blog)).toEqual([
    'image-missing posts/2024-01-02-a.md:3:28 the picture /assets/none.png is not there: nothing of the site stands at /assets/none.png',
  ]);
});

test('a style sheet full of quotes that nothing closes is read at once, and what stands on other lines is told', () => {
  const quotes = '\\"'.repeat(100_000);
  const links = readStyleLinks(
    `"${quotes}\n.a { background: url("${quotes}\n.b { background: url("b.png") }`,
  );
  expect(links).toEqual([{ address: 'b.png', to: 'picture' }]);
}, 20_000);
