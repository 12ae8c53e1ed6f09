import type { Read } from '../types/output.ts';
import type { CacheFolder } from './cache-folder.ts';
import type { ByteRange } from './growing-file.ts';

/** A page that was made anew: where its plan stands, the digest of its bytes, and what it read. */
export interface EditedPage {
  readonly plan: ByteRange;
  /** The digest of its bytes. */
  readonly bytes: string;
  readonly reads: readonly Read[];
}

/** The few pages and posts that are others than the page file says, so that an edit need not write all of it. */
export interface PageEdits {
  /** The edition of the page file that this is about. */
  readonly of: string;
  readonly posts: { readonly [id: string]: string };
  readonly pages: { readonly [path: string]: EditedPage };
}

const fileName = 'edits.json';

/** The edits of this edition; none where the last ones were made to another. */
export function readPageEdits(cache: CacheFolder, of: string): PageEdits {
  const value = cache.readJson(fileName);
  return isPageEdits(value) && value.of === of ? value : { of, posts: {}, pages: {} };
}

/** Takes the place of the edits that were kept before. */
export function writePageEdits(cache: CacheFolder, edits: PageEdits): void {
  cache.writeJson(fileName, edits);
}

function isPageEdits(value: unknown): value is PageEdits {
  return typeof value === 'object' && value !== null && 'of' in value && 'posts' in value && 'pages' in value;
}
