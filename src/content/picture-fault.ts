import { type Place, warning } from '../diagnostics/diagnostic.ts';
import { liquidAddressRemedy } from '../text/liquid-address.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import type { Picture } from '../types/picture.ts';

/**
 * What is wrong with a picture that a post names; null for nothing. A build warns, since all else of the post can be
 * read without it; `check` and `--strict` make an error of it. `meant` is the address that was meant, where one is known.
 */
export function pictureFault(
  name: string,
  picture: Picture | undefined,
  place: Place,
  meant: string | null = null,
): Diagnostic | null {
  if (picture === undefined && meant !== null) {
    const remedy = `Write ${meant}: addresses count from the page, not from the file.`;
    return warning('image-missing', noPicture(name), place, remedy);
  }
  if (picture === undefined) {
    const at = name.startsWith('/') ? `at ${name.slice(1)}` : 'beside the post';
    const remedy = liquidAddressRemedy(name) ?? `Put the picture ${at}, or mend its name.`;
    return warning('image-missing', noPicture(name), place, remedy);
  }
  if (picture.fault === null) return null;
  const what = picture.fault === 'empty' ? 'is an empty file' : 'cannot be read: it is broken, or no picture';
  const remedy = 'Open it in a picture program and save it anew, or put a sound copy in its place.';
  return warning('image-broken', `${picture.source} ${what}`, place, remedy);
}

/** What is said of a picture that is not there, by the address that its post has for it. */
export function noPicture(name: string): string {
  return `there is no picture ${name}`;
}
