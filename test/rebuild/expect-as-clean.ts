import path from 'node:path';
import { expect } from 'vitest';
import { addPost, differences, edits, firstSite, pick, type State, seeded } from '../support/random-edits.ts';
import {
  addJekyllPost,
  firstJekyllSite,
  type JekyllState,
  jekyllEdits,
} from '../support/random-jekyll-edits.ts';
import { createBlog, readFolder, repository, type TestBlog } from '../support/site.ts';

/**
 * Edits a blog at random, and expects it to be a clean build's after each edit, byte for byte, on one thread and on two.
 * Tells how many of the builds rendered pages and planned nothing.
 */
export async function expectAsClean(
  seed: number,
  steps: number,
  kinds: readonly string[] = Object.keys(edits),
): Promise<number> {
  const random = seeded(seed);
  const blog = createBlog(firstSite, { theme: repository });
  const state: State = { blog, random, posts: new Map(), counter: 0, isBroken: false };
  for (let n = 0; n < 12; n++) addPost(state);
  const { unplanned } = await expectEachAsClean(blog, steps, () => {
    const edit = pick(random, kinds) ?? '';
    edits[edit]?.(state);
    return edit;
  });
  return unplanned;
}

/** The same of a Jekyll blog whose texts look at one another. */
export async function expectJekyllAsClean(seed: number, steps: number): Promise<void> {
  const random = seeded(seed);
  const blog = createBlog(firstJekyllSite, { theme: repository });
  const state: JekyllState = { blog, random, posts: new Map(), counter: 0 };
  for (let n = 0; n < 8; n++) addJekyllPost(state);
  const { finished } = await expectEachAsClean(blog, steps, () => {
    const edit = pick(random, Object.keys(jekyllEdits)) ?? '';
    jekyllEdits[edit]?.(state);
    return edit;
  });
  // No edit breaks anything.
  expect(finished).toBe(steps);
}

/** `edit` tells what it did. Counts the builds that made a site, and those that rendered pages and planned nothing. */
async function expectEachAsClean(blog: TestBlog, steps: number, edit: () => string) {
  let [finished, unplanned] = [0, 0];
  for (let step = 0; step < steps; step++) {
    const done = `step ${step}: ${edit()}`;
    const report = await blog.build();
    if (report.isDone) finished++;
    if (report.rendered.length > 0 && report.times.plan === 0) unplanned++;
    const clean = path.join(blog.root, '../clean');
    const cleanReport = await blog.build({
      out: clean,
      cache: undefined,
      clean: true,
      // A clean build sees all that the edits before it left, so that not each needs threads, which take a second to begin.
      jobs: step % 4 === 3 ? 2 : 1,
      threadsFrom: 1,
    });
    expect(report.isDone, done).toBe(cleanReport.isDone);
    expect(report.diagnostics, done).toEqual(cleanReport.diagnostics);
    if (report.isDone) expect(differences(blog.output(), readFolder(clean)), done).toEqual([]);
  }
  return { finished, unplanned };
}
