import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { CacheFolder } from '../../src/cache/cache-folder.ts';
import { withRetries } from '../../src/disk/with-retries.ts';
import { asByCli, cliFile, run, runCli } from '../support/cli.ts';
import {
  createBlog,
  diagnosticsOf,
  placesOf,
  readFolder,
  repository,
  temporaryFolder,
} from '../support/site.ts';

const head = '== site.yml\ntitle: A blog\nurl: https://blog.example\n';

function posts(count: number, body = 'Body.'): string {
  return Array.from({ length: count }, (_, n) => `== posts/2024-01-02-post-${n}.md\n${body}\n`).join('');
}

/** Puts a disk of one megabyte under a folder, where this machine lets us. */
function mountSmallDisk(folder: string, options = 'size=1m'): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Every name in the output but the site's own files: what a build left lying about. */
function litterIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.tinta-(?!manifest\.json$)/.test(file),
  );
}

// T-OUT-1
test('one broken post among a hundred leaves the output byte for byte, without a temporary file', async () => {
  const blog = createBlog(head + posts(100));
  await blog.build();
  const before = timesOf(blog.out);
  blog.write(`${posts(50, 'New.')}== posts/2024-02-02-broken.md\n---\ndate: 2024-02-30\n---\n`);
  const report = await blog.build();
  expect(report).toMatchObject({ isDone: false, written: 0, removed: 0 });
  expect(timesOf(blog.out)).toEqual(before);
});

// T-OUT-1
test('a layout that fails on the last page leaves the output byte for byte', async () => {
  const blog = createBlog(head + posts(100));
  await blog.build();
  const before = blog.output();
  blog.write(`${posts(100, 'New.')}== layouts/robots.njk\n{{ page.nothing }}\n`);
  expect((await blog.build()).isDone).toBe(false);
  expect(blog.output()).toEqual(before);
  expect(litterIn(blog.out)).toEqual([]);
});

// T-OUT-2
test('a build killed at any moment leaves whole files, and the next one repairs the rest', async () => {
  const wide = 'x'.repeat(20_000);
  const layout = (word: string) =>
    `== layouts/post.njk\n<html><p>${word}</p>${wide}{{ page.content }}</html>\n`;
  const blog = createBlog(head + posts(150) + layout('start'));
  const build = (killAfterMs?: number) =>
    runCli(['build', blog.root, '--quiet'], killAfterMs === undefined ? {} : { killAfterMs });
  const start = performance.now();
  await build();
  const span = performance.now() - start;
  let killed = 0;
  for (let n = 0; n < 20; n++) {
    blog.write(layout(`round ${n}`));
    const { code } = await build(span * (0.1 + (0.8 * n) / 20));
    if (code === null) killed++;
    for (const [file, text] of blog.output()) {
      if (/post-\d+\/index\.html$/.test(file)) expect(text.trimEnd().endsWith('</html>'), file).toBe(true);
    }
  }
  expect(killed).toBeGreaterThan(0);
  expect(await build()).toMatchObject({ code: 0 });
  expect(litterIn(blog.out)).toEqual([]);
  const repaired = blog.output();
  // What the killed ones kept must not show either.
  expect(await runCli(['build', blog.root, '--clean', '--no-cache'])).toMatchObject({ code: 0 });
  expect(repaired).toEqual(blog.output());
});

// T-OUT-2
test('a first build killed at any moment leaves whole files, and the next one makes the site', async () => {
  const wide = 'x'.repeat(20_000);
  const passing = temporaryFolder();
  const blog = createBlog(
    `${head}${posts(200)}== layouts/post.njk\n<html>${wide}{{ page.content }}</html>\n`,
    { theme: repository },
  );
  const build = (killAfterMs?: number) =>
    runCli(
      ['build', blog.root, '--quiet', '--no-cache', '--jobs', '2'],
      // What the killed ones leave is not to be left on this machine.
      killAfterMs === undefined ? {} : { killAfterMs, env: { TMPDIR: passing } },
    );
  // The next one need not begin anew to find what those left.
  const buildNext = () => blog.build({ ...asByCli, cache: undefined, now: new Date() });
  const start = performance.now();
  expect(await build()).toMatchObject({ code: 0 });
  const span = performance.now() - start;
  const whole = blog.output();
  let killed = 0;
  for (let n = 0; n < 6; n++) {
    rmSync(blog.out, { recursive: true });
    const { code } = await build(span * (0.1 + (0.9 * n) / 6));
    if (code === null) killed++;
    const served = [...blog.output()].filter(([file]) => !file.startsWith('.tinta-'));
    expect(served.filter(([file, text]) => text !== whole.get(file)).map(([file]) => file)).toEqual([]);
    expect((await buildNext()).isDone).toBe(true);
    expect(blog.output()).toEqual(whole);
    expect(litterIn(blog.out)).toEqual([]);
  }
  expect(killed).toBeGreaterThan(0);
});

