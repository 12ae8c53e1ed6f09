/**
 * What the page being rendered has read, by name. The law: whatever a page's bytes depend on passes through
 * here, so that a page may be skipped exactly when none of it has changed.
 */
export class Reads {
  #names = new Set<string>();

  /** Starts the record of another page. */
  begin(): void {
    this.#names = new Set();
  }

  add(name: string): void {
    this.#names.add(name);
  }

  /** The names read since `begin`, sorted. */
  end(): readonly string[] {
    return [...this.#names].sort();
  }
}
