import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { WorkerPool } from '../../src/build/threads/worker-pool.ts';
import { temporaryFolder } from './site.ts';

/** A pool of threads that answer each request as a line of JavaScript says. */
export function poolOf(line: string, count = 2): WorkerPool {
  const file = path.join(temporaryFolder(), 'thread.mjs');
  writeFileSync(
    file,
    `import { parentPort } from 'node:worker_threads';\nparentPort.on('message', () => { ${line} });\n`,
  );
  const pool = new WorkerPool(file, count);
  onTestFinished(() => pool.close());
  return pool;
}
