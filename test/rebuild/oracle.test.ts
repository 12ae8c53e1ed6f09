import { expect, test } from 'vitest';
import { expectAsClean, expectJekyllAsClean } from './expect-as-clean.ts';

/** How many edits, and from which seed: more by hand, as in `ORACLE_STEPS=500 npx vitest run test/rebuild`. */
const steps = Number(process.env['ORACLE_STEPS'] ?? 25);
const seed = Number(process.env['ORACLE_SEED'] ?? 7);
const patienceMs = 120_000 + steps * 2000;

test(
  `after each of ${steps} random edits the site equals a clean build’s, byte for byte, on one thread and on two`,
  () => expectAsClean(seed, steps),
  patienceMs,
);

test(
  `so it does after as many edits of which most are of bodies, and then most builds plan nothing`,
  async () => {
    const bodies = ['body', 'excerpt', 'heading', 'twoBodies', 'bodyAndOutput', 'retitle'];
    const others = ['extraKey', 'draft', 'layout', 'config', 'addPost', 'redate'];
    const unplanned = await expectAsClean(seed, steps, [...bodies, ...bodies, ...bodies, ...others]);
    expect(unplanned).toBeGreaterThan(steps / 2);
  },
  patienceMs,
);

test(
  `and after ${steps} of a Jekyll blog whose texts look at one another`,
  () => expectJekyllAsClean(seed, steps),
  patienceMs,
);
