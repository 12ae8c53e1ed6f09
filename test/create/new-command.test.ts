import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { cliFile, runCli } from '../support/cli.ts';
import { createBlog, temporaryFolder } from '../support/site.ts';

const site = '== site.yml\ntitle: A blog\nurl: https://blog.example\ntimezone: Europe/Madrid\n';
const env = { SOURCE_DATE_EPOCH: String(Date.UTC(2026, 4, 4, 22, 30) / 1000) };

test('a new post stands in the blog around the current folder, and builds without a warning', async () => {
  const { root } = createBlog(site);
  mkdirSync(path.join(root, 'posts'));
  const made = await runCli(['new', 'Four ways:', 'a #cargo'], { cwd: path.join(root, 'posts'), env });
  expect(made).toEqual({ code: 0, stdout: '2026-05-05-four-ways-a-cargo.md\n', stderr: '' });
  const built = await runCli(['build', root], { env });
  expect(built.stdout).toContain('1 post, 0 warnings');
});

test('a new post is on the disk, with its name, when the command ends', async (context) => {
  if (spawnSync('strace', ['-V']).status !== 0) context.skip('this machine has no strace');
  const { root } = createBlog(site);
  mkdirSync(path.join(root, 'posts'));
  const trace = path.join(temporaryFolder(), 'trace');
  const traced = ['-f', '-y', '-e', 'trace=fsync', '-o', trace, process.execPath, cliFile, 'new', 'Hello'];
  if (spawnSync('strace', traced, { cwd: root, env: { ...process.env, ...env } }).status !== 0)
    context.skip('this machine lets no process be traced');
  const flushed = [...readFileSync(trace, 'utf8').matchAll(/fsync\(\d+<(.*?)>/g)].map(([, file]) => file);
  expect(flushed).toEqual([path.join(root, 'posts/2026-05-05-hello.md'), path.join(root, 'posts')]);
});

test('a post is never written over', async () => {
  const { root } = createBlog(`${site}== posts/2026-05-05-hello.md\nMine.\n`);
  const again = await runCli(['new', 'Hello'], { cwd: root, env });
  expect(again.code).toBe(1);
  expect(again.stderr).toContain('posts/2026-05-05-hello.md');
  expect(readFileSync(path.join(root, 'posts/2026-05-05-hello.md'), 'utf8')).toBe('Mine.\n');
});

test('a disk that takes no post is named, and is no crash', async () => {
  const { root } = createBlog(`${site}== posts\nA file where the folder should be.\n`);
  const { code, stderr } = await runCli(['new', 'Hello'], { cwd: root, env });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^error: posts\/2026-05-05-hello\.md cannot be written: EEXIST[^\n]*\n$/);
});

test.skipIf(process.platform === 'win32')('of a post that a full disk does not take nothing is left', () => {
  const { root } = createBlog(site);
  const { status, stderr } = spawnSync(
    'sh',
    ['-c', 'ulimit -f 0 && exec "$0" "$@"', process.execPath, cliFile, 'new', 'Hello'],
    { cwd: root, env: { ...process.env, ...env }, encoding: 'utf8' },
  );
  expect(status).toBe(1);
  expect(stderr).toMatch(/^error: posts\/2026-05-05-hello\.md cannot be written: EFBIG/);
  expect(readdirSync(path.join(root, 'posts'))).toEqual([]);
});

test('a Jekyll blog gets its posts and drafts where Jekyll has them', async () => {
  const { root } = createBlog('== _config.yml\ntitle: J\n== _posts/2020-01-01-a.md\n---\n---\nA.\n');
  const post = await runCli(['new', '--dir', root, 'Hola'], { env });
  expect(post.stdout).toMatch(/_posts\/2026-05-04-hola\.md\n$/);
  expect(readFileSync(path.join(root, '_posts/2026-05-04-hola.md'), 'utf8')).toContain('layout: post\n');
  expect((await runCli(['new', '--draft', 'Luego'], { cwd: root, env })).stdout).toBe('_drafts/luego.md\n');
});

test('a blog whose posts stand at its top keeps them there', async () => {
  const { root } = createBlog('== 2020-01-01-a.md\nA.\n');
  expect((await runCli(['new', 'B'], { cwd: root, env })).stdout).toBe('2026-05-04-b.md\n');
});

test('a folder that is no blog gets no post, and an empty one does', async () => {
  const { root } = createBlog('== src/main.c\nint main;\n');
  const refused = await runCli(['new', 'A'], { cwd: root, env });
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain('there is no blog here');
  expect((await runCli(['new', 'A'], { cwd: temporaryFolder(), env })).stdout).toBe(
    'posts/2026-05-04-a.md\n',
  );
});

test('no title, an empty one or one of two lines is wrong usage', async () => {
  const cwd = temporaryFolder();
  for (const args of [[], [' '], ['two\nlines'], ['bell\u0007']])
    expect((await runCli(['new', ...args], { cwd })).code).toBe(2);
});

test('a blog that cannot be configured says so and gets no post', async () => {
  const { root } = createBlog('== site.yml\ntimezone: Mars/Olympus\n');
  const { code, stderr } = await runCli(['new', 'A'], { cwd: root });
  expect(code).toBe(1);
  expect(stderr).toContain('Mars/Olympus');
});

test('the editor is started without a shell, with the words its variable holds', async () => {
  const folder = temporaryFolder();
  const editor = path.join(folder, 'my editor');
  writeFileSync(editor, `#!/bin/sh\nprintf '%s\\n' "$@" > "${folder}/args"\n`);
  chmodSync(editor, 0o755);
  const cwd = path.join(folder, 'a; touch pwned');
  mkdirSync(cwd);
  const VISUAL = `"${editor}" --wait $(touch pwned)`;
  const { code } = await runCli(['new', '--open-editor', 'A'], { cwd, env: { ...env, VISUAL } });
  expect(code).toBe(0);
  const args = readFileSync(path.join(folder, 'args'), 'utf8').trim().split('\n');
  expect(args).toEqual(['--wait', '$(touch', 'pwned)', path.join(cwd, 'posts/2026-05-04-a.md')]);
});

test('without an editor nothing is written; one that fails leaves the post', async () => {
  const cwd = temporaryFolder();
  const none = await runCli(['new', '--open-editor', 'A'], { cwd, env: { ...env, VISUAL: '', EDITOR: '' } });
  expect(none.code).toBe(2);
  const bad = await runCli(['new', '--open-editor', 'A'], { cwd, env: { ...env, VISUAL: '/nowhere/ed' } });
  expect(bad).toMatchObject({ code: 1, stdout: 'posts/2026-05-04-a.md\n' });
  expect(bad.stderr).toContain('/nowhere/ed');
});
