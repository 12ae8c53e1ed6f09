import type { Filter } from '../filters/filter.ts';
import type { Reads } from '../reads.ts';
import type { LayoutSet } from '../rendering/layout-set.ts';
import { causesOf } from './failed-at.ts';
import { TracingEnvironment } from './tracing-environment.ts';

/**
 * Finds where a page failed by rendering it once more with templates that tell. So those that render pages need not know where
 * they are, which would cost all pages what only failures are in want of.
 */
export class FailureTracer {
  readonly #filters: ReadonlyMap<string, Filter>;
  readonly #reads: Reads;
  #environment: TracingEnvironment | null = null;

  constructor(filters: ReadonlyMap<string, Filter>, reads: Reads) {
    this.#filters = filters;
    this.#reads = reads;
  }

  /** What the page fails with this time; `thrown` where it does not. */
  trace(thrown: unknown, layouts: LayoutSet, layout: string, context: object): unknown {
    this.#environment ??= new TracingEnvironment(layouts, this.#filters, this.#reads);
    this.#environment.renew(layouts);
    this.#environment.mayBeEndless = isOverflow(thrown);
    try {
      this.#environment.renderLayout(layout, context);
    } catch (traced) {
      // Templates that tell take more of the stack than those that do not.
      return isOverflow(causesOf(traced).at(-1)) && !this.#environment.mayBeEndless ? thrown : traced;
    }
    return thrown;
  }
}

/** Whether the language's own end of all calls was reached. */
function isOverflow(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.message.includes('Maximum call stack size exceeded');
}
