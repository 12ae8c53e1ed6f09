/** The end of a command that runs until somebody ends it. */
export interface Ending {
  /** Aborted when it is to end; work that is under way stops at it. */
  readonly signal: AbortSignal;
  /** Settles when it is to end. */
  readonly done: Promise<void>;
  end(): void;
  /** Leaves signals to the process again. */
  forget(): void;
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Waits for Ctrl-C, a polite kill, or the terminal's end; the second one ends the process as it always does. */
export function untilInterrupted(): Ending {
  const controller = new AbortController();
  const { signal } = controller;
  const done = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
  const end = (): void => {
    forget();
    controller.abort();
  };
  const forget = (): void => {
    for (const name of signals) process.off(name, end);
  };
  for (const name of signals) process.on(name, end);
  return { signal, done, end, forget };
}
