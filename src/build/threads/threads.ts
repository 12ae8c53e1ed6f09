import type { WorkerSetup } from './worker-messages.ts';
import { WorkerPool } from './worker-pool.ts';

/** Starting threads and telling them of the site takes as long as this many posts or pages. */
export const worthThreads = 300;

/** How many threads may work, and from how many tasks on they do. */
export interface ThreadLimits {
  readonly jobs: number;
  readonly from: number;
}

/** The threads of one run, started when there is first enough for them to do. */
export class Threads {
  readonly #file: string | null;
  readonly #limits: ThreadLimits;
  readonly #setup: WorkerSetup;
  #pool: WorkerPool | null = null;

  /** `file` is the worker's module, null to stay on one thread; so does a single job. */
  constructor(file: string | null, limits: ThreadLimits, setup: WorkerSetup) {
    this.#file = file;
    this.#limits = limits;
    this.#setup = setup;
  }

  /** The pool for `tasks` pieces of work; null where one thread is done sooner. This thread is one of the jobs. */
  for(tasks: number): WorkerPool | null {
    if (this.#file === null || this.#limits.jobs < 2 || tasks < this.#limits.from) return null;
    if (this.#pool === null) {
      this.#pool = new WorkerPool(this.#file, this.#limits.jobs - 1);
      this.#pool.tellAll({ kind: 'setup', setup: this.#setup });
    }
    return this.#pool;
  }

  async close(): Promise<void> {
    const pool = this.#pool;
    this.#pool = null;
    await pool?.close();
  }
}
