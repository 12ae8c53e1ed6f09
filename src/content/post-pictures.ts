import { type Place, warning } from '../diagnostics/diagnostic.ts';
import { pictureName } from '../images/read-facts.ts';
import type { RenderedMarkdown } from '../markdown/markdown-document.ts';
import { sourceLine } from '../markdown/document-state.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import type { Picture } from '../types/picture.ts';
import type { PostHeader } from './read-header.ts';
import type { ImageFinder } from './resolve-image.ts';

/**
 * Makes the function that finds a picture as a post names it: from the top of the site, beside the post's own file,
 * or relative to the post's address.
 */
export function picturesOf(
  { file, url }: Pick<PostHeader, 'file' | 'url'>,
  find: ImageFinder,
): (path: string) => Picture | undefined {
  const folder = file.path.slice(0, file.path.lastIndexOf('/') + 1);
  return (path) => {
    if (path.startsWith('/')) return find(path);
    return find(join(folder, path)) ?? find(join(url.slice(0, url.lastIndexOf('/') + 1), path));
  };
}

/** Says which pictures of a body nobody would see. What Jekyll lets pass in silence passes here. */
export function pictureFaults(
  { file, body, bodyLine }: PostHeader,
  images: RenderedMarkdown['images'],
  find: (path: string) => Picture | undefined,
): readonly Diagnostic[] {
  return images.flatMap(({ url, line }) => {
    const place = { file: file.path, line, source: sourceLine(body, line - bodyLine - 1) };
    const fault = pictureName.test(url) ? pictureFault(url, find(url), place) : null;
    return fault === null ? [] : [fault];
  });
}

/**
 * What is wrong with a picture that a post names; null for nothing. A build warns, since all else of the post can be
 * read without it; `check` and `--strict` make an error of it.
 */
export function pictureFault(name: string, picture: Picture | undefined, place: Place): Diagnostic | null {
  if (picture === undefined) {
    const remedy = `Put the picture ${name.startsWith('/') ? `at ${name.slice(1)}` : 'beside the post'}, or mend its name.`;
    return warning('image-missing', `there is no picture ${name}`, place, remedy);
  }
  if (picture.fault === null) return null;
  const what = picture.fault === 'empty' ? 'is an empty file' : 'cannot be read: it is broken, or no picture';
  const remedy = 'Open it in a picture program and save it anew, or put a sound copy in its place.';
  return warning('image-broken', `${picture.source} ${what}`, place, remedy);
}

/** A path relative to a folder, without `.` and `..`. */
function join(folder: string, path: string): string {
  const parts: string[] = [];
  for (const part of (folder + path).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}
