import path from 'node:path';

/** Whether `inner` is `outer` or lies in it. Both are absolute, and real where links must not deceive. */
export function isWithin(inner: string, outer: string): boolean {
  return inner === outer || inner.startsWith(outer.endsWith(path.sep) ? outer : outer + path.sep);
}
