import { expect, test } from 'vitest';
import type { WorkerRequest } from '../../src/build/worker-messages.ts';
import { poolOf } from '../support/pool.ts';

const request: WorkerRequest = { kind: 'load', files: [] };

test('every request is answered once, and each answer comes with its number', async () => {
  const pool = poolOf("parentPort.postMessage({ kind: 'ready' });");
  const answered: number[] = [];
  await pool.run(
    Array.from({ length: 50 }, () => request),
    (_, number) => answered.push(number),
  );
  expect(answered.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, number) => number));
});

test.each([
  ['throws', "throw new Error('no more');", 'a worker thread failed: no more'],
  ['ends', 'process.exit(3);', 'a worker thread ended (code 3)'],
])(
  'a thread that %s is one clear error, for what waits and for what is asked later',
  async (_, line, message) => {
    const pool = poolOf(line, 1);
    const requests = Array.from({ length: 5 }, () => request);
    await expect(pool.run(requests, () => {})).rejects.toThrow(message);
    await expect(pool.tellAll(request)).rejects.toThrow(message);
  },
);
