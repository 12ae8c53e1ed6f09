import { setFlagsFromString } from 'node:v8';

/** A blog of so many files is a large one. */
const large = 30_000;

/**
 * Lets the engine collect garbage when a heap has grown by a fifth: by itself it waits until there is four times what
 * is alive, gigabytes of a large blog. Smaller ones it would cost a few hundredths of their time for no gain.
 */
export function spareMemory(files: number): void {
  if (files >= large) setFlagsFromString('--incremental-marking-hard-trigger=5');
}
