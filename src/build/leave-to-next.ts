import type { BuildOptions } from './build-options.ts';
import { explainDisk } from './write.ts';

/** Leaves something to the next build. The site is published: where there is no room for more, the cache gives way. */
export function leaveToNext({ cache, roots }: BuildOptions, save: () => void): void {
  try {
    save();
  } catch (cause) {
    // Throws what is not the disk's fault.
    explainDisk(cause, roots.blog);
    cache?.drop();
  }
}
