import type { BuildOptions } from '../scan/build-options.ts';
import { explainDisk } from './write.ts';

/** Saves something in the cache, once the site is published. If the disk refuses, the cache is dropped: the build is done all the same. Throws what is not the disk's fault. */
export function saveOrDropCache({ cache, roots }: BuildOptions, save: () => void): void {
  try {
    save();
  } catch (cause) {
    // Throws what is not the disk's fault.
    explainDisk(cause, roots.blog);
    cache?.drop();
  }
}
