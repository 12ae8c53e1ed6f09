import type { DiagnosticCode } from '../diagnostics/codes.ts';

/** Something wrong with the blog: what, where, why, and what to do. Stored and replayed as data, never thrown. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: 'error' | 'warning';
  /** One sentence: what is wrong, in the writer's words. */
  readonly message: string;
  /** Path relative to the blog, `/` between folders; null when no file is to blame. */
  readonly file: string | null;
  /** Counted from 1. */
  readonly line: number | null;
  /** Counted from 1, in UTF-16 units. */
  readonly column: number | null;
  /** The source line itself, for the caret. */
  readonly source: string | null;
  /** What stands beside the caret: why this spot is wrong. */
  readonly note: string | null;
  /** What to do about it. */
  readonly remedy: string;
}

/** A value together with what was found wrong on the way to it. */
export interface Checked<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}
