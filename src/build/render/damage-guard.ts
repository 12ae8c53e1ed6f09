import { DamagedCache } from '../../cache/growing-file.ts';
import type { BodyStore } from '../../layouts/body-store.ts';
import type { SiteFacts } from '../../layouts/views/site-views.ts';

/** Remembers that something kept was damaged: what the template engine makes of an error has lost its kind. */
export class DamageGuard {
  damage: DamagedCache | null = null;

  /** Bodies whose damage is noticed. */
  bodies(bodies: BodyStore): BodyStore {
    return { get: this.#watched((id) => bodies.get(id)) };
  }

  /** What views are made from, with posts whose damage is noticed. */
  facts(facts: SiteFacts): SiteFacts {
    const { posts } = facts;
    return { ...facts, posts: { ...posts, find: this.#watched(posts.find), all: this.#watched(posts.all) } };
  }

  #watched<Asked extends readonly unknown[], Found>(read: (...asked: Asked) => Found) {
    return (...asked: Asked): Found => {
      try {
        return read(...asked);
      } catch (cause) {
        if (cause instanceof DamagedCache) this.damage = cause;
        throw cause;
      }
    };
  }
}
