import { execFileSync } from 'node:child_process';
import { rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runCli } from '../support/cli.ts';
import { createBlog, type TestBlog } from '../support/site.ts';

const native =
  '== site.yml\ntitle: A blog\nurl: https://blog.example\n== posts/2024-01-02-fine.md\nA body.\n';
const jekyll =
  '== _config.yml\ntitle: A blog\n== _posts/2024-01-02-fine.md\n---\ntitle: Fine\n---\nA body.\n';
const isPosix = process.platform !== 'win32';

/** Puts a pipe in the place of a file: to read it is to wait for someone who writes. */
function putPipe({ root }: TestBlog, file: string): void {
  rmSync(path.join(root, file), { force: true });
  execFileSync('mkfifo', [path.join(root, file)]);
}

/** Builds in a process of its own, which is killed if it waits. */
function buildSoon({ root }: TestBlog) {
  return runCli(['build', root], { killAfterMs: 20_000 });
}

test
  .runIf(isPosix)
  .for([
    '_site/.tinta-lock',
    '_site/.tinta-publishing.json',
    '_site/fine/index.html',
    '.tinta/site.json',
    '.tinta/posts.bin',
    '.tinta/.gitignore',
  ])('a pipe at %s is passed over', { timeout: 60_000 }, async (file) => {
  const blog = createBlog(native);
  expect((await buildSoon(blog)).code).toBe(0);
  putPipe(blog, file);
  blog.write('== posts/2024-01-02-fine.md\nAnother body.\n');
  expect(await buildSoon(blog)).toMatchObject({ code: 0, stderr: '' });
  expect(blog.read('fine/index.html')).toContain('Another body.');
});

test.runIf(isPosix).for(['a pipe', 'a link to a device', 'a socket'])(
  'a configuration that is %s is an error with its remedy',
  { timeout: 30_000 },
  async (what) => {
    const blog = createBlog(native);
    const file = path.join(blog.root, 'site.yml');
    rmSync(file);
    if (what === 'a pipe') putPipe(blog, 'site.yml');
    else if (what === 'a link to a device') symlinkSync('/dev/zero', file);
    else {
      const server = createServer();
      await new Promise<void>((listening) => server.listen(file, listening));
      onTestFinished(() => void server.close());
    }
    const { code, stderr } = await buildSoon(blog);
    expect(code).toBe(1);
    expect(stderr).toContain(
      'site.yml  error  file-unreadable  the file cannot be read: it is a pipe, a socket or a device\n' +
        '  Put a file in its place, or delete it.\n',
    );
  },
);

test.runIf(isPosix)(
  'a link from the posts to a pipe of the blog is an error',
  { timeout: 30_000 },
  async () => {
    const blog = createBlog(native);
    putPipe(blog, 'pipe');
    symlinkSync('../pipe', path.join(blog.root, 'posts/second.md'));
    const { code, stderr } = await buildSoon(blog);
    expect(code).toBe(1);
    expect(stderr).toContain(
      'posts/second.md  error  link-outside  the symbolic link leads to a pipe, a socket or a device',
    );
  },
);

test.runIf(isPosix)(
  'pipes where a Jekyll blog would have pages are passed over',
  { timeout: 30_000 },
  async () => {
    const blog = createBlog(jekyll);
    for (const file of ['index.html', 'about.md', 'README.md', 'feed.xml']) putPipe(blog, file);
    expect((await buildSoon(blog)).code).toBe(0);
  },
);

test('a folder in the place of the lock is an error with its remedy', async () => {
  const blog = createBlog(`${native}== _site/.tinta-lock/mine.txt\nmine\n`);
  const { diagnostics } = await blog.build();
  expect(diagnostics.map(({ message }) => message)).toEqual([
    'the site could not be written: a folder stands where a file of Tinta’s is needed',
  ]);
  expect(blog.source('_site/.tinta-lock/mine.txt')).toBe('mine\n');
});

test.runIf(isPosix)('a pipe in the place of the manifest makes the output one that is not ours', async () => {
  const blog = createBlog(native);
  await blog.build();
  putPipe(blog, '_site/.tinta-manifest.json');
  const { code, stderr } = await buildSoon(blog);
  expect(code).toBe(1);
  expect(stderr).toContain('error  output-refused');
});

test('a folder in the place of the cache’s lock keeps no build from being made', async () => {
  const blog = createBlog(native);
  blog.write('== .tinta/.tinta-lock/x.txt\nx\n');
  expect(await buildSoon(blog)).toMatchObject({ code: 0, stderr: '' });
  expect(blog.read('fine/index.html')).toContain('A body.');
});
