import type { CacheFolder } from '../../cache/cache-folder.ts';
import type { Roots } from '../../sources/read-source.ts';
import type { Progress } from './stopwatch.ts';

/** What decides which pages a blog has, and how they are made. */
export interface PrepareOptions {
  readonly roots: Roots;
  readonly baseUrl?: string | undefined;
  readonly drafts?: boolean | undefined;
  readonly future?: boolean | undefined;
  /** What the build takes for now: posts dated later are in the future. */
  readonly now: Date;
  /** Tinta's own version. */
  readonly version: string;
  /** Digest of the tool itself, where that is more than its version: what another has kept is not taken up. */
  readonly tool?: string | undefined;
  /** Where work is kept from run to run; none if not given. */
  readonly cache?: CacheFolder | undefined;
  readonly onProgress?: Progress | undefined;
  /** Whether the search index is made when a part of it is asked for: not where what was built is compared. */
  readonly searchLater?: boolean | undefined;
  /** How many threads may work; 1 if not given. */
  readonly jobs?: number | undefined;
  /** From how many posts or pages on they do. */
  readonly threadsFrom?: number | undefined;
  /** Ends the work between two pages. */
  readonly signal?: AbortSignal | undefined;
}

/** What a build is told besides. */
export interface BuildOptions extends PrepareOptions {
  /** Where the site is written, absolute. */
  readonly out: string;
  /** Writes every file anew, even where the same bytes stand already. */
  readonly clean?: boolean | undefined;
  /** Warnings end the build as errors do. */
  readonly strict?: boolean | undefined;
}
