import type { Read } from '../types/output.ts';

/** Facts of a site at large by name and key, as short texts that are equal when the facts are. */
export interface Facts {
  readonly [name: string]: { readonly [key: string]: string };
}

/** Which keys of which facts are not what they were; null stands for all of a fact's keys. */
export type ChangedFacts = ReadonlyMap<string, ReadonlySet<string> | null>;

/** Compares two states: a fact that came or went has changed in all its keys. */
export function compareFacts(before: Facts, after: Facts): ChangedFacts {
  const changed = new Map<string, ReadonlySet<string> | null>();
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [was, is] = [before[name], after[name]];
    if (was === undefined || is === undefined) {
      changed.set(name, null);
      continue;
    }
    const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(
      (key) => was[key] !== is[key],
    );
    if (keys.length > 0) changed.set(name, new Set(keys));
  }
  return changed;
}

/** Whether something read is not what it was. */
export function isTouched({ of, keys }: Read, changed: ChangedFacts): boolean {
  const changedKeys = changed.get(of);
  if (changedKeys === undefined) return false;
  return changedKeys === null || keys.length === 0 || keys.some((key) => changedKeys.has(key));
}
