import { expect, onTestFinished, test } from 'vitest';
import { CacheFolder } from '../../src/cache/cache-folder.ts';
import { check } from '../../src/check/check.ts';
import { Preview } from '../../src/dev/preview.ts';
import { runCli } from '../support/cli.ts';
import { deployBlog } from '../support/deploy.ts';
import { createBlog, repository, type TestBlog } from '../support/site.ts';

const files = `
== _config.yml
title: A
url: https://a.example
cards: true
search: pagefind
deploy:
  host: {kind: git, remote: /nowhere/site.yml/a.git}
== _posts/2024-01-02-a.md
---
tags: [C, C++]
---
A.
`;

const cards = 'write cards: false in _config.yml.';

test('what a build of a Jekyll blog tells to write is told for the file that it has', async () => {
  const blog = createBlog(files);
  const first = await blog.build();
  expect(remediesOf(first)).toEqual([
    expect.stringContaining('in _config.yml: taxonomies: {tags:'),
    expect.stringContaining(cards),
    expect.stringContaining('write search: true in _config.yml.'),
  ]);
  expect(remediesOf(await blog.build())).toEqual(remediesOf(first));
});

test('a native blog is told of its own file', async () => {
  const native = createBlog(files.replace('_config.yml', 'site.yml').replace('_posts', 'posts'));
  expect(remediesOf(await native.build()).join(' ')).not.toContain('_config.yml');
});

test.each<[string, (blog: TestBlog) => Promise<readonly string[]>]>([
  ['check', async ({ roots }) => remediesOf({ diagnostics: await check({ roots, now, version: 'test' }) })],
  ['deploy', async (blog) => remediesOf(await deployBlog(blog))],
  ['the preview', async (blog) => remediesOf(await openPreview(blog))],
])('%s tells so too', async (_, remedies) => {
  const told = (await remedies(createBlog(files))).join('\n');
  expect(told).toContain(cards);
  expect(told).not.toContain('site.yml.');
});

test('what a target does not do, and one that is not there, are told so too', async () => {
  const blog = createBlog(files);
  expect(remediesOf(await deployBlog(blog))).toContain('Look at remote: in _config.yml.');
  const { stderr } = await runCli(['preview', blog.root, '--target', 'moon']);
  expect(stderr).toContain('_config.yml has no deploy target moon');
});

test('a secret in the configuration of a Jekyll blog is told to be in that file', async () => {
  const blog = createBlog(files.replace('remote: ', 'token: x, remote: '));
  expect((await blog.build()).diagnostics).toContainEqual(
    expect.objectContaining({
      code: 'deploy-secret',
      file: '_config.yml',
      message: 'deploy.host.token is a secret, and _config.yml is no place for one',
    }),
  );
});

const now = new Date('2026-01-01');

function remediesOf({ diagnostics }: Pick<Awaited<ReturnType<TestBlog['build']>>, 'diagnostics'>) {
  return diagnostics.map(({ remedy }) => remedy);
}

async function openPreview({ root, roots }: TestBlog): Promise<Preview> {
  const preview = await Preview.open({
    roots,
    version: 'test',
    clock: () => now,
    cache: new CacheFolder(`${root}/.tinta`),
    onPageFaults: () => {},
  });
  onTestFinished(() => preview.close());
  await preview.complete();
  return preview;
}

test.each([
  ['_posts/2024-01-02-a.md', 'title: Kubernetes: an introduction', 'so this post is held back'],
  ['_posts/2024-01-02-a.md', 'image:\n\tfeature: a.png', 'so this post is held back'],
  ['about.md', 'title: "a "b" c"', 'so this page is held back'],
])(
  'a text whose header cannot be read is missing from the site, and its warning says so: %s',
  async (file, head, fate) => {
    const blog = createBlog(
      `== _config.yml\ntitle: T\nurl: https://e.org\n== ${file}\n---\n${head}\n---\nText.\n`,
      { theme: repository },
    );
    const { diagnostics, isDone } = await blog.build();
    expect(isDone).toBe(true);
    expect(diagnostics.map((found) => [found.file, found.severity])).toEqual([[file, 'warning']]);
    expect(diagnostics[0]?.message).toContain(fate);
  },
);
