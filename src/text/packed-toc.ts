import type { PackedToc, TocEntry } from '../types/post.ts';

/** One text in place of some objects for each heading, which are a tenth of what a large blog takes in memory. */
export function packToc(toc: readonly TocEntry[]): PackedToc {
  return JSON.stringify(toc);
}

/** Reads what `packToc` made. */
export function unpackToc(toc: PackedToc): readonly TocEntry[] {
  // Nothing else makes a packed one.
  return JSON.parse(toc) as readonly TocEntry[];
}
