import { type Verb, verbs } from '../../types/build.ts';

/** Told at each verb and now and then within it: how many of how many are done. */
export type Progress = (verb: Verb, done: number, total: number) => void;

/** Counts the milliseconds each verb takes, however its work is interleaved with the others'. */
export class Stopwatch {
  readonly #spent = new Map<Verb, number>(verbs.map((verb) => [verb, 0]));

  time<T>(verb: Verb, work: () => T): T {
    const start = performance.now();
    try {
      return work();
    } finally {
      this.#add(verb, start);
    }
  }

  async timeAsync<T>(verb: Verb, work: () => Promise<T>): Promise<T> {
    const start = performance.now();
    try {
      return await work();
    } finally {
      this.#add(verb, start);
    }
  }

  #add(verb: Verb, start: number): void {
    this.#spent.set(verb, (this.#spent.get(verb) ?? 0) + performance.now() - start);
  }

  /** Milliseconds by verb, to the tenth. */
  get times(): { readonly [verb in Verb]: number } {
    const spent = (verb: Verb) => Math.round((this.#spent.get(verb) ?? 0) * 10) / 10;
    return {
      scan: spent('scan'),
      load: spent('load'),
      plan: spent('plan'),
      render: spent('render'),
      write: spent('write'),
    };
  }
}
