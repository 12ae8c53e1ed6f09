/** Changes of files that came within a short while, told of as one. */
export interface Batch {
  add(file: string): void;
  /** Any file may have changed. */
  addAll(): void;
  drop(): void;
}

/** How long nothing more must change, and how long is waited at most, in milliseconds. */
interface Patience {
  readonly quietMs: number;
  readonly longestMs: number;
}

/** A single save is told of at once. */
const forOne: Patience = { quietMs: 25, longestMs: 400 };
/** Two saves in a moment may be the first of many. */
const forSecond: Patience = { quietMs: 120, longestMs: 1000 };
/** A program that goes on and on is told of now and then: its last word is what counts. */
const forMany: Patience = { quietMs: 300, longestMs: 1000 };
/** Another branch is one change, however many files it has. */
const forBranch: Patience = { quietMs: 80, longestMs: 3000 };

/** Files from which on a change is taken for another branch. */
const branchFiles = 20;

/** A timer that is later than this was held up by other work, in milliseconds. */
const heldUpMs = 15;

/** So many changes in a moment are a program's. */
const programChanges = 3;

/** A change sooner after the last than this was made by no hand, in milliseconds. */
const handMs = 150;

/** Makes a batch; `tell` is given the files, or null for all of them. */
export function batchChanges(tell: (files: readonly string[] | null) => void): Batch {
  const files = new Set<string>();
  let isAll = false;
  let due: NodeJS.Timeout | undefined;
  let firstAt = 0;
  let count = 0;
  let dueAt = 0;
  let longestWait = 0;
  let toldAt = Number.NEGATIVE_INFINITY;

  const flush = (): void => {
    // Where other work held this up, changes of meanwhile may not have been heard of yet.
    if (performance.now() > dueAt + heldUpMs && performance.now() < firstAt + longestWait) return wait();
    const told = isAll ? null : [...files];
    files.clear();
    isAll = false;
    due = undefined;
    toldAt = performance.now();
    tell(told);
  };
  const wait = (): void => {
    const now = performance.now();
    if (due === undefined) [firstAt, count] = [now, 0];
    count++;
    clearTimeout(due);
    const { quietMs, longestMs } = patienceFor(files.size, count, firstAt - toldAt);
    longestWait = longestMs;
    const delay = Math.max(0, Math.min(quietMs, firstAt + longestMs - now));
    dueAt = now + delay;
    due = setTimeout(flush, delay);
  };
  return {
    add(file) {
      files.add(file);
      wait();
    },
    addAll() {
      isAll = true;
      wait();
    },
    drop: () => clearTimeout(due),
  };
}

function patienceFor(files: number, changes: number, sinceLastMs: number): Patience {
  if (files > branchFiles) return forBranch;
  if (sinceLastMs >= handMs) return forOne;
  return changes < programChanges ? forSecond : forMany;
}
