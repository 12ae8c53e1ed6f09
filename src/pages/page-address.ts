import type { Page } from '../types/page.ts';
import type { FaultyKey } from '../types/plan-fault.ts';

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
