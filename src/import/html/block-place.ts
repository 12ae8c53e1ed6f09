/** Where blocks stand, and how their lines are read. */
export interface BlockPlace {
  /** Whether line ends are line breaks. */
  readonly keepsLines: boolean;
  readonly isInList: boolean;
}
