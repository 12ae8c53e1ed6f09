/**
 * Does the same with each of many things, so many at a time, in their order. The first failure is thrown when what was
 * under way has ended; nothing more is begun.
 */
export async function manyAtOnce<T>(
  things: readonly T[],
  width: number,
  work: (thing: T) => Promise<void>,
): Promise<void> {
  let next = 0;
  const failures: unknown[] = [];
  const serve = async (): Promise<void> => {
    while (next < things.length && failures.length === 0) {
      const thing = things[next++];
      if (thing === undefined) continue;
      try {
        await work(thing);
      } catch (cause) {
        failures.push(cause);
      }
    }
  };
  await Promise.all(Array.from({ length: width }, serve));
  if (failures.length > 0) throw failures[0];
}
