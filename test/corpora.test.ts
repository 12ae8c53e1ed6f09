import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { build } from '../src/build/build.ts';
import type { Diagnostic } from '../src/types/diagnostic.ts';
import { readContent } from './support/compare-content.ts';
import { repository } from './support/site.ts';

/** Real Jekyll blogs, beside the repository where there are any: they are not ours to keep in it. */
const corpora = path.join(repository, '../shared/corpora');
/** The layouts of their own themes, which posts ask for. */
const layouts: { readonly [blog: string]: readonly string[] } = {
  jekyll: ['news_item'],
  swift: ['new-layouts/post'],
};
const posts: { readonly [blog: string]: number } = { brew: 45, hpstr: 8, jekyll: 101, swift: 168 };

describe.skipIf(!existsSync(corpora))(
  'a real Jekyll blog (skipped where the corpora are not at hand)',
  () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'tinta-corpora-'));
    afterAll(() => rmSync(folder, { recursive: true }));

    test.each(Object.entries(posts))(
      '%s builds to the end: %i posts, and nothing to report but links to missing files, and layouts that are not there',
      async (blog, count) => {
        const roots = { blog: path.join(corpora, blog, 'blog'), theme: repository };
        const report = await build({ roots, out: path.join(folder, blog), now: new Date(), version: 'test' });
        expect(report.isDone).toBe(true);
        expect(report.posts).toBe(count);
        const told = report.diagnostics.filter(({ code }) => code !== 'liquid-link');
        const replaced = told.filter(({ code }) => code === 'layout-replaced');
        expect(told).toEqual(replaced);
        expect(replaced.map(({ message }) => /no layouts\/(\S+)\.njk/.exec(message)?.[1])).toEqual(
          layouts[blog] ?? [],
        );
        // A layout that `defaults` ask for stands in no line of the post.
        const isPlaced = ({ code, file, line }: Diagnostic) =>
          file !== null && (line !== null || code === 'layout-replaced');
        expect(report.diagnostics.filter((one) => !isPlaced(one))).toEqual([]);
      },
    );

    test.each(Object.keys(posts))('%s has its posts at the addresses Jekyll gives them', async (blog) => {
      const out = await built(blog);
      const pages = pagesOf(blog);
      expect(pages.length).toBeGreaterThan(0);
      expect(pages.filter((file) => !existsSync(path.join(out, file)))).toEqual([]);
    });

    test('posts say, show and link what Jekyll makes of them', async () => {
      const counts = { posts: 0, words: 0, structure: 0, targets: 0, headingIds: 0 };
      const differences: string[] = [];
      for (const blog of Object.keys(posts)) {
        const out = await built(blog);
        for (const file of pagesOf(blog)) {
          counts.posts++;
          const ours = readContent(readFileSync(path.join(out, file), 'utf8'));
          const theirs = readContent(readFileSync(path.join(corpora, blog, 'expected', file), 'utf8'));
          for (const aspect of aspects) {
            const found = firstDifference(ours[aspect], theirs[aspect]);
            if (found === null) counts[aspect]++;
            else differences.push(`${blog}/${file} ${aspect}: ${found} (${reasons[file] ?? 'unexplained'})`);
          }
        }
      }
      const share = (aspect: (typeof aspects)[number]) => (100 * counts[aspect]) / counts.posts;
      for (const aspect of aspects)
        console.info(`${aspect}: ${share(aspect).toFixed(1)} % of ${counts.posts}`);
      console.info(differences.join('\n'));
      expect(differences.filter((one) => one.endsWith('(unexplained)'))).toEqual([]);
      expect(share('words')).toBeGreaterThanOrEqual(99);
      expect(share('structure')).toBeGreaterThanOrEqual(98);
      expect(share('targets')).toBeGreaterThanOrEqual(99);
      expect(share('headingIds')).toBeGreaterThanOrEqual(99);
    });

    async function built(blog: string): Promise<string> {
      const roots = { blog: path.join(corpora, blog, 'blog'), theme: repository };
      const out = path.join(folder, `${blog}-again`);
      await build({ roots, out, now: new Date(), version: 'test' });
      return out;
    }
  },
);

const aspects = ['words', 'structure', 'targets', 'headingIds'] as const;

/** Why a page differs from Jekyll's, where it does so for good. */
const reasons: { readonly [file: string]: string } = {
  'code-highlighting-post/index.html': 'line numbers are no text, a gist is a link',
  'blog/swift-5.2-released/index.html': 'lists a data file that is not in the corpus',
};

function pagesOf(blog: string): readonly string[] {
  const files = readdirSync(path.join(corpora, blog, 'expected'), { recursive: true, encoding: 'utf8' });
  return files.filter((file) => file.endsWith('.html'));
}

function firstDifference(ours: readonly string[], theirs: readonly string[]): string | null {
  const length = Math.max(ours.length, theirs.length);
  for (let at = 0; at < length; at++) {
    if (ours[at] !== theirs[at]) return `${ours[at] ?? 'nothing'} for ${theirs[at] ?? 'nothing'}`;
  }
  return null;
}
