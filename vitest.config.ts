import os from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.ts';

/** Servers, browsers and pauses are waited for most of the time: one thread more than there are cores for. */
const maxWorkers = os.availableParallelism() + 1;

/** What must be cheap says so by the processor time of this process, and runs while nothing else does in it. */
const alone = [
  'test/content/dates.test.ts',
  'test/content/parse-yaml.test.ts',
  'test/markdown/hostile.test.ts',
];

/** Real servers, every page in every view, long fuzzing: what need not be waited for after each change. */
const slow = [
  'test/slow/**/*.test.ts',
  'test/deploy/ssh.test.ts',
  'test/{around,theme}/accessibility.test.ts',
];

/** Of the slow half, what deploys to an object store: one store serves them all. */
const stored = ['test/deploy/{killed,s3,targets}.test.ts'];

export default defineConfig({
  test: {
    pool: 'threads',
    isolate: false,
    sequence: { sequencer: LongestFirst },
    unstubEnvs: true,
    setupFiles: ['test/support/seed-fuzzing.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // What is waited for comes when the machine gets to it: a second, the default, is too short on a busy one.
    expect: { poll: { timeout: 30_000 } },
    projects: [
      {
        extends: true,
        test: { name: 'alone', include: alone, maxWorkers: 1, sequence: { groupOrder: 0 } },
      },
      {
        extends: true,
        test: {
          name: 'together',
          include: ['test/**/*.test.ts'],
          exclude: [...alone, ...slow, ...stored],
          maxWorkers,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: { name: 'slow', include: slow, maxWorkers, sequence: { groupOrder: 1 } },
      },
      {
        extends: true,
        test: {
          name: 'slow-stored',
          include: stored,
          globalSetup: ['test/support/shared-store.ts'],
          maxWorkers,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
