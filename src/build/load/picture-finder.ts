import { likenessAmong, wantedLikeness } from '../../content/pictures/picture-likeness.ts';
import { planVariants } from '../../images/plan-variants.ts';
import { pictureName } from '../../images/read-facts.ts';
import { urlOf } from '../../pages/files.ts';
import type { Roots } from '../../sources/read-source.ts';
import type { Config } from '../../types/config.ts';
import type { KnownPictures, Picture, PictureFinder } from '../../types/picture.ts';
import type { SourceFile } from '../../types/source-file.ts';
import { readPictureFacts } from './read-picture-facts.ts';

/** Which pictures can be found, and what is known of them already. */
export interface PictureLookup {
  readonly sources: readonly SourceFile[];
  readonly roots: Roots;
  readonly config: Pick<Config, 'images'>;
  readonly pictures: KnownPictures;
}

/** Makes the function that finds pictures; each is read once, when it is first asked for. */
export function createPictureFinder({ sources, roots, config, pictures }: PictureLookup): PictureFinder {
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
    const facts = pictures.get(file.digest) ?? readPictureFacts(file, roots);
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
