import type { BodyStore } from '../layouts/body-store.ts';

/** Bodies of posts that were edited since the blog was opened, over those it was opened with. The kept ones are never written to. */
export class FreshBodies implements BodyStore {
  readonly #kept: BodyStore;
  readonly #fresh = new Map<string, string>();

  constructor(kept: BodyStore) {
    this.#kept = kept;
  }

  get(id: string): string {
    return this.#fresh.get(id) ?? this.#kept.get(id);
  }

  put(id: string, html: string): void {
    this.#fresh.set(id, html);
  }
}
