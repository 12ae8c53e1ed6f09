import { type Dir, opendirSync, type Stats, statSync } from 'node:fs';
import path from 'node:path';
import { slashPath } from '../../disk/slash-path.ts';
import { isIgnored } from './is-ignored.ts';

/** How many files are looked at in one go, and how long it is until the next, in milliseconds. */
const stride = 500;
const pauseMs = 200;

/** What changed less than this ago the watcher may be about to tell of. In milliseconds. */
const leaveMs = 1000;

/** How far the times of files may lie behind the clock, in milliseconds. */
const clockMs = 20;

/**
 * Goes around a blog's files again and again, a few at a time, and tells which are not what they were the time before:
 * whatever a watcher has not heard of is known within seconds, at 2 % of a processor at most. The first time around tells of
 * what changed since it began.
 */
export function patrolFiles(root: string, tell: (files: readonly string[]) => void): { close(): void } {
  const beganMs = Date.now() - clockMs;
  let known: ReadonlyMap<string, string> | null = null;
  let found = new Map<string, string>();
  let missed: string[] = [];
  let steps = filesBelow(root);

  const look = (file: string): void => {
    const stats = statusOf(file);
    if (stats === undefined) return;
    const [was, is] = [known?.get(file), signOf(stats)];
    const isAsKnown = known === null ? stats.ctimeMs < beganMs : was === is;
    if (isAsKnown) return void found.set(file, is);
    if (Math.abs(Date.now() - stats.ctimeMs) > leaveMs) {
      missed.push(file);
      found.set(file, is);
    } else if (was !== undefined) found.set(file, was);
  };

  const endRound = (): void => {
    for (const file of known?.keys() ?? []) if (!found.has(file)) missed.push(file);
    [known, found, steps] = [found, new Map(), filesBelow(root)];
  };

  const timer = setInterval(() => {
    for (let count = 0; count < stride; count++) {
      const { value, done } = steps.next();
      if (value !== undefined) look(value);
      if (done !== true) continue;
      endRound();
      break;
    }
    if (missed.length === 0) return;
    tell(missed.map((file) => slashPath(root, file)));
    missed = [];
  }, pauseMs).unref();

  return {
    close() {
      clearInterval(timer);
      steps.return(undefined);
    },
  };
}

/** Every file a blog may be made of, one at a time. Reads folders as it goes. */
function* filesBelow(root: string): Generator<string, undefined> {
  const waiting = [root];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const dir = open(folder);
    if (dir === null) continue;
    try {
      for (let entry = dir.readSync(); entry !== null; entry = dir.readSync()) {
        const file = path.join(folder, entry.name);
        if (isIgnored(root, file, entry.isDirectory())) continue;
        if (entry.isDirectory()) waiting.push(file);
        else yield file;
      }
    } finally {
      dir.closeSync();
    }
  }
  return undefined;
}

function open(folder: string): Dir | null {
  try {
    return opendirSync(folder, { bufferSize: 128 });
  } catch {
    return null;
  }
}

function statusOf(file: string): Stats | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function signOf({ mtimeMs, ctimeMs, size, ino }: Stats): string {
  return `${mtimeMs} ${ctimeMs} ${size} ${ino}`;
}
