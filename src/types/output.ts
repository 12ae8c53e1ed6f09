import type { Diagnostic } from './diagnostic.ts';

/** One rendered file. A pure function of its page and of what `reads` names. */
export interface Output {
  readonly path: string;
  readonly url: string;
  readonly bytes: Uint8Array;
  /**
   * Every fact it was made from, by name: `layout:post.njk`, `layout?:missing.njk`, `post:ID#title`,
   * `body:ID`, `site.title`, `site.data.x`, `source:PATH`.
   */
  readonly reads: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}