// T-OUT-2
test('a first site that stops while it is put into place is ours all the same, and the next build completes it', async () => {
  const blog = createBlog(head + posts(5));
  const inTheWay = path.join(blog.out, 'index.html/mine.txt');
  const stopped = await blog.build({
    onProgress(verb) {
      // Somebody puts a folder where a page is to stand, while the site is being made.
      if (verb !== 'render') return;
      mkdirSync(path.dirname(inTheWay), { recursive: true });
      writeFileSync(inTheWay, 'mine');
    },
  });
  expect(stopped.isDone).toBe(false);
  expect(diagnosticsOf(stopped, 'output-failed')).toHaveLength(1);
  expect(readFileSync(inTheWay, 'utf8')).toBe('mine');
  rmSync(path.dirname(inTheWay), { recursive: true });
  expect(placesOf(await blog.build())).toEqual([]);
  expect(litterIn(blog.out)).toEqual([]);
  const completed = blog.output();
  await blog.build({ cache: undefined, clean: true });
  expect(completed).toEqual(blog.output());
});

// T-OUT-2
test('a first site comes at one stroke in the place of a folder that the build made, never of one that was there', async () => {
  const blog = createBlog(head + posts(5));
  const folderWhile = async (): Promise<number> => {
    let seen = 0;
    await blog.build({ onProgress: () => (seen = statSync(blog.out, { throwIfNoEntry: false })?.ino ?? 0) });
    return seen;
  };
  const made = await folderWhile();
  expect(statSync(blog.out).ino).not.toBe(made);
  const site = blog.output();
  rmSync(blog.out, { recursive: true });
  mkdirSync(blog.out, { mode: 0o700 });
  const own = await folderWhile();
  expect(statSync(blog.out)).toMatchObject({ ino: own, mode: 0o40700 });
  expect(blog.output()).toEqual(site);
  expect(readdirSync(blog.root).filter((name) => name.includes('tinta-first'))).toEqual([]);
});

// T-OUT-2
test('what a build left that was killed at that stroke goes with the next one', async () => {
  const blog = createBlog(head + posts(5));
  const left = path.join(blog.root, '._site.tinta-first/index.html');
  mkdirSync(path.dirname(left));
  writeFileSync(left, 'of a build that was killed');
  mkdirSync(blog.out);
  expect((await blog.build()).isDone).toBe(true);
  expect(existsSync(path.dirname(left))).toBe(false);
});

// T-OUT-2
test('what a killed build was writing beside its place goes with the next one', async () => {
  const blog = createBlog(head + posts(2));
  await blog.build();
  writeFileSync(path.join(blog.out, '.tinta-publishing.json'), '["post-0/index.html", "index.html"]');
  for (const file of ['post-0/index.html', 'index.html'])
    writeFileSync(path.join(blog.out, `${file}.tinta-new`), 'half');
  writeFileSync(path.join(blog.out, 'mine.tinta-new'), 'of someone else');
  expect((await blog.build()).isDone).toBe(true);
  expect(litterIn(blog.out)).toEqual(['mine.tinta-new']);
  expect(blog.read('mine.tinta-new')).toBe('of someone else');
});

// T-OUT-1
test('a first build with an error leaves no trace of a site', async () => {
  const blog = createBlog(`${head}${posts(3)}== layouts/robots.njk\n{{ page.nothing }}\n`);
  expect((await blog.build()).isDone).toBe(false);
  expect(existsSync(blog.out)).toBe(false);
});

test('where the system takes no folder, that is told', async (context) => {
  if (process.platform !== 'linux') context.skip('there is no /proc');
  const blog = createBlog(head + posts(1));
  for (const out of ['/proc/x', '/proc/x/y/site'])
    expect((await blog.build({ out })).diagnostics.map(({ message }) => message)).toEqual([
      'the site could not be written: no folder can be made there',
    ]);
});

