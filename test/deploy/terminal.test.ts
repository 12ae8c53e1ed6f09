import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { cliFile, run } from '../support/cli.ts';
import { findProgram, testWith } from '../support/needs.ts';
import { createBlog, type TestBlog } from '../support/site.ts';

const texts = Array.from({ length: 20 }, (_, n) => `== pages/${n}.txt\n${n}\n`).join('');
const files = `== site.yml
title: A blog
url: https://blog.example
deploy: {share: {kind: folder, path: ../share, max_deletes: 3}}
== posts/2024-01-02-a.md
A.
${texts}`;

/** Deploys on a terminal, which `script` makes, where somebody types. */
async function type(blog: TestBlog, answer: string): Promise<string> {
  const program = findProgram('script') ?? 'script';
  const command = `'${process.execPath}' '${cliFile}' deploy --drop-urls --dir '${blog.root}'; echo "ended with $?"`;
  const { stdout } = await run('bash', [
    '-c',
    `printf '${answer}' | '${program}' -qec "$0" /dev/null`,
    command,
  ]);
  return stdout;
}

const test = testWith('script');

test('on a terminal the plan is shown and a question asked; yes deploys, anything else does not', async () => {
  const blog = createBlog(files);
  const share = path.join(blog.root, '../share');
  for (const answer of ['n\\n', '\\n', 'yess\\n', '\\004']) {
    const said = await type(blog, answer);
    expect(said).toContain('+ /a/');
    expect(said).toContain('Deploy? [y/N]');
    expect(said).toContain('Not deployed, as you said.');
    expect(said).toContain('ended with 1');
    expect(existsSync(share)).toBe(false);
  }
  const said = await type(blog, 'y\\n');
  expect(said).toMatch(/Deployed: \d+ sent/);
  expect(said).toContain('ended with 0');
  expect(existsSync(path.join(share, 'a/index.html'))).toBe(true);
});

test('more deletions than a target allows are asked for by their number', async () => {
  const blog = createBlog(files);
  await type(blog, 'y\\n');
  for (let n = 0; n < 4; n++) blog.remove(`pages/${n}.txt`);
  const share = path.join(blog.root, '../share/0.txt');
  const refused = await type(blog, 'y\\n');
  expect(refused).toContain('Type 4 to go on');
  expect(refused).toContain('deploy-deletions');
  expect(existsSync(share)).toBe(true);
  expect(await type(blog, '4\\n')).toContain('4 deleted');
  expect(existsSync(share)).toBe(false);
});
