import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { recordName } from '../../src/deploy/deploy-record.ts';
import { type CliRun, cliFile, run } from '../support/cli.ts';
import { createBlog, readFolder, type TestBlog } from '../support/site.ts';

const files = `== site.yml
title: A blog
url: https://blog.example/b
search: false
taxonomies: {categories: false, tags: false, authors: false, series: false}
deploy: {share: {kind: folder, path: ../share}}
== posts/2024-01-02-a.md
First words.
`;
const broken = '== posts/2024-01-03-b.md\n---\ndate: 2024-02-30\n---\nLater words.\n';
const tinta = `"${process.execPath}" "${cliFile}"`;

/** Runs a line of the shell in the folder of a blog. */
function shell(blog: TestBlog, line: string): Promise<CliRun> {
  return run('sh', ['-c', line.replaceAll('tinta', tinta)], { cwd: blog.root });
}

/** The page of the first post as a line of the shell comes to serve it; null where it ends before it serves. */
async function previewed(blog: TestBlog, line: string): Promise<string | null> {
  const child = spawn('sh', ['-c', line.replaceAll('tinta', tinta)], { cwd: blog.root, detached: true });
  const signal = (name: NodeJS.Signals) => process.kill(-(child.pid ?? Number.NaN), name);
  const exited = once(child, 'exit');
  onTestFinished(() => void (child.exitCode === null && child.signalCode === null && signal('SIGKILL')));
  const address = await new Promise<string | null>((resolve) => {
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const found = /^http:\S+(?=\n)/m.exec(said);
      if (found !== null) resolve(found[0]);
    });
    void exited.then(() => resolve(null));
  });
  if (address === null) return null;
  const page = await (await fetch(`${address}a/`)).text();
  signal('SIGINT');
  await exited;
  return page;
}

/** What stands where the blog is deployed to, without the deploy's own record. */
function shareOf(blog: TestBlog): ReadonlyMap<string, string> {
  return new Map([...readFolder(path.join(blog.root, '../share'))].filter(([file]) => file !== recordName));
}

test('what a build made is what a deploy sends and a preview serves, and a build that fails ends the chain', async () => {
  const blog = createBlog(files);
  const done = await shell(blog, 'tinta build && tinta deploy --yes');
  expect(done.code).toBe(0);
  expect(done.stdout).toMatch(/^\d+ written, .*\nDeployed: \d+ sent .*\n$/);
  const good = blog.output();
  expect(shareOf(blog)).toEqual(good);
  const page = await previewed(blog, 'tinta build && tinta preview --port 0');
  expect(page).toContain('First words.');
  expect(page).toBe(blog.read('a/index.html'));

  blog.write(`${broken}== posts/2024-01-02-a.md\nOther words.\n`);
  const failed = await shell(blog, 'tinta build && tinta deploy --yes');
  expect(failed.code).toBe(1);
  expect(failed.stdout).toMatch(/^Not built: 1 error, 0 warnings; the old site is as it was.*\n$/);
  expect(failed.stderr.match(/date-impossible/g)).toHaveLength(1);
  expect(await previewed(blog, 'tinta build && tinta preview --port 0')).toBe(null);
  // Whoever goes on all the same has the last good site before them, and sends no other.
  expect(await previewed(blog, 'tinta build || tinta preview --port 0')).toBe(page);
  const old = await shell(blog, 'tinta deploy --yes --no-build');
  expect(old).toMatchObject({ code: 1, stderr: expect.stringContaining('older than the blog') });
  expect(blog.output()).toEqual(good);
  expect(shareOf(blog)).toEqual(good);

  blog.write('== posts/2024-01-03-b.md\nLater words.\n');
  expect((await shell(blog, 'tinta build && tinta deploy --yes --no-build')).code).toBe(0);
  expect(blog.read('a/index.html')).toContain('Other words.');
  expect(shareOf(blog)).toEqual(blog.output());
});
