/** One value of a taxonomy, and the posts that bear it. */
export interface Term {
  /** As posts name it: what the front matter says, an author's id. */
  readonly id: string;
  /** Other spellings of it that share its URL, as they may in a Jekyll blog. */
  readonly others: readonly string[];
  /** As readers see it. */
  readonly name: string;
  readonly slug: string;
  /** Path within the site, no base; empty where the taxonomy has no pages. */
  readonly url: string;
  /** Post ids, newest first. */
  readonly posts: readonly string[];
}

/** One way of grouping posts: categories, tags, authors, series or a site's own. */
export interface Taxonomy {
  readonly name: string;
  /** Path of the index of terms: `/tags/`; empty where the taxonomy has no pages. */
  readonly url: string;
  /** Whether term pages list oldest first, as a series is read. */
  readonly ascending: boolean;
  /** Sorted by slug. */
  readonly terms: readonly Term[];
}
