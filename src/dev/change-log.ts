import type { Moves } from './find-moves.ts';

/** One change of the blog as open pages need to know it. */
export interface Change {
  readonly revision: number;
  /** Whether layouts changed. */
  readonly isRemade: boolean;
  /** URL paths of copied files whose bytes changed. */
  readonly assets: readonly string[];
  readonly moves: Moves;
  readonly edited: { readonly url: string; readonly title: string } | null;
}

/** All that changed since some revision. */
export interface Since {
  readonly isRemade: boolean;
  /** Null where that is too long ago. */
  readonly assets: readonly string[] | null;
  readonly edited: Change['edited'];
  /** Where the page of a file's path has moved to; null where it has not. */
  movedTo(path: string): string | null;
}

/** A page that slept through more than this is told to look at itself. */
const longest = 200;

/** Numbers the changes of the blog, and remembers the last ones for pages that were not listening. */
export class ChangeLog {
  #changes: readonly Change[] = [];
  #revision = 1;

  /** Rises with each change. */
  get revision(): number {
    return this.#revision;
  }

  add(change: Omit<Change, 'revision'>): void {
    this.#revision++;
    this.#changes = [...this.#changes, { ...change, revision: this.#revision }].slice(-longest);
  }

  since(revision: number): Since {
    const missed = this.#changes.filter((change) => change.revision > revision);
    const isWhole = missed.length === this.#revision - revision;
    return {
      isRemade: missed.some(({ isRemade }) => isRemade),
      assets: isWhole ? [...new Set(missed.flatMap(({ assets }) => assets))] : null,
      edited: missed.findLast(({ edited }) => edited !== null)?.edited ?? null,
      movedTo: (path) => missed.findLast(({ moves }) => moves.has(path))?.moves.get(path) ?? null,
    };
  }
}
