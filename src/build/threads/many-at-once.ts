/**
 * Does the same with each of many items, so many at a time, in their order. The first failure is thrown when what was
 * under way has ended; nothing more is begun.
 */
export async function manyAtOnce<T>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  let next = 0;
  const failures: unknown[] = [];
  const serve = async (): Promise<void> => {
    while (next < items.length && failures.length === 0) {
      const item = items[next++];
      if (item === undefined) continue;
      try {
        await work(item);
      } catch (cause) {
        failures.push(cause);
      }
    }
  };
  await Promise.all(Array.from({ length: width }, serve));
  if (failures.length > 0) throw failures[0];
}
