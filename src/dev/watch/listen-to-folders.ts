import { type FSWatcher, lstatSync, readdirSync, type Stats, watch } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { errorCode } from '../../disk/error-code.ts';
import { isIgnored } from './is-ignored.ts';

/** What is told of the folders. */
export interface Heard {
  /** Something may have changed at a path. */
  changed(file: string): void;
  /** Anything may have. */
  unsure(): void;
  /** The system has no more watches, or something else that should not happen did. */
  failed(cause: unknown): void;
}

/** How long other work waits while folders are looked through, in milliseconds. */
const sliceMs = 8;

/**
 * Listens to each folder below `root` and to no file, as Linux can: its word of a folder names the file, so that a save
 * costs the same beside ten files and beside ten thousand. Folders that come are listened to as well.
 */
export function listenToFolders(root: string, { changed, unsure, failed }: Heard): { close(): void } {
  const watchers = new Map<string, FSWatcher>();
  let waiting: string[] = [];
  let isClosed = false;
  let isLooking = false;

  const hear = (folder: string, kind: string, name: string | null): void => {
    if (isClosed) return;
    if (name === null) return unsure();
    const file = path.join(folder, name);
    const isFolder = statusOf(file)?.isDirectory() === true;
    if (isIgnored(root, file, isFolder)) return;
    changed(file);
    if (kind !== 'rename') return;
    forget(file);
    if (isFolder) lookThrough(file);
  };

  /** What stands at a path now may be another folder of the same name. */
  const forget = (folder: string): void => {
    if (!watchers.has(folder)) return;
    for (const [known, watcher] of watchers) {
      if (known !== folder && !known.startsWith(folder + path.sep)) continue;
      watcher.close();
      watchers.delete(known);
    }
  };

  const listenTo = (folder: string): void => {
    if (watchers.has(folder)) return;
    try {
      const watcher = watch(folder, { persistent: false }, (kind, name) => hear(folder, kind, name));
      watcher.on('error', unsure);
      watchers.set(folder, watcher);
      // What comes from here on is heard of; what came before is seen.
      for (const entry of readdirSync(folder, { withFileTypes: true })) {
        const child = path.join(folder, entry.name);
        if (entry.isDirectory() && !isIgnored(root, child, true)) waiting.push(child);
      }
    } catch (cause) {
      if (!isGoneOrClosed(cause)) failed(cause);
    }
  };

  /** Listens to a folder and all below it, between other work; what was put into them meanwhile was not heard. */
  const lookThrough = (folder: string): void => {
    waiting.push(folder);
    if (isLooking) return;
    isLooking = true;
    void (async () => {
      let sliceEnd = performance.now() + sliceMs;
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        listenTo(next);
        if (performance.now() < sliceEnd) continue;
        await setImmediate();
        sliceEnd = performance.now() + sliceMs;
      }
      isLooking = false;
      if (!isClosed) unsure();
    })();
  };

  lookThrough(root);
  return {
    close() {
      isClosed = true;
      waiting = [];
      for (const watcher of watchers.values()) watcher.close();
    },
  };
}

function statusOf(file: string): Stats | undefined {
  try {
    return lstatSync(file, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** Whether a folder went before it could be listened to, or is not open to us. */
function isGoneOrClosed(cause: unknown): boolean {
  return ['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM'].includes(errorCode(cause));
}
