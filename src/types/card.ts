/** A picture for sharing as planned: all that stands on it, and what it is drawn with. */
export interface CardPlan {
  /** Path within the site, no base. */
  readonly url: string;
  readonly title: string;
  /** The blog's name. */
  readonly site: string;
  /** Authors and day, what there is of them. */
  readonly byline: readonly string[];
  /** BCP 47. */
  readonly lang: string;
  /** Whether lines run from right to left. */
  readonly isRtl: boolean;
  /** Fonts in the order in which they are asked for a sign. */
  readonly families: readonly string[];
  readonly colors: CardColors;
}

/** In hexadecimal. */
interface CardColors {
  readonly paper: string;
  readonly ink: string;
  readonly soft: string;
  readonly spot: string;
}

/** A part of a font as it is installed: a file that has some of the signs. */
export interface FontPart {
  /** What the engine is to call it. */
  readonly family: string;
  /** Absolute; empty for the engine's own. */
  readonly file: string;
  /** First and last code point, both included. */
  readonly ranges: readonly (readonly [first: number, last: number])[];
}
