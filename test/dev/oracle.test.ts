import { renameSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import v8 from 'node:v8';
import vm from 'node:vm';
import { expect, test } from 'vitest';
import { startTestDev, untilAsBuilt } from '../support/dev.ts';
import { addPost, edits, firstSite, pick, type State, seeded } from '../support/random-edits.ts';
import { type FaultyState, faultyEdits, mendAll } from '../support/random-faults.ts';
import { createBlog, repository } from '../support/site.ts';

/**
 * How many rounds of edits, or for how many minutes, and from which seed: more by hand, as in
 * `DEV_ORACLE_MINUTES=10 npx vitest run test/dev/oracle`.
 */
const rounds = Number(process.env['DEV_ORACLE_ROUNDS'] ?? 12);
const minutes = Number(process.env['DEV_ORACLE_MINUTES'] ?? 0);
const seed = Number(process.env['ORACLE_SEED'] ?? 7);

/** Small blogs are watched file by file; with an even seed this one is as a large one is. */
const watching = seed % 2 === 0 ? 'folders' : 'files';

/** How much the preview may hold in the end that it did not hold in the beginning, in bytes. */
const growth = 20 << 20;

// T-W-3, T-DEV-8
const extent = minutes > 0 ? `${minutes} minutes` : `${rounds} rounds`;

test(
  `after every burst of random edits, ${extent} of them, the preview is what a clean build is, and tells what it tells`,
  async () => {
    const random = seeded(seed);
    const blog = createBlog(firstSite, { theme: repository });
    const state: FaultyState = {
      blog,
      random,
      posts: new Map(),
      counter: 0,
      isBroken: false,
      faults: [],
      isUnread: false,
    };
    for (let n = 0; n < 12; n++) addPost(state);
    const dev = await startTestDev(blog, { watching });
    const seen = new Set<string>();
    await untilAsBuilt(dev, blog, seen);
    const heapBefore = heap();
    const deeds = { ...edits, moveFolder, wait: () => {} };
    const end = Date.now() + minutes * 60_000;
    let round = 0;
    for (; minutes > 0 ? Date.now() < end : round < rounds; round++) {
      const done: string[] = [];
      // Pages are only compared where nothing ends the build.
      if (random() < 0.5) {
        mendAll(state);
        done.push('mendAll');
      }
      for (let left = 1 + Math.floor(random() * 8); left > 0; left--) {
        const kinds = random() < 0.5 ? deeds : faultyEdits;
        const name = pick(random, Object.keys(kinds)) ?? 'wait';
        done.push(name);
        Reflect.get(kinds, name)(state);
        if (random() < 0.4) await setTimeout(random() * 120);
      }
      try {
        await untilAsBuilt(dev, blog, seen);
      } catch (cause) {
        throw new Error(`round ${round}, after ${done.join(', ')}`, { cause });
      }
    }
    mendAll(state);
    await untilAsBuilt(dev, blog, seen);
    const grown = heap() - heapBefore;
    if (minutes > 0)
      console.log(
        `${round} rounds, seed ${seed}, watched by ${watching}, the heap grew by ${(grown / 1e6).toFixed(1)} MB`,
      );
    expect(grown).toBeLessThan(growth);
    expect(dev.faults).toEqual([]);
  },
  120_000 + minutes * 60_000,
);

/** Renames the folder of all posts, and gives it its name back. */
function moveFolder({ blog }: State): void {
  const [here, there] = [path.join(blog.root, 'posts'), path.join(blog.root, 'set-aside')];
  renameSync(here, there);
  renameSync(there, here);
}

v8.setFlagsFromString('--expose-gc');
const collect: () => void = vm.runInNewContext('gc');

/** What is in use after everything else was let go. */
function heap(): number {
  collect();
  return process.memoryUsage().heapUsed;
}
