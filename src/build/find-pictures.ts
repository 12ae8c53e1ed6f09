import { closeSync, openSync, readSync } from 'node:fs';
import { likenessAmong, wantedLikeness } from '../content/picture-likeness.ts';
import { planVariants } from '../images/plan-variants.ts';
import { faulty, pictureName, readFacts } from '../images/read-facts.ts';
import { urlOf } from '../pages/files.ts';
import { pathOfSource, type Roots, readSource } from '../sources/read-source.ts';
import type { Config } from '../types/config.ts';
import type { Picture, PictureFacts } from '../types/picture.ts';
import type { SourceFile } from '../types/source-file.ts';

/**
 * Finds a picture by the URL path it is served at, or by its path in the blog (no slash in front); undefined for none. Asked for a
 * likeness, it finds the one that is named alike.
 */
export type FindPicture = (name: string) => Picture | undefined;

/** What is known of pictures, by the digests of their bytes. */
export type KnownPictures = ReadonlyMap<string, PictureFacts>;

/** Which pictures can be found, and what is known of them already. */
export interface PictureLookup {
  readonly sources: readonly SourceFile[];
  readonly roots: Roots;
  readonly config: Pick<Config, 'images'>;
  readonly pictures: KnownPictures;
}

/** Makes the function that finds pictures; each is read once, when it is first asked for. */
export function findPictures({ sources, roots, config, pictures }: PictureLookup): FindPicture {
  const files = new Map<string, SourceFile>();
  for (const file of sources) {
    if (!pictureName.test(file.path)) continue;
    if (file.kind === 'beside') files.set(file.path.normalize('NFC'), file);
    else files.set(urlOf(file), file);
  }
  const found = new Map<SourceFile, Picture>();
  let likeness: ((name: string) => string | null) | null = null;
  const nameLike = (name: string): string => (likeness ??= likenessAmong([...files.keys()]))(name) ?? '';
  return (name) => {
    const wanted = name.normalize('NFC');
    const like = wantedLikeness(wanted);
    const file = files.get(like === null ? wanted : nameLike(like));
    if (file === undefined) return undefined;
    const before = found.get(file);
    if (before !== undefined) return before;
    const facts = pictures.get(file.digest) ?? factsOf(file, roots);
    const { path: source, digest } = file;
    const picture = {
      ...facts,
      source,
      digest,
      variants: planVariants(source, digest, facts, config.images),
    };
    found.set(file, picture);
    return picture;
  };
}

/** What a picture is to those that show it, for comparing: its digest, or a word for none. */
export function identityOf(picture: Picture | undefined): string {
  return picture === undefined ? 'none' : picture.digest;
}

/** A header is rarely longer than this, in bytes. */
const headerBytes = 1 << 16;

/** Reads a picture's header, and the rest only where that does not tell. */
export function factsOf(file: SourceFile, roots: Roots): PictureFacts {
  const isWhole = file.size <= headerBytes;
  return (
    (isWhole ? null : readFacts(startOf(file, roots), false)) ??
    readFacts(readSource(roots, file), true) ??
    faulty('broken')
  );
}

function startOf(file: SourceFile, roots: Roots): Uint8Array {
  const handle = openSync(pathOfSource(roots, file), 'r');
  try {
    const bytes = new Uint8Array(headerBytes);
    return bytes.subarray(0, readSync(handle, bytes, 0, headerBytes, 0));
  } finally {
    closeSync(handle);
  }
}
