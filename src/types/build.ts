import type { Diagnostic } from './diagnostic.ts';

/** The five verbs, in order. */
export const verbs = ['scan', 'load', 'plan', 'render', 'write'] as const;

export type Verb = (typeof verbs)[number];

/** What a build did, as data. */
export interface BuildReport {
  /** Whether the output folder now holds the new site. */
  readonly isDone: boolean;
  readonly diagnostics: readonly Diagnostic[];
  /** Files written because their bytes changed. */
  readonly written: number;
  readonly unchanged: number;
  readonly removed: number;
  readonly posts: number;
  /** URLs of the pages rendered in this run, sorted. */
  readonly rendered: readonly string[];
  /** Milliseconds per verb. */
  readonly times: { readonly [verb in Verb]: number };
}
