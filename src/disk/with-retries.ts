import { errorCode } from './error-code.ts';

/** What passes by itself: another program holds the file, or too many are open. Windows says the last two for it too. */
const passing = new Set(['EBUSY', 'EMFILE', 'ENFILE', 'EAGAIN']);
const passingOnWindows = new Set(['EPERM', 'EACCES']);

/** Milliseconds between tries: about a second in all, as virus scanners and indexers take. */
const pausesMs = [5, 20, 80, 320, 640];

/** Does something with the disk, and does it again while the disk is only busy. Throws what the last try throws. */
export function withRetries<T>(work: () => T, isWindows: boolean = process.platform === 'win32'): T {
  for (const pauseMs of pausesMs) {
    try {
      return work();
    } catch (cause) {
      const code = errorCode(cause);
      if (!passing.has(code) && !(isWindows && passingOnWindows.has(code))) throw cause;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs);
    }
  }
  return work();
}
