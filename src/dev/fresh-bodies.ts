import type { BodyStore } from '../layouts/body-store.ts';

/** Bodies of posts that were edited since the blog was opened, over those it was opened with. Those are never written to. */
export class FreshBodies implements BodyStore {
  readonly #cached: BodyStore;
  readonly #fresh: Map<string, string>;

  constructor(cached: BodyStore, fresh: ReadonlyMap<string, string> = new Map()) {
    this.#cached = cached;
    this.#fresh = new Map(fresh);
  }

  /** The same bodies, those of other posts left out; what is put into them from here on is not in these. */
  branch(ids: ReadonlySet<string>): FreshBodies {
    return new FreshBodies(this.#cached, new Map([...this.#fresh].filter(([id]) => ids.has(id))));
  }

  get(id: string): string {
    return this.#fresh.get(id) ?? this.#cached.get(id);
  }

  put(id: string, html: string): void {
    this.#fresh.set(id, html);
  }
}
