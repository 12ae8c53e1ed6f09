import { type ImageSize, readImageSize } from '../images/image-size.ts';
import { urlOf } from '../pages/files.ts';
import type { SourceFile } from '../types/source-file.ts';
import { readSource, type Roots } from './scan.ts';

/** The size of a picture by its URL path; null for one of unknown size, undefined for none. */
export type FindImage = (url: string) => ImageSize | null | undefined;

const pictures = /\.(avif|gif|jpe?g|png|svg|webp)$/i;

/** Finds pictures by the URL path they are served at; sizes are read once, when first asked for. */
export function findImages(sources: readonly SourceFile[], roots: Roots): FindImage {
  const files = new Map(sources.filter(({ path }) => pictures.test(path)).map((file) => [urlOf(file), file]));
  const sizes = new Map<SourceFile, ImageSize | null>();
  return (url) => {
    const file = files.get(url);
    if (file === undefined) return undefined;
    const known = sizes.get(file);
    if (known !== undefined) return known;
    const size = readImageSize(readSource(roots, file));
    sizes.set(file, size);
    return size;
  };
}

/** A size as text, for comparing: `WxH`, or a word where there is none. */
export function sizeText(size: ImageSize | null | undefined): string {
  if (size === undefined) return 'none';
  return size === null ? 'unsized' : `${size.width}x${size.height}`;
}
