/** Where rendered bodies wait for their pages. */
export interface BodyStore {
  /** The HTML of a post's body by the post's id; empty for one that has none. */
  get(id: string): string;
}
