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

/**
 * What the page being rendered has read. The law: whatever a page's bytes depend on passes through here, so that
 * a page may be skipped exactly when none of it has changed.
 */
export class Reads {
  #page = 0;
  #ledgers: Ledger[] = [];
  #names = new Set<string>();

  /** Starts the record of another page. */
  begin(): void {
    this.#page++;
    this.#ledgers = [];
    this.#names = new Set();
  }

  open(name: string, keys: readonly string[]): Ledger {
    return { name, keys, page: 0, bits: new Uint32Array(Math.ceil(keys.length / 32)) };
  }

  /** Records that the key at `index` of a fact was read. */
  mark(ledger: Ledger, index: number): void {
    if (ledger.page !== this.#page) {
      ledger.page = this.#page;
      ledger.bits.fill(0);
      this.#ledgers.push(ledger);
    }
    const word = index >>> 5;
    ledger.bits[word] = (ledger.bits[word] ?? 0) | (1 << (index & 31));
  }

  /** Records a fact that is read whole, such as a layout. */
  add(name: string): void {
    this.#names.add(name);
  }

  /** What was read since `begin`, in the order of reading. */
  end(): readonly Read[] {
    const whole = [...this.#names].map((of) => ({ of, keys: [] }));
    return [...whole, ...this.#ledgers.map(toRead)];
  }
}

function toRead({ name, keys, bits }: Ledger): Read {
  const read = keys.filter((_, index) => ((bits[index >>> 5] ?? 0) >>> (index & 31)) & 1);
  return { of: name, keys: read };
}
