import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isOfGoneFile } from '../disk/error-code.ts';
import type { Roots } from '../sources/read-source.ts';
import type { LiveChannel } from './live-channel.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { Preview } from './preview.ts';
import type { Update } from './update.ts';
import { patrolFiles } from './watch/patrol-files.ts';
import { type Watching, watchBlog } from './watch/watch-blog.ts';

/** The files of a blog, followed. */
export interface Following {
  /** Looks at all of them, whatever is known; settles when they are shown as they are. */
  refresh(): Promise<void>;
  close(): Promise<void>;
}

/** Whose files are followed, and who is told. */
export interface FollowOptions {
  readonly roots: Roots;
  /** Told of each change of the blog, and how long it took until pages knew of it, in milliseconds. */
  readonly onUpdate?: ((update: Update, milliseconds: number) => void) | undefined;
  /** Told of what should not happen, and is survived. */
  readonly onFault: (cause: unknown) => void;
  /** Told, in words for whoever writes, what the machine does not let the preview do. */
  readonly onNotice: (text: string) => void;
  /** How files are watched; by the system and the size of the blog unless given. */
  readonly watching?: Watching | undefined;
}

/** From how many files on a folder is listened to instead of each file in it. */
const manyFiles = 1000;

/** How often in a row files may go while they are looked at, and how long it is until the next look, in milliseconds. */
const mostMisses = 10;
const againMs = 100;

/**
 * Brings the preview up to date whenever files change, one change at a time, and tells open pages. The watcher is not
 * trusted to see everything: what it missed is found by a patrol, and then it begins anew.
 */
export function followFiles(preview: Preview, live: LiveChannel, options: FollowOptions): Following {
  const { roots, onFault, onNotice, onUpdate } = options;
  let isMissed = false;
  let isAnew = false;
  let misses = 0;
  let again: NodeJS.Timeout | undefined;
  const queue = oneAtATime(async (task) => {
    const [isFoundLate, look] = [isMissed, { ...task, isAnew }];
    isMissed = false;
    isAnew = false;
    const start = performance.now();
    await untilWritten(task.files ?? [], roots.blog);
    let update: Update;
    try {
      update = await preview.update(look);
    } catch (cause) {
      // Files that go while they are looked at are looked for again; a blog that is gone is waited for.
      if (!isOfGoneFile(cause) || misses >= mostMisses) throw cause;
      if (existsSync(roots.blog)) misses++;
      again = setTimeout(() => queue.ask(null), againMs);
      return;
    }
    misses = 0;
    if (update.outcome !== 'same' || task.isLate) await live.push();
    if (update.outcome === 'same') return;
    if (isFoundLate) watch.renew();
    onUpdate?.(update, performance.now() - start);
  }, onFault);
  const watching = (): Watching =>
    options.watching ?? wayFor(process.platform, preview.snapshot.prepared.sources.length);
  const watch = watchBlog(roots.blog, (files) => queue.ask(files), { watching, onFault, onNotice });
  const patrol = patrolFiles(roots.blog, (files) => {
    isMissed = true;
    queue.ask(files);
  });
  return {
    refresh: () => {
      isAnew = true;
      queue.ask(null);
      return queue.idle();
    },
    close: async () => {
      patrol.close();
      await watch.close();
      await queue.idle();
      clearTimeout(again);
    },
  };
}

/**
 * How the files of a blog are watched. Where each file is, a folder is read anew for every save in it, 0.2 s of work
 * beside 10,000 posts; Linux tells of folders well enough to do without.
 */
function wayFor(system: NodeJS.Platform, files: number): Watching {
  return system === 'linux' && files > manyFiles ? 'folders' : 'files';
}

/** A program that writes a file may have emptied it and not yet filled it: one more moment is given then, in milliseconds. */
const writingMs = 50;

async function untilWritten(files: readonly string[], root: string): Promise<void> {
  const isEmpty = files.some(
    (file) => statSync(path.join(root, file), { throwIfNoEntry: false })?.size === 0,
  );
  if (isEmpty) await pause(writingMs);
}
