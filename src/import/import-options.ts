/** From where to where a blog is brought, and by what. */
export interface ImportOptions {
  /** The blog that is read, absolute. Nothing in it is touched. */
  readonly source: string;
  /** An empty or new folder, absolute. */
  readonly target: string;
  readonly theme: string;
  readonly now: Date;
  readonly version: string;
}
