import type { Terminal } from './terminal.ts';

/** A build shorter than this shows no progress, in milliseconds. */
const patience = 500;
const interval = 100;

interface ProgressLine {
  readonly show: (verb: string, done: number, total: number) => void;
  clear(): void;
}

/** One line on a terminal that tells how far a long build has come, and vanishes with it. */
export function createProgressLine({ stderr }: Terminal, isSilent: boolean): ProgressLine {
  const isShown = stderr.isTTY === true && !isSilent;
  const start = performance.now();
  let last = 0;
  return {
    show(verb, done, total) {
      const now = performance.now();
      if (!isShown || now - start < patience || now - last < interval) return;
      last = now;
      stderr.write(`\r\u001b[K${verb} ${done} of ${total}`);
    },
    clear() {
      if (last > 0) stderr.write('\r\u001b[K');
    },
  };
}
