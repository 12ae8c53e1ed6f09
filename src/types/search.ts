/** The index that readers search in, as planned: all of it is named, and nothing of it encoded that has not changed. */
export interface SearchPlan {
  /** Changes when a post gets another number; answers from before do not fit then. */
  readonly edition: string;
  /** Ids of posts and pages by their number, in groups that are fetched together. */
  readonly groups: readonly (readonly string[])[];
  /** The digest of each part of the index of words. */
  readonly shards: readonly string[];
}
