import type { Place } from '../../diagnostics/diagnostic.ts';
import type { Checked } from '../../types/diagnostic.ts';
import type { Picture, PictureFinder } from '../../types/picture.ts';
import type { PostImage, ShownPicture } from '../../types/post.ts';
import type { ImageReference } from '../front-matter/read-image.ts';
import { type FindAlike, pictureFault } from './picture-fault.ts';

/** Where a picture named without a folder is looked for, in this order. */
const folders = ['/assets/images/', '/assets/', '/assets/img/', '/images/'];

/** What is known of a post that names a picture. */
export interface ImageOwner {
  /** Where the front matter names it. */
  readonly place: () => Place;
  /** The folder of URLs that the post's own files stand in. */
  readonly folder: string;
  readonly isJekyll: boolean;
  readonly alike: FindAlike;
}

/** Finds the file behind the front matter's `image`, and all that pages say of it. */
export function resolveImage(
  reference: ImageReference | null,
  find: PictureFinder,
  { place, folder, isJekyll, alike }: ImageOwner,
): Checked<PostImage | null> {
  if (reference === null) return { value: null, diagnostics: [] };
  const own = locate(reference.path, find, folder);
  const small = reference.thumbnail === '' ? null : locate(reference.thumbnail, find, folder);
  const value = {
    ...reference,
    ...own.shown,
    thumbnail: small?.shown.path ?? '',
    small: small?.shown ?? null,
  };
  if (isJekyll) return { value, diagnostics: [] };
  const named = small === null || reference.thumbnail === reference.path ? [own] : [own, small];
  const faults = named.flatMap(({ name, picture }) => {
    const fault = name === null ? null : pictureFault(name, picture, place(), { meant: null, alike });
    return fault === null ? [] : [fault];
  });
  return { value, diagnostics: faults };
}

interface Located {
  readonly shown: ShownPicture;
  readonly picture: Picture | undefined;
  /** What messages call it; null where it stands elsewhere and is not ours to look at. */
  readonly name: string | null;
}

function locate(written: string, find: PictureFinder, folder: string): Located {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(written))
    return { shown: { path: written, ...shownOf(undefined) }, picture: undefined, name: null };
  const isWhole = written.startsWith('/');
  const beside = isWhole ? undefined : find(written);
  const bare = written.replace(/^(?:\.\/)+/, '');
  const candidates = isWhole ? [written] : folders.map((start) => start + bare);
  const found =
    beside?.source.startsWith('posts/') || beside?.source.startsWith('drafts/')
      ? folder + bare
      : candidates.find((candidate) => find(candidate) !== undefined);
  const picture = beside ?? (found === undefined ? undefined : find(found));
  const path = found ?? candidates[0] ?? written;
  return { shown: { path, ...shownOf(picture) }, picture, name: isWhole ? path : written };
}

/** What pages say of a picture; of one that is not ours to read, nothing. */
function shownOf(picture: Picture | undefined): Omit<ShownPicture, 'path'> {
  const { width, height, format, variants, placeholder } = picture ?? unknown;
  return { width, height, format, variants, placeholder };
}

const unknown = { width: null, height: null, format: null, variants: [], placeholder: '' };
