import type { DataMap } from '../types/data.ts';
import type { Diagnostic } from '../types/diagnostic.ts';

/** A post, draft or page of another generator's blog, in the words of a native one. */
export interface ForeignText {
  /** Its file there, or how else its writer knows it. */
  readonly source: string;
  /** Where it goes: `posts/…md`, `drafts/…md` or `pages/…md`. */
  readonly path: string;
  /** Without a `permalink`, which is added where the native blog would serve it elsewhere. */
  readonly front: DataMap;
  /** Markdown. */
  readonly body: string;
  /** Path within the site where it was served, no base; null for what was not. */
  readonly url: string | null;
}

/** Another generator's blog in the words of a native one, before it is written. */
export interface ForeignBlog {
  /** What `site.yml` is to say. */
  readonly settings: DataMap;
  readonly texts: readonly ForeignText[];
  /** Further files with what they hold, such as `data/authors.yml`. */
  readonly files: ReadonlyMap<string, string>;
  /** Files that are copied as they are: absolute, and relative to the new blog. */
  readonly copies: readonly (readonly [from: string, to: string])[];
  /** What could not be read, or not be brought over. With an error among it nothing is written. */
  readonly diagnostics: readonly Diagnostic[];
}
