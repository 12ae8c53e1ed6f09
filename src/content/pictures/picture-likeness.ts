import { alikeByName } from '../../text/alike-by-name.ts';
import type { PictureFinder } from '../../types/picture.ts';

/** So no picture is named: what posts write is rid of `..` before it is asked for. */
const mark = '../like:';

/** The name that another is wanted for which is like it; null where a finder is asked for a picture itself. */
export function wantedLikeness(name: string): string | null {
  return name.startsWith(mark) ? name.slice(mark.length) : null;
}

/**
 * Makes the function that finds the name of a picture that differs from another in letter case only, or of one that is served under
 * the same name in another folder; null for none, or several.
 */
export function likenessAmong(names: readonly string[]): (name: string) => string | null {
  const inAnyCase = new Map(names.map((name) => [name.toLowerCase(), name]));
  const served = alikeByName(names.filter((name) => name.startsWith('/')));
  return (name) => inAnyCase.get(name.toLowerCase()) ?? (name.startsWith('/') ? served(name) : null);
}

/**
 * The address of the picture that was most likely meant by one that is not there, in a post of this folder. It is asked for as any
 * picture is, so that a post that was told of it is loaded again when it is another.
 */
export function meantPicture(written: string, folder: string, find: PictureFinder): string | null {
  const beside = written.startsWith('/')
    ? undefined
    : find(mark + folder + written.replace(/^(?:\.\/)+/, ''));
  if (beside?.source.startsWith(folder) === true) return beside.source.slice(folder.length);
  const served = find(`${mark}/${written.replace(/^\//, '')}`);
  return served === undefined ? null : `/${served.source.replace(/^pages\//, '')}`;
}
