import type { Terminal } from './terminal.ts';

/** What each key does. */
export interface Keys {
  readonly [key: string]: () => void;
}

/** In raw mode Ctrl-C is a key like any other. */
const interrupt = '\u0003';

/** Does what pressed keys ask for, where somebody can press them; returns how to stop. Ctrl-C is the signal it always is. */
export function readKeys({ stdin }: Terminal, keys: Keys): () => void {
  if (stdin?.isTTY !== true || stdin.setRawMode === undefined) return () => {};
  const press = (bytes: Buffer): void => {
    for (const key of bytes.toString()) {
      if (key === interrupt) process.kill(process.pid, 'SIGINT');
      else keys[key.toLowerCase()]?.();
    }
  };
  stdin.setRawMode(true);
  stdin.on('data', press).resume();
  return () => {
    stdin.off('data', press).pause();
    stdin.setRawMode?.(false);
  };
}
