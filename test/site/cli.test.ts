import { chmodSync, chownSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { cliFile, run, runCli } from '../support/cli.ts';
import { createBlog, repository, temporaryFolder } from '../support/site.ts';

const head = '== site.yml\ntitle: A blog\nurl: https://blog.example\n';
const post = '== posts/2024-01-02-a.md\nBody.\n';
const broken = '== posts/2024-01-03-b.md\n---\ntitle: [\n---\n';
const undated = '== posts/undated.md\nNo date.\n';

// T-OUT-11
test('a build that is done exits 0 with one summary line on stdout and nothing on stderr', async () => {
  const blog = createBlog(head + post);
  const { code, stdout, stderr } = await runCli(['build'], { cwd: blog.root });
  expect(code).toBe(0);
  expect(stderr).toBe('');
  expect(stdout).toMatch(/^\d+ written, 0 unchanged, 0 removed; 1 post, 0 warnings, \d+\.\d\d s\n$/);
});

// T-OUT-11, T-FM-1
test('errors in the blog exit 1, with each place on stderr', async () => {
  const blog = createBlog(`${head}${post}${broken}== posts/2024-01-04-c.md\n---js\n{}\n---\n`);
  const { code, stderr } = await runCli(['build', blog.root]);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^posts\/2024-01-03-b\.md:\d+:\d+ {2}error {2}yaml-invalid/m);
  expect(stderr).toMatch(/^posts\/2024-01-04-c\.md:1:4 {2}error {2}front-matter-language/m);
});

// T-OUT-11
test('warnings exit 0, and 1 with --strict, which leaves the output as it was', async () => {
  const blog = createBlog(head + post);
  await runCli(['build', blog.root]);
  const before = blog.output();
  blog.write(undated);
  const strict = await runCli(['build', blog.root, '--strict']);
  expect(strict.code).toBe(1);
  expect(strict.stderr).toContain('date-missing');
  expect(blog.output()).toEqual(before);
  const lenient = await runCli(['build', blog.root]);
  expect(lenient.code).toBe(0);
  expect(lenient.stderr).toContain('date-missing');
  expect(blog.has('undated/index.html')).toBe(true);
  // Nothing was edited since, and the warning is there all the same.
  const again = await runCli(['build', blog.root, '--strict']);
  expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('date-missing')]);
});

// T-OUT-11
test.each([
  ['an unknown command', ['bild'], 'build'],
  ['an unknown option', ['build', '--drfts'], '--drafts'],
  ['an option without its value', ['build', '--out'], '--out'],
  ['too many folders', ['build', 'a', 'b'], 'too many arguments'],
  ['a folder that is not there', ['build', 'nowhere'], 'nowhere'],
  ['a folder that is not there to check', ['check', 'nowhere'], 'nowhere'],
  ['an address that is none', ['build', '--base-url', 'my-blog'], 'whole address'],
  ['an address that runs', ['check', '--base-url', 'javascript:alert(1)'], 'whole address'],
  ['an address with a query', ['preview', '--base-url', 'https://a.example/?x=1'], 'whole address'],
  ['no command', [], 'Usage'],
])('%s is wrong usage: exit 2 and a word on stderr', async (_, args, word) => {
  const { code, stdout, stderr } = await runCli(args, { cwd: temporaryFolder() });
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain(word);
  expect(stderr).not.toMatch(/^\s+at /m);
});

