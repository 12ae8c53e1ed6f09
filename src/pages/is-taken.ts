import type { Page } from '../types/page.ts';

/**
 * Whether the blog has put a page or file of its own in place of one that the theme makes. Only what was put there on purpose
 * counts: a post that happens to have the address collides with it.
 */
export function isTaken(path: string, earlier: readonly Page[]): boolean {
  return earlier.some((page) => page.path === path && page.kind !== 'post');
}
