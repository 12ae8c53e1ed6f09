import { closeSync, existsSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';

const lockName = '.tinta-lock';

/** Takes a folder for this process; returns the process id that has it, or null when it is ours. */
export function takeLock(folder: string): number | null {
  const file = path.join(folder, lockName);
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      const handle = openSync(file, 'wx');
      writeSync(handle, String(process.pid));
      closeSync(handle);
      return null;
    } catch (cause) {
      if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) throw cause;
      const owner = ownerOf(file);
      if (owner !== null && owner !== process.pid && isAlive(owner)) return owner;
      rmSync(file, { force: true });
    }
  }
  return ownerOf(file);
}

/** Whether a process has the folder, or had it and died. */
export function isLocked(folder: string): boolean {
  return existsSync(path.join(folder, lockName));
}

export function releaseLock(folder: string): void {
  rmSync(path.join(folder, lockName), { force: true });
}

function ownerOf(file: string): number | null {
  try {
    return Number.parseInt(readFileSync(file, 'utf8'), 10) || null;
  } catch {
    return null;
  }
}

/** Whether a process of this machine is at work. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM';
  }
}
