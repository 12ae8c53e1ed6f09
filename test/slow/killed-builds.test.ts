import path from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../support/cli.ts';
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
    // How long a build takes differs with what else the machine does: a kill is timed by the last whole one.
    let spanMs = 0;
    const wholeBuild = async (): Promise<number | null> => {
      const start = performance.now();
      const { code } = await build();
      spanMs = performance.now() - start;
      return code;
    };
    expect(await wholeBuild()).toBe(0);
    let killed = 0;
    for (let step = 0; step < builds; step++) {
      const kind = pick(random, Object.keys(edits)) ?? '';
      edits[kind]?.(state);
      const done = `step ${step}: ${kind}`;
      if ((await build(random() * spanMs)).code === null) killed++;
      const code = await wholeBuild();
      const clean = path.join(blog.root, '../clean');
      const report = await blog.build({ out: clean, cache: undefined, clean: true });
      expect(code, done).toBe(report.isDone ? 0 : 1);
      if (report.isDone) expect(differences(blog.output(), readFolder(clean)), done).toEqual([]);
    }
    expect(killed).toBeGreaterThan(builds / 2);
  },
  60_000 + builds * 5000,
);
