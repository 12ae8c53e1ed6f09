import type { Reads } from '../reads.ts';

/** What layouts see of one fact of the site: properties only, no prototype of the language, every read recorded. */
export type View = Readonly<Record<string, unknown>>;

/** Properties computed when a layout reads them, recorded as `NAME#KEY`. */
export interface Aspect<Fact> {
  readonly name: (fact: Fact) => string;
  readonly getters: { readonly [key: string]: (fact: Fact) => unknown };
}

/**
 * Makes the function that turns a fact into its view. The properties stand once, on a shared prototype that
 * inherits nothing (a later aspect overrides an earlier one), so a view costs one small object and `{{ constructor }}` reads nothing.
 */
export function defineView<Fact>(reads: Reads, ...aspects: readonly Aspect<Fact>[]): (fact: Fact) => View {
  const key = Symbol('fact');
  const prototype: object = Object.create(null);
  for (const { name, getters } of aspects) {
    for (const [property, get] of Object.entries(getters)) {
      Object.defineProperty(prototype, property, {
        enumerable: true,
        configurable: true,
        get(this: Record<symbol, Fact>) {
          const fact = this[key] as Fact;
          reads.add(`${name(fact)}#${property}`);
          return get(fact);
        },
      });
    }
  }
  return (fact) => Object.create(prototype, { [key]: { value: fact } });
}
