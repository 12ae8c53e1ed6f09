import type { DataMap } from '../../types/data.ts';
import { type FrontMatterSource, noSource } from './front-matter-source.ts';
import type { GivenKey } from './read-key.ts';

/** Finds a key under the first of its names that says something. */
export type FindKey = (names: readonly string[], hasMeaningfulNull: boolean) => GivenKey | null;

/** Looks in the post first, under every name, and then in the defaults, so that a default never hides a post's word. */
export function keyFinder(own: DataMap, defaults: DataMap, source: FrontMatterSource, file: string): FindKey {
  return (names, hasMeaningfulNull) =>
    find(own, names, source, hasMeaningfulNull) ?? find(defaults, names, noSource(file), hasMeaningfulNull);
}

function find(
  data: DataMap,
  names: readonly string[],
  source: FrontMatterSource,
  hasMeaningfulNull: boolean,
): GivenKey | null {
  for (const key of names) {
    if (!Object.hasOwn(data, key)) continue;
    const value = data[key] ?? null;
    if (value !== null || hasMeaningfulNull) return { key, value, source };
  }
  return null;
}
