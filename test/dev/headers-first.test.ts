import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { CacheFolder } from '../../src/cache/cache-folder.ts';
import { Preview } from '../../src/dev/preview.ts';
import { createBlog, repository, type TestBlog } from '../support/site.ts';

const now = new Date('2026-01-01');

/** A blog large enough to be opened by its headers, with something of each kind that a body tells. */
function largeBlog(): TestBlog {
  const posts = Array.from({ length: 510 }, (_, n) => {
    const front = `title: Post ${n}\ntags: [t${n % 7}]\naliases: [/old-${n}/]${n % 9 === 0 ? '\ntoc: true' : ''}`;
    const body = `Excerpt *${n}*.\n\n## Heading ${n}\n\nBody[^1].\n\n[^1]: Note ${n}.\n`;
    return `== posts/20${String(10 + (n % 16))}-01-${String(1 + (n % 28)).padStart(2, '0')}-p${n}.md\n---\n${front}\n---\n${body}`;
  });
  return createBlog(
    `== site.yml\ntitle: Large\nurl: https://large.example/b\nper_page: 50\n${posts.join('')}== posts/2027-01-01-later.md\nLater on.\n== drafts/idea.md\n# An idea\n\n![](/none.png) An idea.\n== pages/about.md\nWho.\n`,
    { theme: repository },
  );
}

async function openPreview(blog: TestBlog): Promise<Preview> {
  return Preview.open({
    roots: { blog: blog.root, theme: repository },
    cache: new CacheFolder(path.join(blog.root, '.tinta')),
    clock: () => now,
    version: 'test',
    onPageFaults: () => {},
  });
}

describe('a large blog of which nothing is kept', () => {
  test('is opened by its headers, and every page is what it is in the end', async () => {
    const blog = largeBlog();
    const report = await blog.build({ cache: undefined, drafts: true, future: true, now });
    const clean = blog.output();
    const preview = await openPreview(blog);
    expect(preview.snapshot.isProvisional).toBe(true);
    const planned = [...preview.snapshot.pages.values()];
    expect(planned.length).toBeGreaterThan(1000);
    for (const page of planned) {
      const { bytes } = await preview.show(`/b/${page.path.split('/').map(encodeURIComponent).join('/')}`);
      expect(Buffer.from(bytes).toString('latin1') === clean.get(page.path), page.path).toBe(true);
    }
    expect(preview.snapshot.isProvisional).toBe(true);

    const part = [...clean.keys()].find((file) => file.startsWith('search/words-'));
    expect((await preview.show(`/b/${part ?? ''}`)).status).toBe(200);
    expect(preview.snapshot.isProvisional).toBe(false);
    expect([...preview.snapshot.pages.keys()].toSorted()).toEqual([...clean.keys()].toSorted());
    expect(preview.diagnostics).toEqual(report.diagnostics);
    await preview.close();
  });

  test('is kept once all of it was read, and opened whole the next time', async () => {
    const blog = largeBlog();
    const first = await openPreview(blog);
    await first.complete();
    await first.close();
    const second = await openPreview(blog);
    expect(second.snapshot.isProvisional).toBe(false);
    await second.close();
  });

  test('can be edited before all of it was read', async () => {
    const blog = largeBlog();
    const preview = await openPreview(blog);
    blog.write('== posts/2027-01-01-later.md\nSooner.\n');
    const update = await preview.update({ files: ['posts/2027-01-01-later.md'], isLate: false });
    expect(update.outcome).toBe('shown');
    const { bytes } = await preview.show('/b/later/');
    expect(Buffer.from(bytes).toString()).toContain('Sooner.');
    await preview.close();
  });
});
