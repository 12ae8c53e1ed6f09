import type { Diagnostic } from '../types/diagnostic.ts';
import type { Comparison } from './compare-blogs.ts';

/** What became of a blog. */
export interface ImportReport extends PostCounts {
  /** Files copied as they are. */
  readonly copied: number;
  /** Sources whose Liquid listed posts, data or the time: what they list no longer changes. */
  readonly frozen: readonly string[];
  /** Layouts that posts asked for and the theme does not have. */
  readonly layouts: readonly string[];
  /** Sources that were not published, since another had their address. */
  readonly shadowed: readonly string[];
  /** Addresses of pages that are the theme's own lists now. */
  readonly replaced: readonly string[];
  readonly comparison: Comparison | null;
  readonly diagnostics: readonly Diagnostic[];
}

export interface PostCounts {
  readonly posts: number;
  readonly drafts: number;
  readonly pages: number;
}

/** The report on a blog of which nothing could be made. */
export function nothingMade(diagnostics: readonly Diagnostic[]): ImportReport {
  const counts = { posts: 0, drafts: 0, pages: 0, copied: 0 };
  return { ...counts, frozen: [], layouts: [], shadowed: [], replaced: [], comparison: null, diagnostics };
}
