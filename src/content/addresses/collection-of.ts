import type { Collection, Config } from '../../types/config.ts';

/** The collection a source of a Jekyll blog stands in, told by its folder; null for posts and pages. */
export function collectionOf(path: string, { collections }: Pick<Config, 'collections'>): Collection | null {
  return collections.find(({ folder }) => path.startsWith(folder)) ?? null;
}
