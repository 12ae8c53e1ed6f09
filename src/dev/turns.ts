/** Work of which one piece is done at a time, in the order in which it was asked for. */
export class Turns {
  #last: Promise<void> = Promise.resolve();

  /** Does a piece of work when those before it have ended, and hands over what comes of it. */
  take<T>(work: () => T | Promise<T>): Promise<T> {
    const turn = this.#last.then(work);
    this.#last = turn.then(
      () => {},
      () => {},
    );
    return turn;
  }

  /** Settles when what was asked for by now has ended. */
  ended(): Promise<void> {
    return this.#last;
  }
}