test('help and version exit 0 on stdout', async () => {
  expect(await runCli(['--help'])).toMatchObject({ code: 0, stderr: '' });
  expect(await runCli(['build', '--help'])).toMatchObject({ code: 0, stderr: '' });
  expect((await runCli(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+/);
});

test('--json prints one object and nothing else, done or not', async () => {
  const blog = createBlog(head + post + undated);
  const done = await runCli(['build', blog.root, '--json', '--verbose']);
  expect(done).toMatchObject({ code: 0, stderr: '' });
  expect(JSON.parse(done.stdout)).toMatchObject({
    ok: true,
    posts: 2,
    warnings: 1,
    errors: 0,
    diagnostics: [{ code: 'date-missing', file: 'posts/undated.md' }],
  });
  blog.write(broken);
  const failed = await runCli(['build', blog.root, '--json']);
  expect(failed).toMatchObject({ code: 1, stderr: '' });
  expect(JSON.parse(failed.stdout)).toMatchObject({ ok: false, written: 0, errors: 1 });
});

test('--quiet says nothing but errors', async () => {
  const blog = createBlog(head + post + undated);
  expect(await runCli(['build', blog.root, '--quiet'])).toEqual({ code: 0, stdout: '', stderr: '' });
  blog.write(broken);
  const failed = await runCli(['build', blog.root, '--quiet']);
  expect(failed.stdout).toBe('');
  expect(failed.stderr).toContain('yaml-invalid');
  expect(failed.stderr).not.toContain('date-missing');
});

// T-OUT-10
test('a reader that closes stdout or stderr early does not end the build', async () => {
  const warnings = Array.from({ length: 300 }, (_, n) => `== posts/undated-${n}.md\nBody.\n`).join('');
  const blog = createBlog(head + warnings);
  const shell = `"${process.execPath}" "${cliFile}" build "${blog.root}"`;
  const json = await run('bash', ['-c', `set -o pipefail; ${shell} --json | head -c 1`]);
  expect(json).toEqual({ code: 0, stdout: '{', stderr: '' });
  const text = await run('bash', ['-c', `set -o pipefail; ${shell} 2>&1 >/dev/null | head -n 1`]);
  expect(text).toMatchObject({ code: 0, stderr: '' });
  const closed = await run('bash', ['-c', `${shell} >&- 2>&-; echo $?`]);
  expect(closed.stdout).toBe('0\n');
  expect(blog.has('undated-299/index.html')).toBe(true);
});

test('a file that a Jekyll blog excludes need not be readable', async (context) => {
  if (process.getuid?.() !== 0) context.skip('only root can run the command line as someone else');
  const post = '---\ntitle: A\n---\nText.\n';
  const blog = createBlog(
    `== _config.yml\ntitle: T\nexclude: [README.md, notes.txt]\n== README.md\nSecret.\n== notes.txt\nSecret.\n== _posts/2024-01-02-a.md\n${post}`,
    { theme: repository },
  );
  chmodSync(path.dirname(blog.root), 0o755);
  for (const file of ['README.md', 'notes.txt']) chmodSync(path.join(blog.root, file), 0);
  const built = () => runCli(['build', blog.root, '--no-cache', '--out', out], { uid: 65534 });
  const out = temporaryFolder();
  chownSync(out, 65534, 65534);
  expect(await built()).toMatchObject({ code: 0, stderr: '' });
  blog.write('== a.html\n---\n---\n{% include_relative notes.txt %}\n');
  chmodSync(path.join(blog.root, 'notes.txt'), 0);
  expect((await built()).stderr).toContain('there is no notes.txt to include');
});

// T-OUT-5
test('what another user may not read is an error with its name, not a crash', async (context) => {
  if (process.getuid?.() !== 0) context.skip('only root can run the command line as someone else');
  const blog = createBlog(`${head}${post}== posts/2024-01-03-secret.md\nSecret.\n== pages/closed/a.md\nA.\n`);
  chmodSync(path.dirname(blog.root), 0o755);
  chmodSync(path.join(blog.root, 'posts/2024-01-03-secret.md'), 0);
  chmodSync(path.join(blog.root, 'pages/closed'), 0);
  const { code, stderr } = await runCli(['build', blog.root, '--out', temporaryFolder()], { uid: 65534 });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^posts\/2024-01-03-secret\.md {2}error {2}file-unreadable/m);
  expect(stderr).toMatch(/^pages\/closed {2}error {2}file-unreadable/m);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(stderr).not.toContain(blog.root);
});

// T-OUT-5
test('a configuration that cannot be read is an error, not a crash', async (context) => {
  if (process.getuid?.() !== 0) context.skip('only root can run the command line as someone else');
  const blog = createBlog(head + post);
  chmodSync(path.dirname(blog.root), 0o755);
  chmodSync(path.join(blog.root, 'site.yml'), 0);
  const { code, stderr } = await runCli(['build', blog.root], { uid: 65534 });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^site\.yml {2}error {2}file-unreadable/m);
  expect(stderr).not.toMatch(/^\s+at /m);
});

// T-OUT-5
test('an output that may not be written is one clear error, not a crash', async (context) => {
  if (process.getuid?.() !== 0) context.skip('only root can run the command line as someone else');
  const blog = createBlog(head + post);
  chmodSync(path.dirname(blog.root), 0o755);
  await blog.build();
  const before = blog.output();
  blog.write('== posts/2024-01-02-a.md\nNew body.\n');
  for (const args of [[], ['--out', path.join(blog.root, 'new')]]) {
    const { code, stderr } = await runCli(['build', blog.root, ...args], { uid: 65534 });
    expect(code).toBe(1);
    expect(stderr.match(/output-failed/g)).toHaveLength(1);
    expect(stderr).toContain('permission denied');
    expect(stderr).not.toMatch(/^\s+at /m);
  }
  expect(blog.output()).toEqual(before);
});

