import type { Location } from '../../text/locate.ts';

/** Scalars as they were written, in the nesting of their value; null where the text does not tell. */
export type Written = string | readonly Written[] | null;

/** A key at the top of front matter, by offsets in its text. */
export interface WrittenKey {
  readonly keyStart: number;
  /** Below zero where the value is nowhere. */
  readonly valueStart: number;
  readonly written: Written;
}

/** The keys at the top of front matter; the last of two equal ones counts. */
export interface KeyIndex {
  readonly entries: ReadonlyMap<string, WrittenKey>;
  readonly place: (offset: number) => Location;
}
