import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { WorkerPool } from '../../src/build/worker-pool.ts';
import type { WorkerRequest } from '../../src/build/worker-messages.ts';
import { temporaryFolder } from '../support/site.ts';

/** A pool of threads that answer as a line of JavaScript says. */
function poolOf(line: string, count = 2): WorkerPool {
  const file = path.join(temporaryFolder(), 'thread.mjs');
  writeFileSync(
    file,
    `import { parentPort, threadId } from 'node:worker_threads';\nlet asked = 0;\nparentPort.on('message', (request) => { asked++; ${line} });\n`,
  );
  const pool = new WorkerPool(file, count);
  onTestFinished(() => pool.close());
  return pool;
}

const request: WorkerRequest = { kind: 'load', files: [] };
const answer = "parentPort.postMessage({ kind: 'ready' });";

test('every request is answered once, and each answer comes with its number', async () => {
  const pool = poolOf(answer);
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
  [
    'runs out of memory',
    'const held = []; for (;;) held.push(new Array(1e5).fill(held.length));',
    'a worker thread ran out of memory; build with --jobs 1',
  ],
])(
  'a thread that %s is one clear error, for what waits and for what is asked later',
  async (_, line, message) => {
    const pool = poolOf(line, 1);
    const requests = Array.from({ length: 5 }, () => request);
    await expect(pool.run(requests, () => {})).rejects.toThrow(message);
    await expect(pool.tellAll(request)).rejects.toThrow(message);
  },
);
