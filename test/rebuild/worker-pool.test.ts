import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { WorkerRequest } from '../../src/build/threads/worker-messages.ts';
import { poolOf } from '../support/pool.ts';

const request: WorkerRequest = { kind: 'load', files: [] };
const nothing = async () => {};

test('every request is answered once, by a thread or here, and each answer comes with its number', async () => {
  const pool = poolOf("parentPort.postMessage({ kind: 'ready' });");
  const answered: number[] = [];
  await pool.run(
    Array.from({ length: 50 }, () => request),
    (_, number) => answered.push(number),
    async (number) => {
      answered.push(number);
      await setImmediate();
    },
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
    const run = () => pool.run(requests, () => {}, nothing);
    await expect(run()).rejects.toThrow(message);
    await expect(run()).rejects.toThrow(message);
  },
);

test('what a thread cannot be told fails what it is asked next', async () => {
  const pool = poolOf(
    "parentPort.postMessage({ kind: 'damaged-cache', message: 'it is not what it was' });",
    1,
  );
  pool.tellAll(request);
  await expect(pool.run([request], () => {}, nothing)).rejects.toThrow('it is not what it was');
});