// T-OUT-3
test.for([1, 2])(
  'a disk too small for a first site is one clear error, with %i threads',
  async (jobs, context) => {
    const blog = createBlog(`${head}${posts(20)}== layouts/post.njk\n${'x'.repeat(120_000)}\n`);
    const disk = temporaryFolder();
    if (!mountSmallDisk(disk)) context.skip('this machine does not let us mount a small disk');
    const out = path.join(disk, 'site');
    try {
      const report = await blog.build({ out, jobs, threadsFrom: 1 });
      expect(report.diagnostics.map(({ message }) => message)).toEqual([
        'the site could not be written: the disk is full',
      ]);
      expect(readdirSync(disk)).toEqual([]);
    } finally {
      execFileSync('umount', [disk]);
    }
  },
);

test('a disk that can hold no more files leaves the old site whole', async (context) => {
  const blog = createBlog(`${head}feeds: false\n${posts(1)}`);
  const disk = temporaryFolder();
  if (!mountSmallDisk(disk, 'size=4m,nr_inodes=30'))
    context.skip('this machine does not let us mount a small disk');
  const out = path.join(disk, 'site');
  try {
    expect((await blog.build({ out })).isDone).toBe(true);
    const before = readFolder(out);
    blog.write(posts(20, 'New.'));
    expect((await blog.build({ out })).diagnostics.map(({ message }) => message)).toEqual([
      'the site could not be written: the disk is full',
    ]);
    expect(readFolder(out)).toEqual(before);
    expect(litterIn(out)).toEqual([]);
    for (let n = 1; n < 20; n++) blog.remove(`posts/2024-01-02-post-${n}.md`);
    expect((await blog.build({ out })).isDone).toBe(true);
    expect(readFileSync(path.join(out, 'post-0/index.html'), 'utf8')).toContain('New.');
  } finally {
    execFileSync('umount', [disk]);
  }
});

test('a disk that is read-only is told as one', async (context) => {
  const blog = createBlog(head + posts(1));
  const disk = temporaryFolder();
  if (!mountSmallDisk(disk, 'ro')) context.skip('this machine does not let us mount a small disk');
  try {
    for (const out of ['site', 'a/site'].map((name) => path.join(disk, name)))
      expect((await blog.build({ out })).diagnostics.map(({ message }) => message)).toEqual([
        'the site could not be written: the disk is read-only',
      ]);
  } finally {
    execFileSync('umount', [disk]);
  }
});

// T-OUT-3
test.for(['the site', 'the cache'] as const)(
  'a full disk under %s leaves the old site whole, and room brings the new one',
  async (what, context) => {
    const blog = createBlog(
      `${head}feeds: false\n${posts(1, 'small')}== layouts/post.njk\n{{ page.content }}\n`,
    );
    const disk = temporaryFolder();
    if (!mountSmallDisk(disk)) context.skip('this machine does not let us mount a small disk');
    const out = what === 'the site' ? path.join(disk, 'site') : blog.out;
    const cache = new CacheFolder(path.join(what === 'the cache' ? disk : blog.root, '.tinta'));
    try {
      expect((await blog.build({ out, cache })).isDone).toBe(true);
      const before = readFolder(out);
      blog.write(posts(12, `big ${'x'.repeat(120_000)}`));
      const full = await blog.build({ out, cache });
      expect(full.isDone).toBe(false);
      expect(full.diagnostics.map(({ message }) => message)).toEqual([
        expect.stringContaining('the disk is full'),
      ]);
      expect(readFolder(out)).toEqual(before);
      expect(litterIn(out)).toEqual([]);
      for (let n = 1; n < 12; n++) blog.remove(`posts/2024-01-02-post-${n}.md`);
      expect((await blog.build({ out, cache })).isDone).toBe(true);
      expect(readFileSync(path.join(out, 'post-0/index.html'), 'utf8')).toContain('big');
    } finally {
      execFileSync('umount', [disk]);
    }
  },
);

