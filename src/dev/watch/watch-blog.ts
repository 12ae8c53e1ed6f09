import { statSync } from 'node:fs';
import { watch } from 'chokidar';
import { errorCode } from '../../disk/error-code.ts';
import { slashPath } from '../../disk/slash-path.ts';
import { batchChanges } from './batch-changes.ts';
import { isIgnored } from './is-ignored.ts';
import { type Heard, listenToFolders } from './listen-to-folders.ts';

/** What is told of the disk: which files may have changed, `null` for any of them. Says when to look, never what is there. */
export type Stirred = (files: readonly string[] | null) => void;

/** A blog that is being watched. */
export interface BlogWatch {
  /** Begins anew, where something was missed: a folder that was gone for a moment is another one. */
  renew(): void;
  close(): Promise<void>;
}

/** How changes are heard of: of each file, of each folder, or by looking again and again. */
export type Watching = 'files' | 'folders' | 'polling';

/** How a blog is watched, and who is told of what goes wrong. */
export interface WatchOptions {
  /** Asked whenever watching begins. */
  readonly watching: () => Watching;
  /** Told of what should not happen, and is survived. */
  readonly onFault: (cause: unknown) => void;
  /** Told, in words for whoever writes, what the machine does not let the preview do. */
  readonly onNotice: (text: string) => void;
}

/** How often the watched folder itself is looked after: its own end is told of by nobody. In milliseconds. */
const rootMs = 500;

/** Where the system has no watches left, files are looked at this often, in milliseconds. */
const pollMs = 400;

/**
 * Watches a blog's whole folder, so that whatever comes, goes or comes back in it is seen, but for what is not the
 * writer's.
 */
export function watchBlog(
  root: string,
  stirred: Stirred,
  { watching, onFault, onNotice }: WatchOptions,
): BlogWatch {
  const batch = batchChanges(stirred);
  let identity = identityOf(root);
  let isExhausted = false;
  let closeNow: () => Promise<void> | void = () => {};
  /** Which of the watchers there have been is heard. */
  let turn = 0;

  const open = (): void => {
    const mine = ++turn;
    const way = isExhausted ? 'polling' : watching();
    const heard: Heard = {
      changed: (file) => batch.add(slashPath(root, file)),
      unsure: () => batch.addAll(),
      failed(cause) {
        if (turn !== mine) return;
        batch.addAll();
        if (way === 'polling' || !hasNoWatchLeft(cause)) return onFault(cause);
        onNotice(exhausted);
        isExhausted = true;
        reopen();
      },
    };
    closeNow = way === 'folders' ? listenToFolders(root, heard).close : watchFiles(root, way, heard);
  };

  const reopen = (): void => {
    void closeNow();
    open();
  };

  const guard = setInterval(() => {
    const now = identityOf(root);
    if (now === identity) return;
    identity = now;
    // A folder that is gone is waited for; one that came back is another one.
    if (now !== null) reopen();
    batch.addAll();
  }, rootMs).unref();

  open();
  return {
    renew: reopen,
    close: async () => {
      turn++;
      clearInterval(guard);
      batch.drop();
      await closeNow();
    },
  };
}

/** Watches each file and folder; returns what ends it. */
function watchFiles(root: string, way: Watching, { changed, unsure, failed }: Heard): () => Promise<void> {
  const watcher = watch(root, {
    ignored: (file, stats) => isIgnored(root, file, stats?.isDirectory() === true),
    ignoreInitial: true,
    followSymlinks: false,
    ignorePermissionErrors: true,
    usePolling: way === 'polling',
    interval: pollMs,
  });
  watcher.on('all', (_, file) => changed(file));
  // What changed before the watcher was ready was not seen.
  watcher.on('ready', unsure);
  watcher.on('error', failed);
  return () => watcher.close();
}

/** Names the folder that stands at a path now; null for none. */
function identityOf(root: string): string | null {
  const stats = statSync(root, { throwIfNoEntry: false });
  return stats?.isDirectory() === true ? `${stats.dev} ${stats.ino}` : null;
}

/** Said where files are looked at instead of being watched. */
const exhausted = `The system has no watches left, so files are looked at every ${pollMs} ms. On Linux this lifts the limit:
  sudo sysctl fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances=512`;

function hasNoWatchLeft(cause: unknown): boolean {
  return ['ENOSPC', 'EMFILE'].includes(errorCode(cause));
}
