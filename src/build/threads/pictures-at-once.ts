import os from 'node:os';

/** How many pictures are decoded at once: one on each core, and few, for each may take 50 MB of memory. */
export const picturesAtOnce: number = Math.min(4, os.availableParallelism());
