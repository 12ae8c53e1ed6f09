import path from 'node:path';
import { expect, test } from 'vitest';
import { asByCli, runCli } from '../support/cli.ts';
import { addPost, differences, edits, firstSite, pick, type State, seeded } from '../support/random-edits.ts';
import { createBlog, readFolder, repository } from '../support/site.ts';

/** How many builds are killed, and from which seed: more by hand, as in `KILLED_BUILDS=500 npx vitest run test/slow/killed`. */
const builds = Number(process.env['KILLED_BUILDS'] ?? 50);
const seed = Number(process.env['ORACLE_SEED'] ?? 7);

// T-OUT-2
test(
  `after each of ${builds} builds killed at a random moment, and an edit before it, the next build repairs everything`,
  async () => {
    const random = seeded(seed);
    const blog = createBlog(firstSite, { theme: repository });
    const state: State = { blog, random, posts: new Map(), counter: 0, isBroken: false };
    for (let n = 0; n < 12; n++) addPost(state);
    const build = (killAfterMs?: number) =>
      runCli(['build', blog.root, '--quiet'], killAfterMs === undefined ? {} : { killAfterMs });
    const edit = (): string => {
      const kind = pick(random, Object.keys(edits)) ?? '';
      edits[kind]?.(state);
      return kind;
    };
    let spanMs = 0;
    let killed = 0;
    for (let step = 0; step < builds; step++) {
      // How long a build takes differs with what else the machine does: kills are timed by a whole one of a moment ago.
      if (step % 5 === 0) {
        edit();
        const start = performance.now();
        await build();
        spanMs = performance.now() - start;
      }
      const done = `step ${step}: ${edit()}`;
      if ((await build(random() * spanMs)).code === null) killed++;
      // The next one takes up what that kept, though in this process, where it need not begin anew.
      const repaired = await blog.build(asByCli);
      const clean = path.join(blog.root, '../clean');
      const report = await blog.build({ out: clean, cache: undefined, clean: true });
      expect(repaired.isDone, done).toBe(report.isDone);
      if (report.isDone) expect(differences(blog.output(), readFolder(clean)), done).toEqual([]);
    }
    expect(killed).toBeGreaterThan(builds / 2);
  },
  60_000 + builds * 5000,
);
