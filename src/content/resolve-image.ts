import { warning } from '../diagnostics/diagnostic.ts';
import type { ImageSize } from '../images/image-size.ts';
import type { Checked } from '../types/diagnostic.ts';
import type { PostImage } from '../types/post.ts';
import type { ImageReference } from './read-image.ts';

/** The size of a picture of the blog by its URL path; null for a picture of unknown size, undefined for none at all. */
export type ImageFinder = (url: string) => ImageSize | null | undefined;

/** Where a picture named without a folder is looked for, in this order. */
const folders = ['/assets/images/', '/assets/', '/assets/img/', '/images/'];

/** Finds the file behind the front matter's `image`, and its size. */
export function resolveImage(
  reference: ImageReference | null,
  file: string,
  find: ImageFinder,
  isJekyll: boolean,
): Checked<PostImage | null> {
  if (reference === null) return { value: null, diagnostics: [] };
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(reference.path)) {
    return { value: { ...reference, width: null, height: null }, diagnostics: [] };
  }
  const candidates = reference.path.startsWith('/')
    ? [reference.path]
    : folders.map((folder) => folder + reference.path);
  const path = candidates.find((candidate) => find(candidate) !== undefined);
  const size = path === undefined ? null : find(path);
  const value = {
    ...reference,
    path: path ?? candidates[0] ?? reference.path,
    width: size?.width ?? null,
    height: size?.height ?? null,
  };
  if (path !== undefined || isJekyll) return { value, diagnostics: [] };
  const remedy = `Put the picture at ${value.path.slice(1)}, or mend image: in the front matter.`;
  return {
    value,
    diagnostics: [warning('image-missing', `there is no picture ${reference.path}`, { file }, remedy)],
  };
}
