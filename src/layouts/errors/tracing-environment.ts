import nunjucks from 'nunjucks';
import type { Filter } from '../filters/filter.ts';
import { LayoutError } from '../layout-error.ts';
import type { Reads } from '../reads.ts';
import { tracedTemplateOf } from '../rendering/compile-layout.ts';
import { LayoutEnvironment } from '../rendering/environment.ts';
import type { LayoutSet } from '../rendering/layout-set.ts';
import { causesOf, EmptyOutput, FailedAt, FilterFailed, UnwritableOutput } from './failed-at.ts';

/** How deep macros may stand in one another where one is without end. */
const deepest = 200;

type Macro = (...given: readonly unknown[]) => unknown;

/**
 * The template engine over templates that know at each step where they are. It takes several times longer, and so is for a page
 * that has failed: what fails here is a `FailedAt`, or is caused by one.
 */
export class TracingEnvironment extends LayoutEnvironment {
  #calls = 0;
  /** Whether a page has failed because something in it calls itself without end. */
  mayBeEndless = false;

  constructor(layouts: LayoutSet, filters: ReadonlyMap<string, Filter>, reads: Reads) {
    super(layouts, filters, reads, tracedTemplateOf);
  }

  override renderLayout(name: string, context: object): string {
    this.#calls = 0;
    return super.renderLayout(name, context);
  }

  /** What templates call for what they write. */
  textOf(value: unknown, ownerOf: () => unknown): unknown {
    if (value === null || value === undefined) throw new EmptyOutput(ownerOf());
    const { suppressValue } = nunjucks.runtime as unknown as { suppressValue: Suppress };
    try {
      return suppressValue(value, true);
    } catch (cause) {
      throw new UnwritableOutput(value, cause);
    }
  }

  /** What templates call for a filter. */
  filtered(name: string, context: object, given: readonly unknown[]): unknown {
    try {
      return Reflect.apply(this.getFilter(name), context, given);
    } catch (cause) {
      throw new FilterFailed(name, given[0], cause);
    }
  }

  /** What templates make of each macro: one that tells where in it something failed. */
  traced(macro: Macro, failure: (cause: unknown) => Error): Macro {
    const isTooDeep = () => this.mayBeEndless && this.#calls >= deepest;
    const count = (by: number) => (this.#calls += by);
    const traced: Macro = function traced(this: unknown, ...given) {
      count(1);
      try {
        if (isTooDeep())
          throw new LayoutError(
            'layout-cycle',
            'a macro calls itself without end',
            'Put the call behind a condition that ends.',
          );
        return Reflect.apply(macro, this, given);
      } catch (cause) {
        throw failure(cause);
      } finally {
        count(-1);
      }
    };
    // A page that writes a macro itself shows its text.
    return Object.assign(traced, { toString: () => String(macro) });
  }

  /** What failed, where it did: the innermost place counts. */
  failureAt(path: string, line: number, column: number, cause: unknown): Error {
    return (
      causesOf(cause).find((each) => each instanceof FailedAt) ?? new FailedAt(path, line, column, cause)
    );
  }
}

type Suppress = (value: unknown, isEscaped: boolean) => unknown;
