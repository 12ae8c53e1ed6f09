import { expect, test } from 'vitest';
import type { WorkerRequest } from '../../src/build/threads/worker-messages.ts';
import { poolOf } from '../support/pool.ts';

const request: WorkerRequest = { kind: 'load', files: [] };

// It takes all the memory that a thread may have: gigabytes.
test('a thread that runs out of memory is one clear error', async () => {
  const pool = poolOf('const held = []; for (;;) held.push(new Array(1e6).fill(0.5));', 1);
  await expect(
    pool.run(
      [request, request],
      () => {},
      async () => {},
    ),
  ).rejects.toThrow('a worker thread ran out of memory; build with --jobs 1');
});
