/** What stands at a target, held against a shipment. */
export interface Standing {
  /** Every file that is there, and whether it has the bytes that are to stand there. */
  readonly files: ReadonlyMap<string, boolean>;
  /** What Tinta left there to know its own files by; null where it never was. */
  readonly record: string | null;
  /** Whether somebody else was the last to change it. */
  readonly isForeign?: boolean;
}
