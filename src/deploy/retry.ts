import { setTimeout as pause } from 'node:timers/promises';

/** Thrown by work that may go well when it is done again. */
export class Passing extends Error {
  /** What to say if it never goes well. */
  override readonly cause: Error;
  /** How long the other side asks to be left alone, in milliseconds. */
  readonly waitMs: number;

  constructor(cause: Error, waitMs = 0) {
    super(cause.message);
    this.cause = cause;
    this.waitMs = waitMs;
  }
}

/** How often work is done at most, and the first pause in milliseconds, which doubles each time. */
const tries = 5;
const firstPauseMs = 200;
const longestPauseMs = 20_000;

/** Does work again while it fails in passing, after pauses that grow and are no two alike. Throws what it failed of. */
export async function withBackOff<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (cause) {
      if (!(cause instanceof Passing)) throw cause;
      if (attempt === tries) throw cause.cause;
      const growing = firstPauseMs * 2 ** (attempt - 1) * (0.5 + Math.random());
      await pause(Math.min(longestPauseMs, Math.max(growing, cause.waitMs)));
    }
  }
}
