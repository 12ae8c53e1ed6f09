import os from 'node:os';

/** How many pictures are in memory at once: each may take 50 MB while it is decoded. */
const most = 4;

/** Does the same with each of many things, as many at a time as there are cores. Ends with the first failure. */
export async function inParallel<T>(things: readonly T[], work: (thing: T) => Promise<void>): Promise<void> {
  let next = 0;
  const serve = async (): Promise<void> => {
    while (next < things.length) {
      const thing = things[next++];
      if (thing !== undefined) await work(thing);
    }
  };
  await Promise.all(Array.from({ length: Math.min(most, os.availableParallelism()) }, serve));
}
