import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { type Watching, watchBlog } from '../../src/dev/watch/watch-blog.ts';
import { createBlog } from '../support/site.ts';

const a = 'posts/2025-01-02-a.md';

type Deed = (at: (file: string) => string) => void;

/** What is done to a blog, and the files that are told of. */
const deeds: readonly (readonly [name: string, deed: Deed, told: readonly string[]])[] = [
  ['a save', (at) => writeFileSync(at(a), 'Other.\n'), [a]],
  ['a new file', (at) => writeFileSync(at('posts/new.md'), 'New.\n'), ['posts/new.md']],
  ['a deleted file', (at) => rmSync(at(a)), [a]],
  ['a renamed file', (at) => renameSync(at(a), at('posts/b.md')), [a, 'posts/b.md']],
  [
    'a file that takes the place of another',
    (at) => {
      writeFileSync(at('posts/.a.tmp'), 'Other.\n');
      renameSync(at('posts/.a.tmp'), at(a));
    },
    [a],
  ],
  ['the configuration', (at) => writeFileSync(at('site.yml'), 'title: Other\n'), ['site.yml']],
  ['a layout', (at) => writeFileSync(at('layouts/post.njk'), 'x\n'), ['layouts/post.njk']],
];

/** Everything that a watcher alone tells, with nobody who goes around the files besides; a null is told of as everything. */
async function listen(root: string, watching: Watching): Promise<Set<string>> {
  const told = new Set<string>();
  const faults: unknown[] = [];
  const watch = watchBlog(
    root,
    (files) => {
      for (const file of files ?? ['everything']) told.add(file);
    },
    { watching: () => watching, onFault: (cause) => faults.push(cause), onNotice: () => {} },
  );
  onTestFinished(async () => {
    await watch.close();
    expect(faults).toEqual([]);
  });
  // Once it listens to all there is it says so.
  await expect.poll(() => told.has('everything'), { timeout: 10_000 }).toBe(true);
  await setTimeout(300);
  told.clear();
  return told;
}

// T-W-1: what a watcher does not hear is found by a patrol a little later, so what it hears is asked for by itself.
test.each(
  deeds.flatMap(([name, deed, files]) =>
    (['files', 'folders', 'polling'] as const).map((way) => [name, way, deed, files] as const),
  ),
)('%s is heard by a watcher alone, by %s', async (_, way, deed, files) => {
  const blog = createBlog(`== site.yml\ntitle: T\n== ${a}\nA.\n== layouts/post.njk\n{{ page.title }}\n`);
  const told = await listen(blog.root, way);
  deed((file) => path.join(blog.root, file));
  await expect.poll(() => [...told], { timeout: 10_000 }).toEqual(expect.arrayContaining([...files]));
});

test.each(['files', 'folders', 'polling'] as const)(
  'so is a save in a folder that came later, by %s',
  async (way) => {
    const blog = createBlog(`== site.yml\ntitle: T\n== ${a}\nA.\n`);
    const told = await listen(blog.root, way);
    mkdirSync(path.join(blog.root, 'posts/deep'));
    await setTimeout(1000);
    told.clear();
    writeFileSync(path.join(blog.root, 'posts/deep/new.md'), 'New.\n');
    await expect.poll(() => told.has('posts/deep/new.md'), { timeout: 10_000 }).toBe(true);
  },
);
