import { existsSync, type Stats, statSync } from 'node:fs';
import path from 'node:path';
import { type FSWatcher, watch } from 'chokidar';
import { batchChanges } from './batch-changes.ts';
import { manifestName } from '../output/output-manifest.ts';
import { reasonToSkip } from '../sources/public-file.ts';

/** What is told of the disk: which files may have changed, `null` for any of them. Says when to look, never what is there. */
export type Stirred = (files: readonly string[] | null) => void;

export interface BlogWatch {
  /** Begins anew, where something was missed: a folder that was gone for a moment is another one. */
  renew(): void;
  close(): Promise<void>;
}

/** How often the watched folder itself is looked after: its own end is told of by nobody. In milliseconds. */
const rootMs = 500;

/** Where the system has no watches left, files are looked at this often, in milliseconds. */
const pollMs = 400;

/**
 * Watches a blog's whole folder, so that whatever comes, goes or comes back in it is seen, but for what is not the
 * writer's: the output, the cache, packages, repositories and what editors leave beside their files.
 */
export function watchBlog(
  root: string,
  stirred: Stirred,
  {
    onFault,
    onNotice,
  }: { readonly onFault: (cause: unknown) => void; readonly onNotice: (text: string) => void },
): BlogWatch {
  const batch = batchChanges(stirred);
  let watcher: FSWatcher | null = null;
  let identity = identityOf(root);

  let isPolling = false;

  const open = (usePolling: boolean): void => {
    isPolling = usePolling;
    const opened = watch(root, {
      ignored: (file, stats) => isIgnored(path.relative(root, file), file, stats),
      ignoreInitial: true,
      followSymlinks: false,
      ignorePermissionErrors: true,
      usePolling,
      interval: pollMs,
    });
    watcher = opened;
    opened.on('all', (_, file) => batch.add(path.relative(root, file).replaceAll(path.sep, '/')));
    // What changed before the watcher was ready was not seen.
    opened.on('ready', () => batch.addAll());
    opened.on('error', (cause) => {
      if (watcher !== opened) return;
      batch.addAll();
      if (usePolling || !isExhausted(cause)) return onFault(cause);
      onNotice(exhausted);
      reopen(true);
    });
  };

  const reopen = (usePolling: boolean): void => {
    void watcher?.close();
    open(usePolling);
  };

  const guard = setInterval(() => {
    const now = identityOf(root);
    if (now === identity) return;
    identity = now;
    // A folder that is gone is waited for; one that came back is another one.
    if (now !== null) reopen(isPolling);
    batch.addAll();
  }, rootMs).unref();

  open(false);
  return {
    renew: () => reopen(isPolling),
    close: async () => {
      clearInterval(guard);
      batch.drop();
      await watcher?.close();
    },
  };
}

/** Folders in which others keep their books. */
const foreign = new Set(['.jekyll-cache', '.sass-cache', '_site']);

/** Whether nothing a blog is made of stands at a path: a folder that is not the writer's, or an editor's own file. */
function isIgnored(relative: string, file: string, stats: Stats | undefined): boolean {
  if (relative === '') return false;
  if (foreign.has(relative) || reasonToSkip(path.basename(file)) !== null) return true;
  // A folder that Tinta has written, by whatever name.
  return stats?.isDirectory() === true && existsSync(path.join(file, manifestName));
}

/** Names the folder that stands at a path now; null for none. */
function identityOf(root: string): string | null {
  const stats = statSync(root, { throwIfNoEntry: false });
  return stats?.isDirectory() === true ? `${stats.dev} ${stats.ino}` : null;
}

/** Said where files are looked at instead of being watched. */
const exhausted = `The system has no watches left, so files are looked at every ${pollMs} ms. On Linux this lifts the limit:
  sudo sysctl fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances=512`;

function isExhausted(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && (cause.code === 'ENOSPC' || cause.code === 'EMFILE');
}
