import type { Diagnostic } from './diagnostic.ts';

/** A fact an output was made from: `layout:post.njk`, `layout?:missing.njk`, `post:ID`, `body:ID`, `site`, `source:PATH`. */
export interface Read {
  readonly of: string;
  /** Which of its keys; none for a fact that is read whole. */
  readonly keys: readonly string[];
}

/** One rendered file. A pure function of its page and of what `reads` names. */
export interface Output {
  readonly path: string;
  readonly url: string;
  readonly bytes: Uint8Array;
  readonly reads: readonly Read[];
  readonly diagnostics: readonly Diagnostic[];
}
