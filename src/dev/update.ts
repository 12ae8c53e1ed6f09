import type { Diagnostic } from '../types/diagnostic.ts';
import type { Task } from './one-at-a-time.ts';

/** Which files are to be looked at, and how. */
export interface Look extends Task {
  /** Whether nothing that is known of the blog counts. */
  readonly isAnew?: boolean;
}

/** What came of looking at the blog again. */
export interface Update {
  /** The blog is served as it is now, or as it was because it has errors; or nothing had changed. */
  readonly outcome: 'shown' | 'kept' | 'same';
  /** Paths of the blog's files that came, went or changed since the blog was last shown. */
  readonly files: readonly string[];
  /** The site's base path, with a slash at its end. */
  readonly base: string;
  /** Everything wrong with the blog as it is now. */
  readonly diagnostics: readonly Diagnostic[];
  /** Finds the pages that are made otherwise now, by the paths of their files. */
  readonly findAffected: () => readonly string[];
}
