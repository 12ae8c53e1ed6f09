import path from 'node:path';
import { expect } from 'vitest';
import { addPost, differences, edits, firstSite, pick, seeded, type State } from '../support/random-edits.ts';
import { createBlog, readFolder, repository } from '../support/site.ts';

/**
 * Edits a blog at random, and expects it to be a clean build's after each edit, byte for byte, on one thread and on two.
 * Tells how many of the builds rendered pages and planned nothing.
 */
export async function expectAsClean(
  seed: number,
  steps: number,
  kinds: readonly string[] = Object.keys(edits),
): Promise<number> {
  let unplanned = 0;
  const random = seeded(seed);
  const blog = createBlog(firstSite, { theme: repository });
  const state: State = { blog, random, posts: new Map(), counter: 0, isBroken: false };
  for (let n = 0; n < 12; n++) addPost(state);
  for (let step = 0; step < steps; step++) {
    const edit = pick(random, kinds);
    if (edit !== undefined) edits[edit]?.(state);
    const report = await blog.build();
    if (report.rendered.length > 0 && report.times.plan === 0) unplanned++;
    const clean = path.join(blog.root, '../clean');
    const cleanReport = await blog.build({
      out: clean,
      cache: undefined,
      clean: true,
      jobs: 1 + (step % 2),
      threadsFrom: 1,
    });
    expect(report.isDone, `step ${step}: ${edit}`).toBe(cleanReport.isDone);
    expect(report.diagnostics, `step ${step}: ${edit}`).toEqual(cleanReport.diagnostics);
    if (report.isDone)
      expect(differences(blog.output(), readFolder(clean)), `step ${step}: ${edit}`).toEqual([]);
  }
  return unplanned;
}
