import { type Place, warning } from '../../diagnostics/diagnostic.ts';
import { liquidAddressRemedy } from '../../text/liquid-address.ts';
import type { Diagnostic } from '../../types/diagnostic.ts';
import type { Picture } from '../../types/picture.ts';

/** Finds the address of a picture that is named like another. */
export type FindAlike = (name: string) => string | null;

/**
 * What is wrong with a picture that a post names; null for nothing. A build warns, since all else of the post can be
 * read without it; `check` and `--strict` make an error of it. `meant` is the address that was meant, where one is known, and `alike` finds
 * one that may have been.
 */
export function pictureFault(
  name: string,
  picture: Picture | undefined,
  place: Place,
  { meant, alike }: { readonly meant: string | null; readonly alike: FindAlike },
): Diagnostic | null {
  if (picture === undefined && meant !== null) {
    const remedy = `Write ${meant}: addresses count from the page, not from the file.`;
    return warning('image-missing', noPicture(name), place, remedy);
  }
  if (picture === undefined) {
    const at = name.startsWith('/') ? `at ${name.slice(1)}` : 'beside the post';
    const like = alike(name);
    const hint = like === null ? '' : ` Did you mean ${like}?`;
    const remedy = liquidAddressRemedy(name) ?? `Put the picture ${at}, or mend its name.${hint}`;
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