// T-OUT-1, T-OUT-6
test('a build that stops while it puts files into place has removed none, and the next one knows all that are ours', async (context) => {
  if (process.getuid?.() !== 0) context.skip('only root can take a folder from someone else');
  const nobody = 65534;
  const blog = createBlog(`${head}${posts(2)}== posts/2024-01-02-gone.md\nGone.\n`);
  chmodSync(path.dirname(blog.root), 0o755);
  const out = temporaryFolder();
  chownSync(out, nobody, nobody);
  const build = () => runCli(['build', blog.root, '--no-cache', '--out', out], { uid: nobody });
  expect(await build()).toMatchObject({ code: 0 });
  const locked = path.join(out, 'post-1');
  chownSync(locked, 0, 0);
  blog.remove('posts/2024-01-02-gone.md');
  // Pages are put into place before the one that fails and after it.
  const added = ['2020-01-01-first', '2025-01-01-last'];
  blog.write(`${posts(2, 'New.')}${added.map((name) => `== posts/${name}.md\nAdded.\n`).join('')}`);
  expect(await build()).toMatchObject({ code: 1, stderr: expect.stringContaining('output-failed') });
  const mixture = readFolder(out);
  expect(mixture.has('gone/index.html')).toBe(true);
  const came = ['first', 'last'].filter((name) => mixture.has(`${name}/index.html`));
  expect(came.length).toBeGreaterThan(0);

  for (const name of added) blog.remove(`posts/${name}.md`);
  chownSync(locked, nobody, nobody);
  expect(await build()).toMatchObject({ code: 0 });
  const mended = readFolder(out);
  expect(['gone', 'first', 'last'].filter((name) => mended.has(`${name}/index.html`))).toEqual([]);
  await blog.build();
  expect([...mended.keys()].filter((file) => file.startsWith('post-'))).toEqual(
    [...blog.output().keys()].filter((file) => file.startsWith('post-')),
  );
  expect(litterIn(out)).toEqual([]);
});

// T-OUT-4
test('three thousand posts build with sixty-four open files at most', async () => {
  const blog = createBlog(`${head}per_page: 100\n${posts(3000)}== layouts/post.njk\n{{ page.content }}\n`);
  const shell = `ulimit -n 64; "${process.execPath}" "${cliFile}" build "${blog.root}" --quiet`;
  expect(await run('bash', ['-c', shell])).toEqual({ code: 0, stdout: '', stderr: '' });
  expect([...blog.output().keys()].filter((file) => file.startsWith('post-'))).toHaveLength(3000);
});

// T-OUT-5
test.each([
  ['a file where the output should be', '_site'],
  ['a file on the way to the output', 'way/_site'],
])('%s is one clear error', async (_, out) => {
  const blog = createBlog(head + posts(1));
  writeFileSync(path.join(blog.root, out.split('/')[0] ?? ''), 'mine');
  const report = await blog.build({ out: path.join(blog.root, out) });
  expect(report.isDone).toBe(false);
  expect(report.diagnostics).toHaveLength(1);
  expect(readFileSync(path.join(blog.root, out.split('/')[0] ?? ''), 'utf8')).toBe('mine');
});

// T-OUT-5
test('a folder with someone’s files where a page must stand is an error, and the files stay', async () => {
  const blog = createBlog(head + posts(1));
  await blog.build();
  mkdirSync(path.join(blog.out, 'new/index.html'), { recursive: true });
  writeFileSync(path.join(blog.out, 'new/index.html/mine.txt'), 'mine');
  blog.write('== posts/2024-01-03-new.md\nNew.\n');
  const report = await blog.build();
  expect(diagnosticsOf(report, 'output-failed')).toHaveLength(1);
  expect(readFileSync(path.join(blog.out, 'new/index.html/mine.txt'), 'utf8')).toBe('mine');
  expect(litterIn(blog.out)).toEqual([]);
});

// T-OUT-5
test('files of the output that are read-only are replaced all the same', async () => {
  const blog = createBlog(head + posts(1));
  await blog.build();
  chmodSync(path.join(blog.out, 'post-0/index.html'), 0o444);
  blog.write(posts(1, 'New.'));
  expect((await blog.build()).isDone).toBe(true);
  expect(blog.read('post-0/index.html')).toContain('New.');
});

const gone = `
== posts/2024-01-02-hello.md
---
title: Hello
tags: [lonely]
image: /assets/hello.svg
aliases: [/hi/]
---
Hello.
== assets/hello.svg
<svg xmlns="http://www.w3.org/2000/svg"/>
== posts/2024-01-03-other.md
---
title: Other
---
Other.
`;

