/** What is to be looked at. */
export interface Task {
  /** Which files may have changed; null for any. */
  readonly files: readonly string[] | null;
  /** Whether it was asked for while the last piece of work was under way, which may have seen half of it. */
  readonly isLate: boolean;
}

/** Work that is asked for again and again, and of which one piece is done at a time. */
export interface Queue {
  /** Asks for work on these files, `null` for all. What is asked for meanwhile is done next, in one piece. */
  ask(files: readonly string[] | null): void;
  /** Settles when nothing is left to do. */
  idle(): Promise<void>;
}

/** Makes a queue; work that throws is told of, and the next piece is work on all files. */
export function oneAtATime(work: (task: Task) => Promise<void>, onFault: (cause: unknown) => void): Queue {
  let waiting: Set<string> | 'all' | null = null;
  let running: Promise<void> | null = null;
  const run = async (): Promise<void> => {
    let isLate = false;
    while (waiting !== null) {
      const files: readonly string[] | null = waiting === 'all' ? null : [...waiting];
      waiting = null;
      try {
        await work({ files, isLate });
        isLate = true;
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
