import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { build } from '../src/build/build.ts';
import { repository } from './support/site.ts';

/** Real Jekyll blogs, beside the repository where there are any: they are not ours to keep in it. */
const corpora = path.join(repository, '../shared/corpora');
const posts: { readonly [blog: string]: number } = { brew: 45, hpstr: 8, jekyll: 101, swift: 168 };

describe.skipIf(!existsSync(corpora))(
  'a real Jekyll blog (skipped where the corpora are not at hand)',
  () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'tinta-corpora-'));
    afterAll(() => rmSync(folder, { recursive: true }));

    test.each(Object.entries(posts))(
      '%s builds to the end: %i posts, and nothing but Liquid tags to report',
      async (blog, count) => {
        const roots = { blog: path.join(corpora, blog, 'blog'), theme: repository };
        const report = await build({ roots, out: path.join(folder, blog), now: new Date(), version: 'test' });
        expect(report.isDone).toBe(true);
        expect(report.posts).toBe(count);
        expect(report.diagnostics.filter(({ code }) => code !== 'liquid-tag')).toEqual([]);
        expect(report.diagnostics.every(({ file, line }) => file !== null && line !== null)).toBe(true);
      },
    );

    test.each(Object.keys(posts))('%s has its posts at the addresses Jekyll gives them', async (blog) => {
      const roots = { blog: path.join(corpora, blog, 'blog'), theme: repository };
      const out = path.join(folder, `${blog}-urls`);
      await build({ roots, out, now: new Date(), version: 'test' });
      const expected = readdirSync(path.join(corpora, blog, 'expected'), {
        recursive: true,
        encoding: 'utf8',
      });
      const pages = expected.filter((file) => file.endsWith('.html'));
      expect(pages.length).toBeGreaterThan(0);
      expect(pages.filter((file) => !existsSync(path.join(out, file)))).toEqual([]);
    });
  },
);
