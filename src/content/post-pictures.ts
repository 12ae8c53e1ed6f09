import { pictureName } from '../images/read-facts.ts';
import { sourceLine } from '../markdown/document-state.ts';
import type { RenderedMarkdown } from '../markdown/markdown-document.ts';
import { encodeAddress } from '../text/encode-address.ts';
import { findAddress } from '../text/find-address.ts';
import { folderOf } from '../text/path-parts.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import type { Picture, PictureFinder } from '../types/picture.ts';
import { type FindAlike, pictureFault } from './pictures/picture-fault.ts';
import type { PostHeader } from './read-header.ts';

/**
 * Makes the function that finds a picture as a post names it: from the top of the site, beside the post's own file,
 * or relative to the post's address.
 */
export function picturesOf(
  { file, url }: Pick<PostHeader, 'file' | 'url'>,
  find: PictureFinder,
): (path: string) => Picture | undefined {
  const folder = folderOf(file.path);
  return (path) => {
    if (path.startsWith('/')) return find(path);
    return find(join(folder, path)) ?? find(join(folderOf(url), path));
  };
}

/** Says which pictures of a body nobody would see. What Jekyll lets pass in silence passes here. */
export function pictureFaults(
  { file, body, bodyLine }: PostHeader,
  images: RenderedMarkdown['images'],
  find: (path: string) => Picture | undefined,
  alike: FindAlike,
): readonly Diagnostic[] {
  // Editors write pictures as they lie from the text's file.
  const meant = (url: string): string | null => {
    const path = `/${join(folderOf(file.path), url)}`;
    return url.startsWith('/') || find(path) === undefined ? null : path;
  };
  return images.flatMap(({ url, line }) => {
    const source = sourceLine(body, line - bodyLine - 1);
    const place = { file: file.path, line, source, ...columnIn(source, url) };
    const picture = pictureName.test(url) ? find(url) : null;
    if (picture === null) return [];
    const fault = pictureFault(url, picture, place, {
      meant: picture === undefined ? meant(url) : null,
      alike,
    });
    return fault === null ? [] : [fault];
  });
}

/** A file that is broken is to be mended once, however often its post shows it; what is not there may be misnamed wherever it is named. */
export function tellBrokenOnce(faults: readonly Diagnostic[]): readonly Diagnostic[] {
  const told = new Set<string>();
  return faults.filter(({ code, message }) => {
    const isTold = code === 'image-broken' && told.has(message);
    told.add(message);
    return !isTold;
  });
}

/** Where a line names a picture by its path within the site, which may stand there with a base before it and percent signs in it. */
function columnIn(source: string, url: string): { readonly column?: number } {
  const at = findAddress([url, encodeAddress(url)], source);
  if (at === null) return {};
  return { column: at + 1 - (/[^\s("'<=]*$/.exec(source.slice(0, at))?.[0].length ?? 0) };
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
