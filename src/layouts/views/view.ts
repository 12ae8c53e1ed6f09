import type { Ledger, Reads } from '../reads.ts';

/** What layouts see of one fact of the site: properties only, no prototype of the language, every read recorded. */
export type View = Readonly<Record<string, unknown>>;

const lasting = Symbol('lasting');

/** Whether a value is a view that serves all pages: the very same for the same fact. */
export function isLasting(value: object): boolean {
  return lasting in value;
}

const viewed = Symbol('view');

/** Whether a value is a view, of whatever fact. */
export function isView(value: unknown): value is View {
  return typeof value === 'object' && value !== null && viewed in value;
}

/** Properties computed when a layout reads them, recorded as keys of what `name` names. */
export interface Aspect<Fact> {
  readonly name: (fact: Fact) => string;
  readonly getters: { readonly [key: string]: (fact: Fact) => unknown };
}

/**
 * Makes the function that turns a fact into its view; a later aspect overrides an earlier one. All views share a prototype
 * that inherits nothing, so a view costs one small object and `{{ constructor }}` reads nothing.
 */
export function defineView<Fact>(reads: Reads, ...aspects: readonly Aspect<Fact>[]): (fact: Fact) => View {
  return openWith(Object.create(null), reads, aspects);
}

/** The same for facts that many pages show: a fact has one view. */
export function defineLastingView<Fact extends object>(
  reads: Reads,
  ...aspects: readonly Aspect<Fact>[]
): (fact: Fact) => View {
  const open = openWith(Object.create(null, { [lasting]: { value: true } }), reads, aspects);
  const opened = new WeakMap<Fact, View>();
  return (fact) => {
    let view = opened.get(fact);
    if (view === undefined) opened.set(fact, (view = open(fact)));
    return view;
  };
}

function openWith<Fact>(prototype: object, reads: Reads, aspects: readonly Aspect<Fact>[]) {
  Object.defineProperty(prototype, viewed, { value: true });
  const parts = aspects.map((aspect) => defineAspect(prototype, aspect, reads));
  return (fact: Fact): View => {
    const view = Object.create(prototype);
    for (const { symbol, open } of parts) view[symbol] = open(fact);
    return view;
  };
}

interface Opened<Fact> {
  readonly fact: Fact;
  readonly ledger: Ledger;
}

function defineAspect<Fact>(prototype: object, { name, getters }: Aspect<Fact>, reads: Reads) {
  const symbol = Symbol('aspect');
  const keys = Object.keys(getters);
  for (const [index, key] of keys.entries()) {
    const get = getters[key];
    if (get === undefined) continue;
    Object.defineProperty(prototype, key, {
      enumerable: true,
      configurable: true,
      get(this: Record<symbol, Opened<Fact>>) {
        const { fact, ledger } = this[symbol] as Opened<Fact>;
        reads.mark(ledger, index);
        return get(fact);
      },
    });
  }
  return { symbol, open: (fact: Fact): Opened<Fact> => ({ fact, ledger: reads.open(name(fact), keys) }) };
}
