import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { cliFile, runCli } from '../support/cli.ts';
import { createBlog, temporaryFolder } from '../support/site.ts';

const head = '== site.yml\ntitle: A blog\nurl: https://blog.example\n';

function blogOf(count: number): ReturnType<typeof createBlog> {
  const posts = Array.from({ length: count }, (_, n) => `== posts/2024-01-02-post-${n}.md\nBody ${n}.\n`);
  return createBlog(head + posts.join(''));
}

test('a build that keeps nothing leaves nothing among the temporary files, whatever becomes of it', async () => {
  const passing = temporaryFolder();
  const env = { TMPDIR: passing };
  const blog = blogOf(5);
  expect(await runCli(['build', blog.root, '--no-cache'], { env })).toMatchObject({ code: 0 });
  expect(readdirSync(passing)).toEqual([]);
  blog.write('== posts/2024-01-03-broken.md\n---\ndate: 2024-02-30\n---\nx\n');
  expect(await runCli(['build', blog.root, '--no-cache'], { env })).toMatchObject({ code: 1 });
  blog.write('== posts/2024-01-03-broken.md\nx\n== layouts/post.njk\n{{ nothing.of.it }}\n');
  expect(await runCli(['build', blog.root, '--no-cache'], { env })).toMatchObject({ code: 1 });
  blog.write('== layouts/post.njk\nx\n== .tinta\nno folder\n');
  expect(await runCli(['build', blog.root], { env })).toMatchObject({ code: 0 });
  expect(readdirSync(passing)).toEqual([]);
});

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('nor does one that is ended by %s', async (signal) => {
  const passing = temporaryFolder();
  const blog = blogOf(1500);
  const env = { ...process.env, TMPDIR: passing };
  const child = spawn(process.execPath, [cliFile, 'build', blog.root, '--no-cache'], {
    env,
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => child.on('close', resolve));
  while (readdirSync(passing).length === 0) await pause(2);
  child.kill(signal);
  expect(await ended).toBe(130);
  expect(readdirSync(passing)).toEqual([]);
});

test('what a run that was killed left goes with a later one; what others are at work with stays', async () => {
  const passing = temporaryFolder();
  const dead = spawnSync(process.execPath, ['-e', '']).pid;
  const files = {
    old: path.join(passing, `tinta-words-${dead}-1`),
    young: path.join(passing, `tinta-words-${dead}-2`),
    ofOthers: path.join(passing, `tinta-stage-${process.pid}-3`),
    foreign: path.join(passing, 'tinta-words-mine'),
  };
  const longAgo = new Date(Date.now() - 2 * 3_600_000);
  for (const [name, file] of Object.entries(files)) {
    writeFileSync(file, 'x');
    if (name !== 'young') utimesSync(file, longAgo, longAgo);
  }
  await runCli(['build', blogOf(1).root, '--no-cache'], { env: { TMPDIR: passing } });
  expect(Object.entries(files).map(([name, file]) => [name, existsSync(file)])).toEqual([
    ['old', false],
    ['young', true],
    ['ofOthers', true],
    ['foreign', true],
  ]);
});
