import { lstatSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { CacheFolder } from '../../src/cache/cache-folder.ts';
import { FileStamps, type FileStatus } from '../../src/cache/file-stamps.ts';
import { createBlog, temporaryFolder } from '../support/site.ts';

const longAgo: FileStatus = { size: 5, mtimeMs: 1_000_000, ctimeMs: 1_000_000, ino: 7 };

/** What a later run knows of a file whose digest was remembered with this status, and whose status is another now. */
function digestAfter(
  written: FileStatus,
  now: FileStatus = written,
  options: { ours?: boolean } = {},
): string | null {
  const cache = new CacheFolder(path.join(temporaryFolder(), '.tinta'));
  const stamps = new FileStamps(cache, 'stamps.json');
  stamps.set('a', written, 'digest', options);
  stamps.save();
  return new FileStamps(cache, 'stamps.json').digestOf('a', now);
}

test('a file that lies still is known by what the disk says of it, as long as that is the same', () => {
  expect(digestAfter(longAgo)).toBe('digest');
  for (const other of [{ size: 6 }, { mtimeMs: 1_000_001 }, { ctimeMs: 1_000_001 }, { ino: 8 }])
    expect(digestAfter(longAgo, { ...longAgo, ...other }), JSON.stringify(other)).toBeNull();
});

test('a file that has just changed may change again and look the same, unless it is ours', () => {
  const now = Date.now();
  for (const young of [{ mtimeMs: now }, { ctimeMs: now }, { mtimeMs: now - 1000 }]) {
    expect(digestAfter({ ...longAgo, ...young }), JSON.stringify(young)).toBeNull();
    expect(digestAfter({ ...longAgo, ...young }, undefined, { ours: true })).toBe('digest');
  }
});

test('a page that came out as it was is vouched for as one that was left alone', async () => {
  const blog = createBlog(
    '== site.yml\ntitle: A\n== posts/2024-01-02-a.md\nA.\n== posts/2024-01-03-b.md\nB.\n',
  );
  await blog.build();
  blog.write('== site.yml\ntitle: A\ndescription: Other.\n');
  expect(await blog.build()).toMatchObject({ isDone: true, written: 0 });
  const stamps = new FileStamps(new CacheFolder(path.join(blog.root, '.tinta')), 'output.json');
  const pages = [...blog.output().keys()];
  expect(pages.length).toBeGreaterThan(5);
  const digests = pages.map((page) => stamps.digestOf(page, lstatSync(path.join(blog.out, page))));
  expect(digests).not.toContain(null);
});
