import { test } from 'vitest';
import { expectAsClean } from '../rebuild/expect-as-clean.ts';

// A file for each seed, so that they run side by side.
test(
  'after each of 120 random edits the site equals a clean build’s, byte for byte, from seed 3',
  () => expectAsClean(3, 120),
  600_000,
);
