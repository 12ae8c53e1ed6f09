import { Worker } from 'node:worker_threads';
import { DamagedCache } from '../../cache/growing-file.ts';
import type { WorkerReply, WorkerRequest } from './worker-messages.ts';

/** A thread failed in a way that no input should make it fail. */
class WorkerFailed extends Error {}

/** Requests that wait at a thread beside the one it answers, so that it need not wait for who takes its replies. */
const ahead = 1;

/**
 * Threads that answer requests, each in the order it was asked. Which thread answers is of no consequence to what the
 * answer is. A thread that crashes or runs out of memory fails the whole pool with one `WorkerFailed`.
 */
export class WorkerPool {
  readonly #threads: readonly Thread[];

  /** `file` is the worker's module; it is started `count` times. */
  constructor(file: string, count: number) {
    this.#threads = Array.from({ length: count }, () => new Thread(file));
  }

  get size(): number {
    return this.#threads.length;
  }

  /** Tells every thread the same, before what it is asked next; where one cannot take it, that fails. */
  tellAll(request: WorkerRequest): void {
    for (const thread of this.#threads) thread.tell(request);
  }

  /**
   * Has each request answered by whichever thread is free. Calls `onReply` with each reply as it comes, in any order,
   * with the positions of its request and of its thread. The calling thread does some of the requests itself: `runHere`
   * does the one at a position, and yields often enough for the replies of the others to be handled. Rejects with the
   * first failure.
   */
  async run(
    requests: readonly WorkerRequest[],
    onReply: (reply: WorkerReply, request: number, thread: number) => void,
    runHere: (request: number) => Promise<void>,
  ): Promise<void> {
    let next = 0;
    const serveHere = async (): Promise<void> => {
      for (let request = next++; request < requests.length; request = next++) await runHere(request);
    };
    const serve = async (thread: Thread, number: number): Promise<void> => {
      for (let request = next++; request < requests.length; request = next++) {
        const asked = requests[request];
        if (asked !== undefined) onReply(await thread.ask(asked), request, number);
      }
    };
    const lanes = this.#threads.flatMap((thread, number) =>
      Array.from({ length: 1 + ahead }, () => serve(thread, number)),
    );
    await Promise.all([...lanes, serveHere()]);
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.close()));
  }
}

interface Waiting {
  readonly resolve: (reply: WorkerReply) => void;
  readonly reject: (cause: Error) => void;
}

/** A thread and who waits for its replies, first asked first. */
class Thread {
  readonly #worker: Worker;
  readonly #waiting: Waiting[] = [];
  #failure: Error | null = null;

  constructor(file: string) {
    this.#worker = new Worker(file)
      .on('message', (reply: WorkerReply) => this.#answer(reply))
      .on('error', (cause) => this.#fail(explain(cause)))
      .on('exit', (code) => this.#fail(new WorkerFailed(`a worker thread ended (code ${code})`)));
  }

  ask(request: WorkerRequest): Promise<WorkerReply> {
    return new Promise((resolve, reject) => {
      if (this.#failure !== null) {
        reject(this.#failure);
        return;
      }
      this.#waiting.push({ resolve, reject });
      this.#worker.postMessage(request);
    });
  }

  tell(request: WorkerRequest): void {
    this.ask(request).catch((cause: unknown) => {
      this.#fail(cause instanceof Error ? cause : new WorkerFailed(String(cause)));
    });
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #answer(reply: WorkerReply): void {
    const waiting = this.#waiting.shift();
    const failure = failureOf(reply);
    if (failure === null) waiting?.resolve(reply);
    else waiting?.reject(failure);
  }

  /** What fails a thread fails all who wait for it, and whoever asks it later. */
  #fail(cause: Error): void {
    this.#failure ??= cause;
    for (const { reject } of this.#waiting.splice(0)) reject(this.#failure);
  }
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
