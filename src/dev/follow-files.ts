import { statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { LiveChannel } from './live-channel.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { Roots } from '../build/scan.ts';
import type { Preview, Update } from './preview.ts';
import { watchBlog } from './watch-blog.ts';

/** The files of a blog, followed. */
export interface Following {
  /** Looks at all of them, whatever is known; settles when they are shown as they are. */
  refresh(): Promise<void>;
  close(): Promise<void>;
}

export interface FollowOptions {
  readonly roots: Roots;
  /** Told of each change of the blog, and how long it took until pages knew of it, in milliseconds. */
  readonly onUpdate?: ((update: Update, milliseconds: number) => void) | undefined;
  /** Told of what should not happen, and is survived. */
  readonly onFault: (cause: unknown) => void;
  /** Told, in words for whoever writes, what the machine does not let the preview do. */
  readonly onNotice: (text: string) => void;
}

/** When the blog is looked at once more after a change, in milliseconds. */
const secondLookMs = 1000;

/** How often a blog of no more files than `fewFiles` is looked at though nothing stirred, in milliseconds. */
const lookMs = 2000;
const fewFiles = 1000;

/**
 * Brings the preview up to date whenever files change, one change at a time, and tells open pages. The watcher is not
 * trusted to see everything: what it missed is found by a look of one's own, and then it begins anew.
 */
export function followFiles(preview: Preview, live: LiveChannel, options: FollowOptions): Following {
  const { roots, onFault, onUpdate } = options;
  let secondLook: NodeJS.Timeout | undefined;
  let isOwnLook = false;
  const queue = oneAtATime(async (task) => {
    clearTimeout(secondLook);
    const isUnstirred = isOwnLook && task.files === null;
    isOwnLook = false;
    const start = performance.now();
    await untilWritten(task.files ?? [], roots.blog);
    const update = await preview.update(task);
    if (task.files !== null) secondLook = setTimeout(look, secondLookMs).unref();
    if (update.outcome !== 'same' || task.isLate) await live.push();
    if (update.outcome === 'same') return;
    if (isUnstirred) watch.renew();
    onUpdate?.(update, performance.now() - start);
  }, onFault);
  const look = (): void => {
    if (queue.isBusy) return;
    isOwnLook = true;
    queue.ask(null);
  };
  const watch = watchBlog(roots.blog, (files) => queue.ask(files), options);
  const looking = setInterval(() => {
    if (preview.desk.prepared.sources.length <= fewFiles) look();
  }, lookMs).unref();
  return {
    refresh: () => {
      queue.ask(null);
      return queue.idle();
    },
    close: async () => {
      clearInterval(looking);
      clearTimeout(secondLook);
      await watch.close();
      await queue.idle();
    },
  };
}

/** A program that writes a file may have emptied it and not yet filled it: one more moment is given then, in milliseconds. */
const writingMs = 50;

async function untilWritten(files: readonly string[], root: string): Promise<void> {
  const isEmpty = files.some(
    (file) => statSync(path.join(root, file), { throwIfNoEntry: false })?.size === 0,
  );
  if (isEmpty) await pause(writingMs);
}
