import { setImmediate } from 'node:timers/promises';

/** Lets signals and timers run between two pieces of work. Throws the signal's reason once it is aborted. */
export async function yieldNow(signal?: AbortSignal): Promise<void> {
  await setImmediate();
  signal?.throwIfAborted();
}
