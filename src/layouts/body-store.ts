/** Where rendered bodies wait for their pages: the HTML of a post, by its id. */
export interface BodyStore {
  put(id: string, html: string): void;
  /** The HTML of a body that was put; empty for one that never was. */
  get(id: string): string;
}

/** Keeps bodies in memory. */
export function createMemoryBodyStore(): BodyStore {
  const bodies = new Map<string, string>();
  return {
    put: (id, html) => void bodies.set(id, html),
    get: (id) => bodies.get(id) ?? '',
  };
}
