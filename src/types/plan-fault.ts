import type { Diagnostic } from './diagnostic.ts';

/** What of a file's front matter a fault is about: the first of these keys that it has, and a text in its value. */
export interface FaultyKey {
  readonly keys: readonly string[];
  readonly text: string | null;
}

/** A fault of the plan or of the site it is made of. These keep no lines, so it says what to look for where it is told. */
export interface PlanFault extends Diagnostic {
  readonly about?: FaultyKey;
}
