import { Worker } from 'node:worker_threads';
import { DamagedCache } from '../cache/body-file.ts';
import type { WorkerReply, WorkerRequest } from './worker-messages.ts';

/** A thread failed in a way that no input should make it fail. */
class WorkerFailed extends Error {}

/**
 * Threads that answer requests, one request each at a time. Which thread answers is of no consequence to what the
 * answer is. A thread that crashes or runs out of memory fails the whole pool with one `WorkerFailed`.
 */
export class WorkerPool {
  readonly #workers: readonly Worker[];

  /** `file` is the worker's module; it is started `count` times. */
  constructor(file: string, count: number) {
    this.#workers = Array.from({ length: count }, () => new Worker(file));
  }

  get size(): number {
    return this.#workers.length;
  }

  /** Asks every thread the same. */
  async tellAll(request: WorkerRequest): Promise<void> {
    await Promise.all(this.#workers.map((worker) => ask(worker, request)));
  }

  /**
   * Has the requests answered by whichever thread is free and hands each reply to `take` as it comes, with the
   * number of its request and of its thread.
   */
  async run(
    requests: readonly WorkerRequest[],
    take: (reply: WorkerReply, request: number, thread: number) => void,
  ): Promise<void> {
    let next = 0;
    const serve = async (worker: Worker, thread: number): Promise<void> => {
      for (let request = next++; request < requests.length; request = next++) {
        const asked = requests[request];
        if (asked !== undefined) take(await ask(worker, asked), request, thread);
      }
    };
    await Promise.all(this.#workers.map(serve));
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }
}

function ask(worker: Worker, request: WorkerRequest): Promise<WorkerReply> {
  return new Promise((resolve, reject) => {
    const settle = (settled: () => void): void => {
      worker.off('message', answered).off('error', failed).off('exit', exited);
      settled();
    };
    const answered = (reply: WorkerReply): void =>
      settle(() => {
        const failure = failureOf(reply);
        if (failure === null) resolve(reply);
        else reject(failure);
      });
    const failed = (cause: Error): void => settle(() => reject(explain(cause)));
    const exited = (code: number): void =>
      settle(() => reject(new WorkerFailed(`a worker thread ended (code ${code})`)));
    worker.on('message', answered).on('error', failed).on('exit', exited);
    worker.postMessage(request);
  });
}

/** What a thread could not do for reasons outside of it, as if it had been tried here. */
function failureOf(reply: WorkerReply): Error | null {
  if (reply.kind === 'damaged-cache') return new DamagedCache(reply.message);
  if (reply.kind !== 'not-written') return null;
  return Object.assign(new Error(reply.message), { code: reply.code, path: reply.path });
}

function explain(cause: Error): Error {
  const isFull = 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY';
  const what = isFull
    ? 'a worker thread ran out of memory; build with --jobs 1'
    : `a worker thread failed: ${cause.message}`;
  return new WorkerFailed(what, { cause });
}
