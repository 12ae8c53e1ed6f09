import type { Read } from '../types/output.ts';
import { type ChangedFacts, isTouched } from './facts.ts';

/** Positions in the table of names and in that of key sets, in turn. */
type FlatReads = readonly number[];

/** Facts that a page's plan holds, which is compared as a whole. */
const ofThePlan: ReadonlySet<string> = new Set(['page', 'pager']);

/** Facts that each page reads others of. */
const ofFewPages: ReadonlySet<string> = new Set(['post', 'body', 'term']);

/**
 * What a page read. Of the site at large, and of its layouts, most pages of a kind read the very same: the position
 * of that list. What it read of posts and terms is its own.
 */
export type PackedReads = readonly [shared: number, own: FlatReads];

/** The tables as they are kept. */
export interface ReadTablesFile {
  readonly names: readonly string[];
  readonly keySets: readonly (readonly string[])[];
  readonly shared: readonly FlatReads[];
}

/** Reads on their way from old tables into new ones. */
interface Renumbering {
  /** The same reads, by their positions in the new tables. */
  take(reads: PackedReads): PackedReads;
  end(): ReadTablesFile;
}

/** The tables before any page has read anything. */
export const noReadTables: ReadTablesFile = { names: [], keySets: [], shared: [] };

/** The names of facts, sets of their keys, and lists of both, each once, so that what 100,000 pages read takes little room. */
export class ReadTables {
  readonly #names: Interned<string>;
  readonly #keySets: Interned<readonly string[]>;
  readonly #shared: Interned<FlatReads>;
  readonly #keySetPositions = new WeakMap<readonly string[], number>();

  constructor({ names, keySets, shared }: ReadTablesFile) {
    this.#names = new Interned(names, (name) => name);
    this.#keySets = new Interned(keySets, (keys) => JSON.stringify(keys));
    this.#shared = new Interned(shared, (reads) => reads.join());
  }

  pack(reads: readonly Read[]): PackedReads {
    const own: Read[] = [];
    const shared: Read[] = [];
    for (const read of reads) {
      const kind = read.of.slice(0, read.of.indexOf(':'));
      if (!ofThePlan.has(kind)) (ofFewPages.has(kind) ? own : shared).push(read);
    }
    return [this.#shared.positionOf(this.#flatten(shared)), this.#flatten(own)];
  }

  #flatten(reads: readonly Read[]): FlatReads {
    // Of its final length at once: many of these wait for the end of the build.
    const flat: number[] = [];
    flat.length = reads.length * 2;
    for (const [at, { of, keys }] of reads.entries()) {
      flat[at * 2] = this.#names.positionOf(of);
      flat[at * 2 + 1] = this.#keySetOf(keys);
    }
    return flat;
  }

  /** Pages read few sets of keys, and most come as the same lists. */
  #keySetOf(keys: readonly string[]): number {
    let position = this.#keySetPositions.get(keys);
    if (position === undefined) this.#keySetPositions.set(keys, (position = this.#keySets.positionOf(keys)));
    return position;
  }

  /** Tells of packed reads whether any of them is among what has changed. */
  touchedBy(changed: ChangedFacts): (reads: PackedReads) => boolean {
    const isAnyTouched = this.#touchedAmong(this.#changesByName(changed));
    const isSharedTouched = this.#shared.values.map(isAnyTouched);
    return ([shared, own]) => (isSharedTouched[shared] ?? true) || isAnyTouched(own);
  }

  /** For each name the keys of it that have changed, null for all, undefined for none. */
  #changesByName(changed: ChangedFacts) {
    // A look-up that failed is touched by the layout that has come.
    return this.#names.values.map((name) => changed.get(name.replace(/^layout\?:/, 'layout:')));
  }

  #touchedAmong(changes: readonly (ReadonlySet<string> | null | undefined)[]): (reads: FlatReads) => boolean {
    return (reads) => {
      for (let at = 0; at < reads.length; at += 2) {
        const name = reads[at] ?? -1;
        const keys = this.#keySets.values[reads[at + 1] ?? -1];
        // Of a damaged cache nothing is believed.
        if (keys === undefined || !(name in changes)) return true;
        const changedKeys = changes[name];
        if (changedKeys === undefined) continue;
        if (isTouched({ of: '', keys }, new Map([['', changedKeys]]))) return true;
      }
      return false;
    };
  }

  /** The tables as they are, where all that stands in them is used. */
  whole(): Renumbering {
    const end = () => ({
      names: this.#names.values,
      keySets: this.#keySets.values,
      shared: this.#shared.values,
    });
    return { take: (reads) => reads, end };
  }

  /** Begins new tables, of what is taken over into them, so that they do not grow for ever. */
  renumber(): Renumbering {
    const names = new Renumbered(this.#names.values);
    const keySets = new Renumbered(this.#keySets.values);
    const shared = new Renumbered(this.#shared.values);
    const take = (flat: FlatReads): FlatReads =>
      flat.map((position, at) => (at % 2 === 0 ? names : keySets).positionOf(position));
    return {
      take: ([list, own]) => [shared.positionOf(list), take(own)],
      end() {
        const lists = shared.values.map(take);
        return { names: names.values, keySets: keySets.values, shared: lists };
      },
    };
  }
}

/** Values by their position in a list. */
class Interned<Value> {
  readonly #positions = new Map<string, number>();
  readonly #nameOf: (value: Value) => string;
  readonly values: Value[] = [];

  constructor(values: readonly Value[], nameOf: (value: Value) => string) {
    this.#nameOf = nameOf;
    for (const value of values) this.positionOf(value);
  }

  positionOf(value: Value): number {
    const name = this.#nameOf(value);
    let position = this.#positions.get(name);
    if (position === undefined) {
      this.#positions.set(name, (position = this.values.length));
      this.values.push(value);
    }
    return position;
  }
}

/** Those values of a list that are asked for, in the order of asking. */
class Renumbered<Value> {
  readonly #old: readonly Value[];
  readonly #positions: (number | undefined)[] = [];
  readonly values: Value[] = [];

  constructor(old: readonly Value[]) {
    this.#old = old;
  }

  positionOf(old: number): number {
    const value = this.#old[old];
    if (value === undefined) throw new Error(`no such position: ${old}`);
    return (this.#positions[old] ??= this.values.push(value) - 1);
  }
}
