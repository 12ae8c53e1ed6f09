import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { writeBlog } from '../../src/import/write-blog.ts';
import { temporaryFolder } from '../support/site.ts';

test('of a blog that cannot be written whole nothing is left, and what was there before is', () => {
  const root = temporaryFolder();
  const [target, missing] = [path.join(root, 'blog'), path.join(root, 'missing.png')];
  mkdirSync(target);
  writeFileSync(path.join(target, 'README.md'), 'Mine.');
  writeFileSync(path.join(root, 'a.png'), 'a');
  const texts = new Map([
    ['site.yml', 'title: T'],
    ['posts/2024/a.md', 'A'],
  ]);
  const unwritten = writeBlog(target, texts, [
    [path.join(root, 'a.png'), 'posts/2024/a.png'],
    [missing, 'pages/b/b.png'],
  ]);
  expect(unwritten?.message).toMatch(
    /^pages\/b\/b\.png could not be written: .*; what was written before is taken away again$/s,
  );
  expect(readdirSync(target, { recursive: true }).map(String).toSorted()).toEqual(['README.md']);
});

test('a file that is there already stays as it is', () => {
  const target = temporaryFolder();
  writeFileSync(path.join(target, 'b.md'), 'Mine.');
  const unwritten = writeBlog(
    target,
    new Map([
      ['a.md', 'A'],
      ['b.md', 'B'],
    ]),
    [],
  );
  expect(unwritten?.message).toContain('b.md could not be written');
  expect(readdirSync(target)).toEqual(['b.md']);
});