// T-LEAK-3
test('no message names the place of the blog on this machine', async () => {
  const blog = createBlog(
    `${head}${post}${broken}${undated}== layouts/post.njk\n{{ page.titel }}\n== data/x.yml\na: [\n`,
  );
  writeFileSync(path.join(blog.root, 'posts/2024-01-05-latin.md'), Buffer.from([0x61, 0xe9, 0x0a]));
  const { stdout, stderr } = await runCli(['build', blog.root]);
  expect(stdout + stderr).not.toContain(path.dirname(blog.root));
  expect((await runCli(['build', blog.root, '--json'])).stdout).not.toContain(path.dirname(blog.root));
});

// T-LEAK-3
test('what a file says cannot steer the terminal', async () => {
  const blog = createBlog(`${head}== posts/2024-01-02-a.md\n---\ntitle: "\u202e\u001b[31m" x\n---\n`);
  const { stderr } = await runCli(['build', blog.root]);
  expect(stderr).toContain('yaml-invalid');
  // oxlint-disable-next-line no-control-regex -- control characters are what it looks for
  expect(stderr).not.toMatch(/[\u001b\u202e]/);
});

test('what says the same of many places is told in full three times and then by place; --json names each', async () => {
  const posts = Array.from({ length: 20 }, (_, n) => `== posts/p${String(n).padStart(2, '0')}.md\nBody.\n`);
  const { root } = createBlog(`== site.yml\ntitle: A\nurl: https://blog.example\n${posts.join('')}`);
  const { stdout, stderr } = await runCli(['build', root]);
  expect(stdout).toContain('20 posts, 20 warnings');
  expect(stderr.match(/date-missing/g)).toHaveLength(3);
  expect(stderr).toContain('… and 17 more like it: posts/p03.md, posts/p04.md,');
  expect(stderr).toContain('posts/p10.md and 9 others\n');
  const json = await runCli(['build', root, '--json']);
  expect(JSON.parse(json.stdout)).toMatchObject({ warnings: 20, diagnostics: { length: 20 } });
});

test('no error is left out, however many there are', async () => {
  const names = Array.from({ length: 20 }, (_, n) => `p${String(n).padStart(2, '0')}.md`);
  const posts = names.map((name) => `== posts/${name}\n---\ndraft: maybe\n---\nBody.\n`);
  const { root } = createBlog(`== site.yml\ntitle: A\nurl: https://blog.example\n${posts.join('')}`);
  const { stderr } = await runCli(['build', root]);
  for (const name of names) expect(stderr).toContain(`posts/${name}:2`);
});

test('of warnings of one code that all differ a dozen is told, and the number of the others', async () => {
  const keys = Array.from({ length: 20 }, (_, n) => `== posts/2024-01-02-p${n}.md\n![](none-${n}.png)\n`);
  const { root } = createBlog(`== site.yml\ntitle: A\nurl: https://blog.example\n${keys.join('')}`);
  const { stderr } = await runCli(['build', root]);
  expect(stderr.match(/warning {2}image-missing/g)).toHaveLength(12);
  expect(stderr).toContain('… and 8 more of image-missing; --json names each');
});

// T-LEAK-3
test('nor can what a file is called', async () => {
  const blog = createBlog(head);
  const names = ['\u001b[31mred\u001b]0;title\u0007', 'a\u202egpj', 'two\nlines', '\u009b2J'];
  for (const n of names.keys()) blog.write(`== posts/2024-01-0${n + 1}-x\n---\ntitle: [\n---\n`);
  for (const [n, name] of names.entries())
    renameSync(
      path.join(blog.root, `posts/2024-01-0${n + 1}-x`),
      path.join(blog.root, `posts/2024-01-0${n + 1}-${name}.md`),
    );
  const { stderr } = await runCli(['build', blog.root]);
  expect(stderr.match(/^posts\/2024-01-0\d-.*:2:8 {2}error {2}yaml-invalid/gm)).toHaveLength(names.length);
  // oxlint-disable-next-line no-control-regex -- control characters are what it looks for
  expect(stderr).not.toMatch(/[\u0007\u001b\u009b\u202e]/);
  expect(stderr).not.toMatch(/^lines/m);
});
