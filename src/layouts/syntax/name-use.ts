/** A name a template uses, where it stands. Lines and columns count from 0. */
export interface NameUse {
  readonly name: string;
  readonly line: number;
  readonly column: number;
}
