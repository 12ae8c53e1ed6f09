import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { errorCode } from '../disk/error-code.ts';
import { readText } from '../disk/read-text.ts';

const lockName = '.tinta-lock';

/** Who has a folder, as the lock's file says: a process id, and where it can be known, when that process began. */
interface Holder {
  readonly pid: number;
  readonly began: string;
}

/** A lock that is made at this very moment is empty for no longer than this, in milliseconds. */
const emptyMs = 100;

/** The locks that this process has: it may be at work twice. */
const held = new Set<string>();

/** Takes a folder for one who is at work in this process; returns the process id that has it, or null when it is theirs. */
export function takeLock(folder: string): number | null {
  const file = lockOf(folder);
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      writeFileSync(file, `${process.pid} ${beginOf(process.pid)}`, { flag: 'wx' });
      held.add(file);
      return null;
    } catch (cause) {
      if (errorCode(cause) !== 'EEXIST') throw cause;
      const holder = holderOf(file);
      if (holder !== null && isAtWork(holder, file)) return holder.pid;
      // Another process that found it dead too may have made it its own meanwhile.
      if (holderOf(file)?.pid === holder?.pid) rmSync(file, { force: true });
    }
  }
  return holderOf(file)?.pid ?? null;
}

/** Whether a process has the folder, or had it and died. */
export function isLocked(folder: string): boolean {
  return existsSync(lockOf(folder));
}

/** Gives a folder back that `takeLock` has taken. */
export function releaseLock(folder: string): void {
  held.delete(lockOf(folder));
  rmSync(lockOf(folder), { force: true });
}

/** Says that a folder which was taken has another name now. */
export function moveLock(from: string, to: string): void {
  held.delete(lockOf(from));
  held.add(lockOf(to));
}

function lockOf(folder: string): string {
  return path.resolve(folder, lockName);
}

/** Null where no lock is, or one of nobody. */
function holderOf(file: string): Holder | null {
  const until = Date.now() + emptyMs;
  for (;;) {
    const text = readText(file);
    const [, pid, began = ''] = /^([1-9]\d*)(?: (.*))?$/.exec(text ?? '') ?? [];
    if (pid !== undefined) return { pid: Number(pid), began };
    if (text !== '' || Date.now() > until) return null;
  }
}

/** Whether the very process that made the lock is still there: a killed one's id is given to others, and locks are carried along. */
function isAtWork({ pid, began }: Holder, file: string): boolean {
  if (pid === process.pid) return held.has(file);
  if (!isAlive(pid)) return false;
  const now = beginOf(pid);
  return began === '' || now === '' || began === now;
}

/**
 * What tells a process from all others that have, had or will have its id: the boot of the system and the clock tick
 * it began at (proc(5), `stat`, field 22). Empty where the system has no `/proc`.
 */
function beginOf(pid: number): string {
  const stat = readText(`/proc/${pid}/stat`);
  const boot = readText('/proc/sys/kernel/random/boot_id');
  // The name of the program, the second field, may hold blanks and brackets; the third follows its last bracket.
  const tick = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[22 - 3];
  return boot === null || tick === undefined ? '' : `${boot.trim()}/${tick}`;
}

/** Whether a process of this machine is at work. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return errorCode(cause) === 'EPERM';
  }
}
