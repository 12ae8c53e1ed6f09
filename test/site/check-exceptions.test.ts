import { expect, test } from 'vitest';
import { check } from '../../src/check/check.ts';
import { expectRemedies } from '../support/expect-remedies.ts';
import { createBlog, repository, type TestBlog } from '../support/site.ts';

const texts = `
== posts/2024-01-02-a.md
---
title: A
date: 2024-01-02
---
[Shop](/shop/), [a thing](/shop/things/1?in=red), [its blog](/shop/blog/), [shopping](/shopping/),
[a list](/files/list.pdf), [comments](/b/#comments), [nothing](/b/#none), [as it is](#comments)

![Seen](/shop/missing.png)

<img src="/shop/raw.png" alt="">
== posts/2024-01-03-b.md
---
title: B
date: 2024-01-03
---
Second.
== pages/old.md
---
redirect_to: /older/
---
== pages/older.md
---
redirect_to: /b/
---
`;

function blogOf(settings: string): TestBlog {
  return createBlog(`== site.yml\ntitle: A\nurl: https://blog.example/base\n${settings}\n${texts}`);
}

async function told({ root }: TestBlog): Promise<readonly string[]> {
  const found = await check({
    roots: { blog: root, theme: repository },
    now: new Date('2026-01-01'),
    version: 'test',
  });
  expectRemedies(found);
  return found.map(
    ({ code, file, line, message, remedy }) => `${code} ${file}:${line} ${message}; ${remedy}`,
  );
}

const links = {
  shop: expect.stringContaining('the link /base/shop/ leads nowhere'),
  thing: expect.stringContaining('the link /base/shop/things/1?in=red leads'),
  blog: expect.stringContaining('the link /base/shop/blog/ leads'),
  shopping: expect.stringContaining('the link /base/shopping/ leads'),
  list: expect.stringContaining('the link /base/files/list.pdf leads'),
  comments: expect.stringContaining('the link /base/b/#comments leads'),
  nothing: expect.stringContaining('the link /base/b/#none leads'),
  own: expect.stringContaining('the link #comments leads'),
  raw: expect.stringContaining('/shop/raw.png'),
  seen: expect.stringContaining('/shop/missing.png'),
  chain: expect.stringMatching(/^redirect-chain pages\/old\.md/),
};

function sameSet(found: readonly string[], wanted: readonly unknown[]): void {
  expect(found).toEqual(expect.arrayContaining([...wanted]));
  expect(found).toHaveLength(wanted.length);
}

test('without exceptions every link is told', async () => {
  sameSet(await told(blogOf('')), Object.values(links));
});

test('a folder that something else serves is expected with all that is in it, as the message writes it', async () => {
  const { shop: _, thing: __, blog: ___, ...others } = links;
  sameSet(await told(blogOf('check: {ignore_links: /shop/}')), Object.values(others));
});

test('globs name addresses and anchors, and one with ! takes back what it names', async () => {
  const settings = `check:
  ignore_links: [/shop/**, "!/shop/blog/", "*/*.pdf", "/*/#comments"]`;
  const { blog, shopping, nothing, raw, seen, chain } = links;
  sameSet(await told(blogOf(settings)), [blog, shopping, nothing, raw, seen, chain]);
});

test('a kind of fault that only check tells is not told', async () => {
  sameSet(await told(blogOf('check: {ignore: [redirect-chain, link-broken]}')), [links.raw, links.seen]);
});

test('what a build tells cannot be ignored, and slips are told at their line', async () => {
  const settings = `check:
  ignored: true
  ignore: [link-brokn, image-missing, nonsense]`;
  const found = await told(blogOf(settings));
  expect(found.filter((one) => one.startsWith('config-unknown'))).toEqual([
    'config-unknown site.yml:4 ignored is not a key that Tinta knows; Did you mean ignore?',
    'config-unknown site.yml:5 check.ignore has no use for link-brokn; Did you mean link-broken?',
    'config-unknown site.yml:5 check.ignore has no use for image-missing; A build tells it too: mend what it names, and take the code out.',
    'config-unknown site.yml:5 check.ignore has no use for nonsense; Write some of link-broken, redirect-loop, redirect-chain.',
  ]);
});

test('other exceptions make no page anew', async () => {
  const blog = blogOf('');
  await blog.build();
  blog.write('== site.yml\ntitle: A\nurl: https://blog.example/base\ncheck: {ignore_links: /shop/}\n');
  expect((await blog.build()).rendered).toEqual([]);
});
