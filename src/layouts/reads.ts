import type { Read } from '../types/output.ts';

/** The reads of one fact: which of its keys, as bits. Made once per fact, used again for every page. */
export interface Ledger {
  /** What the fact is called: `post:ID`. */
  readonly name: string;
  readonly keys: readonly string[];
  /** The page the bits belong to. */
  page: number;
  readonly bits: Uint32Array;
}

/** What a piece of a page has read. */
export interface Seen {
  readonly names: readonly string[];
  readonly ledgers: readonly Ledger[];
  /** Of each ledger in turn, as many words as it has. */
  readonly bits: readonly number[];
}

const noKeys: readonly string[] = [];

/**
 * What the page being rendered has read. The law: whatever a page's bytes depend on passes through here, so that
 * a page may be skipped exactly when none of it has changed.
 */
export class Reads {
  /** The number of the page at work; pieces that are looked at alone have numbers too. */
  #page = 0;
  #last = 0;
  #ledgers: Ledger[] = [];
  #names = new Set<string>();
  readonly #keySets = new Map<readonly string[], Map<string, readonly string[]>>();

  /** Starts the record of another page. */
  begin(): void {
    this.#page = ++this.#last;
    this.#ledgers = [];
    this.#names = new Set();
  }

  open(name: string, keys: readonly string[]): Ledger {
    return { name, keys, page: 0, bits: new Uint32Array(Math.ceil(keys.length / 32)) };
  }

  /** Records that the key at `index` of a fact was read. */
  mark(ledger: Ledger, index: number): void {
    if (ledger.page !== this.#page) this.#open(ledger);
    const word = index >>> 5;
    ledger.bits[word] = (ledger.bits[word] ?? 0) | (1 << (index & 31));
  }

  /** Records a fact that is read whole, such as a layout. */
  add(name: string): void {
    this.#names.add(name);
  }

  /** Does a piece of the page's work; what it read counts for the page, and is told. */
  capture<T>(work: () => T): { readonly result: T; readonly seen: Seen } {
    const outer = { page: this.#page, seen: this.#seen() };
    this.begin();
    let seen: Seen | null = null;
    try {
      const result = work();
      seen = this.#seen();
      return { result, seen };
    } finally {
      seen ??= this.#seen();
      this.#page = outer.page;
      this.#ledgers = [];
      this.#names = new Set(outer.seen.names);
      for (const ledger of outer.seen.ledgers) ledger.page = 0;
      this.replay(outer.seen);
      this.replay(seen);
    }
  }

  /** Counts what a piece of another page read as read by this one. */
  replay({ names, ledgers, bits }: Seen): void {
    for (const name of names) this.#names.add(name);
    let at = 0;
    for (const ledger of ledgers) {
      if (ledger.page !== this.#page) this.#open(ledger);
      for (let word = 0; word < ledger.bits.length; word++)
        ledger.bits[word] = (ledger.bits[word] ?? 0) | (bits[at++] ?? 0);
    }
  }

  #open(ledger: Ledger): void {
    ledger.page = this.#page;
    ledger.bits.fill(0);
    this.#ledgers.push(ledger);
  }

  #seen(): Seen {
    const bits = this.#ledgers.flatMap((ledger) => [...ledger.bits]);
    return { names: [...this.#names], ledgers: this.#ledgers, bits };
  }

  /** What was read since `begin`, in the order of reading. */
  end(): readonly Read[] {
    const whole = [...this.#names].map((of) => ({ of, keys: noKeys }));
    return [
      ...whole,
      ...this.#ledgers.map(({ name, keys, bits }) => ({ of: name, keys: this.#keysOf(keys, bits) })),
    ];
  }

  /** The keys that have bits: the same list each time, so that who keeps many of them can tell them apart cheaply. */
  #keysOf(keys: readonly string[], bits: Uint32Array): readonly string[] {
    let sets = this.#keySets.get(keys);
    if (sets === undefined) this.#keySets.set(keys, (sets = new Map()));
    const id = bits.join();
    let set = sets.get(id);
    if (set === undefined) {
      set = keys.filter((_, index) => ((bits[index >>> 5] ?? 0) >>> (index & 31)) & 1);
      sets.set(id, set);
    }
    return set;
  }
}
