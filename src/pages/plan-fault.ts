import type { Diagnostic } from '../types/diagnostic.ts';
import type { Page } from '../types/page.ts';

/** What of a file's front matter a fault is about: the first of these keys that it has, and a text in its value. */
export interface FaultyKey {
  readonly keys: readonly string[];
  readonly text: string | null;
}

/** A fault of the plan. Plans keep no lines, so it says what to look for where it is told. */
export interface PlanFault extends Diagnostic {
  readonly about?: FaultyKey;
}

/** The alias that a page stands for, as its post has it; null for any other page. */
export function aliasOf({ extra }: Page): string | null {
  const { alias } = extra;
  return typeof alias === 'string' ? alias : null;
}

/** What gave a page its address. */
export function addressOf(page: Page): FaultyKey {
  const text = aliasOf(page);
  return { keys: text === null ? ['permalink', 'slug'] : ['aliases', 'redirect_from'], text };
}
