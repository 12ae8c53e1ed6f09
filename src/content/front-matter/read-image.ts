import { type DataMap, isMap } from '../../types/data.ts';
import type { Checked } from '../../types/diagnostic.ts';
import type { PostImage } from '../../types/post.ts';
import { fine, type GivenKey, unclear } from './read-key.ts';

/** A post's picture as its front matter names it; every field may be empty but `path`. */
export type ImageReference = Pick<
  PostImage,
  'path' | 'alt' | 'caption' | 'credit' | 'creditlink' | 'thumbnail'
>;

/** The fields of the mapping, with the names that themes gave them. */
const spellings: Readonly<Record<keyof ImageReference, readonly string[]>> = {
  path: ['path', 'feature', 'src', 'url', 'image', 'teaser', 'thumb', 'thumbnail'],
  alt: ['alt', 'description'],
  caption: ['caption'],
  credit: ['credit'],
  creditlink: ['creditlink', 'credit_link'],
  thumbnail: ['thumbnail', 'thumb', 'teaser'],
};

/** Reads `image: path` or a mapping; null where it names no picture. */
export function readImage(given: GivenKey): Checked<ImageReference | null> {
  const { value } = given;
  if (value === null || value === false) return fine(null);
  if (typeof value === 'string') return fine(reference({ path: value }));
  if (!isMap(value)) return unclear(given, null, 'a path or a mapping', 'Write image: /assets/NAME.jpg.');
  return fine(reference(value));
}

function reference(map: DataMap): ImageReference | null {
  const field = (name: keyof ImageReference): string => {
    const found = spellings[name]
      .map((spelling) => map[spelling])
      .find((value) => typeof value === 'string' || typeof value === 'number');
    return String(found ?? '').trim();
  };
  const path = field('path');
  if (path === '') return null;
  const [alt, caption, credit] = [field('alt'), field('caption'), field('credit')];
  return { path, alt, caption, credit, creditlink: field('creditlink'), thumbnail: field('thumbnail') };
}
