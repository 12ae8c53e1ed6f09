import path from 'node:path';
import { expect } from 'vitest';
import { addPost, differences, edits, firstSite, pick, seeded, type State } from '../support/random-edits.ts';
import {
  addJekyllPost,
  firstJekyllSite,
  jekyllEdits,
  type JekyllState,
} from '../support/random-jekyll-edits.ts';
import { createBlog, readFolder, repository, type TestBlog } from '../support/site.ts';

/**
 * Edits a blog at random, and expects it to be a clean build's after each edit, byte for byte, on one thread and on two.
 * Tells how many of the builds rendered pages and planned nothing.
 */
export function expectAsClean(
  seed: number,
  steps: number,
  kinds: readonly string[] = Object.keys(edits),
): Promise<number> {
  const random = seeded(seed);
  const blog = createBlog(firstSite, { theme: repository });
  const state: State = { blog, random, posts: new Map(), counter: 0, isBroken: false };
  for (let n = 0; n < 12; n++) addPost(state);
  return expectEachAsClean(blog, steps, () => {
    const edit = pick(random, kinds) ?? '';
    edits[edit]?.(state);
    return edit;
  });
}

/** The same of a Jekyll blog whose texts look at one another. */
export function expectJekyllAsClean(seed: number, steps: number): Promise<number> {
  const random = seeded(seed);
  const blog = createBlog(firstJekyllSite, { theme: repository });
  const state: JekyllState = { blog, random, posts: new Map(), counter: 0 };
  for (let n = 0; n < 8; n++) addJekyllPost(state);
  return expectEachAsClean(blog, steps, () => {
    const edit = pick(random, Object.keys(jekyllEdits)) ?? '';
    jekyllEdits[edit]?.(state);
    return edit;
  });
}

/** `edit` tells what it did. */
async function expectEachAsClean(blog: TestBlog, steps: number, edit: () => string): Promise<number> {
  let unplanned = 0;
  for (let step = 0; step < steps; step++) {
    const done = `step ${step}: ${edit()}`;
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
    expect(report.isDone, done).toBe(cleanReport.isDone);
    expect(report.diagnostics, done).toEqual(cleanReport.diagnostics);
    if (report.isDone) expect(differences(blog.output(), readFolder(clean)), done).toEqual([]);
  }
  return unplanned;
}
