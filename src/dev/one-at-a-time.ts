/** Work that is asked for again and again, and of which one piece is done at a time. */
export interface Queue {
  /** Asks for work on these files, `null` for all. What is asked for meanwhile is done next, in one piece. */
  ask(files: readonly string[] | null): void;
  /** Settles when nothing is left to do. */
  idle(): Promise<void>;
}

/** Makes a queue; work that throws is told of, and the next piece is work on all files. */
export function oneAtATime(
  work: (files: readonly string[] | null) => Promise<void>,
  onFault: (cause: unknown) => void,
): Queue {
  let waiting: Set<string> | 'all' | null = null;
  let running: Promise<void> | null = null;
  const run = async (): Promise<void> => {
    while (waiting !== null) {
      const files: readonly string[] | null = waiting === 'all' ? null : [...waiting];
      waiting = null;
      try {
        await work(files);
      } catch (cause) {
        onFault(cause);
      }
    }
    running = null;
  };
  return {
    ask(files) {
      if (files === null || waiting === 'all') waiting = 'all';
      else waiting = new Set([...(waiting ?? []), ...files]);
      running ??= run();
    },
    idle: () => running ?? Promise.resolve(),
  };
}
