import type { DataMap } from '../types/data.ts';
import { writtenOut } from './written-out.ts';

/** What Liquid sees of a thing: the names it may ask for, and nothing else. */
export type View = Record<string, unknown>;

/** What all views have: a text, where one is taken for such. No name leads to it. */
const written: object = Object.create(null, {
  [Symbol.toPrimitive]: {
    value(this: unknown) {
      return writtenOut(this);
    },
  },
}) as object;

/** Makes a view with nothing but the blog's own words to be asked for. */
export function liquidView(values: object): View {
  return Object.assign(Object.create(written) as View, values as DataMap);
}
