import path from 'node:path';
import { expect, test } from 'vitest';
import { addPost, differences, edits, firstSite, pick, seeded, type State } from '../support/random-edits.ts';
import { createBlog, readFolder, repository } from '../support/site.ts';

/** How many edits, and from which seed: more by hand, as in `ORACLE_STEPS=500 npx vitest run test/rebuild`. */
const steps = Number(process.env['ORACLE_STEPS'] ?? 25);
const seed = Number(process.env['ORACLE_SEED'] ?? 7);

test(`after each of ${steps} random edits the site equals a clean build’s, byte for byte, on one thread and on two`, async () => {
  const random = seeded(seed);
  const blog = createBlog(firstSite, { theme: repository });
  const state: State = { blog, random, posts: new Map(), counter: 0, isBroken: false };
  for (let n = 0; n < 12; n++) addPost(state);
  for (let step = 0; step < steps; step++) {
    const edit = pick(random, Object.keys(edits));
    if (edit !== undefined) edits[edit]?.(state);
    const report = await blog.build();
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
});
