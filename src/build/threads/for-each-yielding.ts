import { yieldNow } from './yield-now.ts';

/** After so many items the thread yields. */
const oneStretch = 8;

/** Works on items in turn, and yields now and then, to handle the replies of the workers. Rejects with the reason of `signal`. */
export async function forEachYielding<T>(
  items: readonly T[],
  signal: AbortSignal | undefined,
  work: (item: T) => void,
): Promise<void> {
  for (const [index, item] of items.entries()) {
    work(item);
    if (index % oneStretch === 0) await yieldNow(signal);
  }
}