// T-OUT-6
test.each(['removed', 'renamed', 'a draft', 'future'])(
  'a post that is %s takes its page, terms, aliases and feed entries along',
  async (fate) => {
    const blog = createBlog(head + gone);
    await blog.build();
    expect(blog.has('tags/lonely/index.html')).toBe(true);
    const hello = readFileSync(path.join(blog.root, 'posts/2024-01-02-hello.md'), 'utf8');
    if (fate === 'a draft')
      blog.write(`== posts/2024-01-02-hello.md\n${hello.replace('title', 'draft: true\ntitle')}`);
    else blog.remove('posts/2024-01-02-hello.md');
    if (fate === 'renamed') blog.write('== posts/2024-01-02-renamed.md\nRenamed.\n');
    if (fate === 'future') blog.write(`== posts/2099-01-02-hello.md\n${hello}`);
    blog.remove('assets/hello.svg');
    blog.write('== assets/kept.txt\nkept\n');
    const report = await blog.build();
    expect(report.isDone).toBe(true);
    const left = [...blog.output()].filter(([file, text]) => /hello|lonely|\bhi\b/i.test(file + text));
    expect(left.map(([file]) => file)).toEqual([]);
    for (const folder of ['hello', 'tags', 'hi']) expect(existsSync(path.join(blog.out, folder))).toBe(false);
  },
);

// T-OUT-6
test('a file of someone else in the output stays, and so does its folder', async () => {
  const blog = createBlog(head + gone);
  await blog.build();
  writeFileSync(path.join(blog.out, 'hello/mine.txt'), 'mine');
  writeFileSync(path.join(blog.out, 'google123.html'), 'mine');
  blog.remove('posts/2024-01-02-hello.md');
  expect((await blog.build()).isDone).toBe(true);
  expect(blog.read('hello/mine.txt')).toBe('mine');
  expect(blog.read('google123.html')).toBe('mine');
  expect(blog.has('hello/index.html')).toBe(false);
});

// T-OUT-7
test('a second build touches no file and no folder', async () => {
  const blog = createBlog(head + gone);
  await blog.build();
  const before = timesOf(blog.out);
  expect(await blog.build()).toMatchObject({ written: 0, removed: 0 });
  expect(timesOf(blog.out)).toEqual(before);
});

// T-OUT-7
test('an edited body writes its own page, and leaves the time of every other file', async () => {
  const blog = createBlog(`${head}${gone}feeds: false\n`.replace('== posts', 'feeds: false\n== posts'));
  await blog.build();
  const before = timesOf(blog.out);
  const other = readFileSync(path.join(blog.root, 'posts/2024-01-03-other.md'), 'utf8');
  blog.write(`== posts/2024-01-03-other.md\n${other}\nA second paragraph.\n`);
  const report = await blog.build();
  const changed = [...timesOf(blog.out)].filter(([file, time]) => before.get(file) !== time);
  const pages = changed.map(([file]) => file).filter((file) => /\.(html|txt|svg)$/.test(file));
  expect(pages).toEqual(['other/index.html']);
  expect(report.removed).toBe(0);
});

test('files that an output lost or that were tampered with come back', async () => {
  const blog = createBlog(head + gone);
  await blog.build();
  const before = blog.output();
  rmSync(path.join(blog.out, 'hello'), { recursive: true });
  writeFileSync(path.join(blog.out, 'index.html'), 'tampered');
  expect((await blog.build()).written).toBe(2);
  expect(blog.output()).toEqual(before);
});

test('a page takes the place of a folder, and a folder that of a page', async () => {
  const blog = createBlog(`${head}== posts/2024-01-02-a.md\n---\npermalink: /x.html/y/\n---\nFolder.\n`);
  await blog.build();
  blog.write('== posts/2024-01-02-a.md\n---\npermalink: /x.html\n---\nFile.\n');
  expect(placesOf(await blog.build())).toEqual([]);
  expect(blog.read('x.html')).toContain('File.');
  blog.write('== posts/2024-01-02-a.md\n---\npermalink: /x.html/y/\n---\nFolder.\n');
  expect(placesOf(await blog.build())).toEqual([]);
  expect(blog.read('x.html/y/index.html')).toContain('Folder.');
});

// T-OUT-8
test('of two builds at once each either builds whole or says that the other is at work', async () => {
  const blogs = ['one', 'two'].map((word) =>
    createBlog(`${head}${posts(200, word)}== layouts/post.njk\n<html>${word}{{ page.content }}</html>\n`),
  );
  const out = path.join(temporaryFolder(), 'site');
  const runs = await Promise.all(blogs.map(({ root }) => runCli(['build', root, '--out', out])));
  for (const { code, stderr } of runs) {
    if (code !== 0) expect([code, stderr]).toEqual([1, expect.stringContaining('output-busy')]);
  }
  expect(runs.some(({ code }) => code === 0)).toBe(true);
  const words = [...readFolder(out)]
    .filter(([file]) => file.startsWith('post-'))
    .map(([, text]) => (text.includes('one') ? 'one' : 'two'));
  expect(words).toHaveLength(200);
  expect(new Set(words).size).toBe(1);
  expect(litterIn(out)).toEqual([]);
});

