import type { Place } from '../diagnostics/diagnostic.ts';
import type { Checked } from '../types/diagnostic.ts';
import type { Picture } from '../types/picture.ts';
import type { PostImage } from '../types/post.ts';
import { pictureFault } from './post-pictures.ts';
import type { ImageReference } from './read-image.ts';

/** Finds a picture by its URL path, or by its path in the blog; undefined for none at all. */
export type ImageFinder = (name: string) => Picture | undefined;

/** Where a picture named without a folder is looked for, in this order. */
const folders = ['/assets/images/', '/assets/', '/assets/img/', '/images/'];

/** What is known of a post that names a picture. */
export interface ImageOwner {
  /** Where the front matter names it. */
  readonly place: () => Place;
  /** The folder of URLs that the post's own files stand in. */
  readonly folder: string;
  readonly isJekyll: boolean;
}

/** Finds the file behind the front matter's `image`, and all that pages say of it. */
export function resolveImage(
  reference: ImageReference | null,
  find: ImageFinder,
  { place, folder, isJekyll }: ImageOwner,
): Checked<PostImage | null> {
  if (reference === null) return { value: null, diagnostics: [] };
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(reference.path)) {
    return { value: { ...reference, ...shownOf(undefined) }, diagnostics: [] };
  }
  const isWhole = reference.path.startsWith('/');
  const beside = isWhole ? undefined : find(reference.path);
  const candidates = isWhole ? [reference.path] : folders.map((start) => start + reference.path);
  const path =
    beside?.source.startsWith('posts/') || beside?.source.startsWith('drafts/')
      ? folder + reference.path.replace(/^\.\//, '')
      : candidates.find((candidate) => find(candidate) !== undefined);
  const picture = beside ?? (path === undefined ? undefined : find(path));
  const value = { ...reference, ...shownOf(picture), path: path ?? candidates[0] ?? reference.path };
  const fault = isJekyll ? null : pictureFault(isWhole ? value.path : reference.path, picture, place());
  return { value, diagnostics: fault === null ? [] : [fault] };
}

/** What pages say of a picture; of one that is not ours to read, nothing. */
function shownOf(picture: Picture | undefined): Omit<PostImage, keyof ImageReference> {
  const { width, height, format, variants, placeholder } = picture ?? unknown;
  return { width, height, format, variants, placeholder };
}

const unknown = { width: null, height: null, format: null, variants: [], placeholder: '' };