// T-OUT-8
test('the lock of a process that is gone does not lock anyone out', async () => {
  const blog = createBlog(head + posts(1));
  await blog.build();
  writeFileSync(path.join(blog.out, '.tinta-lock'), '999999999');
  expect((await blog.build()).isDone).toBe(true);
  writeFileSync(path.join(blog.out, '.tinta-lock'), '');
  expect((await blog.build()).isDone).toBe(true);
  expect(litterIn(blog.out)).toEqual([]);
});

// T-OUT-8
test('a living process locks others out, but not by the lock of another that had its number', async () => {
  const blog = createBlog(head + posts(1));
  await blog.build();
  const lock = path.join(blog.out, '.tinta-lock');
  // As an older Tinta left it, and as one does where nothing tells when a process began.
  for (const holder of [`${process.ppid}`, `${process.ppid} `]) {
    writeFileSync(lock, holder);
    expect((await blog.build()).diagnostics).toMatchObject([{ code: 'output-busy' }]);
    expect(readFileSync(lock, 'utf8')).toBe(holder);
  }
  if (process.platform !== 'linux') return;
  writeFileSync(lock, `${process.ppid} 11111111-2222-3333-4444-555555555555/42`);
  expect((await blog.build()).isDone).toBe(true);
  expect(litterIn(blog.out)).toEqual([]);
});

/** When each file and folder last changed, in nanoseconds. */
function timesOf(folder: string): ReadonlyMap<string, bigint> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return new Map(
    names.toSorted().map((name) => [name, lstatSync(path.join(folder, name), { bigint: true }).mtimeNs]),
  );
}

test('a file that is busy for a moment is written all the same; one that is denied is not tried again', () => {
  for (const code of ['EBUSY', 'EMFILE', 'ENFILE']) expect(withRetries(failing(code, 2))).toBe(3);
  expect(withRetries(failing('EPERM', 1), true)).toBe(2);
  expect(() => withRetries(failing('EPERM', 1), false)).toThrow('EPERM');
  expect(() => withRetries(failing('ENOSPC', 1))).toThrow('ENOSPC');
});

test('a folder that holds no more than the traces of a killed first build is built into', async () => {
  const blog = createBlog(head + posts(1));
  mkdirSync(blog.out);
  writeFileSync(path.join(blog.out, '.tinta-lock'), '999999999');
  expect((await blog.build()).isDone).toBe(true);
  expect(litterIn(blog.out)).toEqual([]);
});

/** Work that the disk refuses so many times, and then does; it gives the number of tries. */
function failing(code: string, times: number): () => number {
  let tries = 0;
  return () => {
    if (tries++ < times) throw Object.assign(new Error(code), { code });
    return tries;
  };
}

// T-OUT-8
test('of two builds at once in one process the second is told, and the next one is free', async () => {
  const blog = createBlog(head + posts(20));
  for (const text of ['Edited.', 'Edited again.']) {
    blog.write(posts(20, text));
    const reports = await Promise.all([blog.build(), blog.build()]);
    const [busy, ...others] = reports.filter(({ isDone }) => !isDone);
    expect(others).toEqual([]);
    expect(busy?.diagnostics).toMatchObject([{ code: 'output-busy' }]);
    expect(litterIn(blog.out)).toEqual([]);
  }
  expect((await blog.build()).isDone).toBe(true);
});

// T-OUT-8
test('two builds at once of one blog do not mix what they keep', async () => {
  const blog = createBlog(head + posts(300), { theme: repository });
  const runs = await Promise.all([1, 2].map(() => runCli(['build', blog.root])));
  for (const { code, stderr } of runs) {
    if (code !== 0) expect([code, stderr]).toEqual([1, expect.stringContaining('output-busy')]);
  }
  expect(runs.some(({ code }) => code === 0)).toBe(true);
  blog.write(posts(1, 'Other.'));
  expect((await blog.build(asByCli)).isDone).toBe(true);
  const incremental = blog.output();
  expect((await blog.build({ ...asByCli, cache: undefined, clean: true })).isDone).toBe(true);
  expect(blog.output()).toEqual(incremental);
});
