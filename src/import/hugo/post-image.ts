import { type Data, type DataMap, isMap } from '../../types/data.ts';
import { textAt } from './lower-keys.ts';

/** The names that themes of Hugo have for the picture that stands for a text, those that mean it most first. */
const imageKeys: readonly string[] = [
  'cover',
  'image',
  'featured_image',
  'featuredimage',
  'featureimage',
  'feature_image',
  'images',
  'banner',
  'img',
  'thumbnail',
];

/** The picture that stands for a text, and the key that names it; null for none. */
export function imageOf(
  front: DataMap,
  locate: (path: string) => string,
): { readonly key: string; readonly image: Data } | null {
  for (const key of imageKeys) {
    const image = imageIn(front[key] ?? null, locate);
    if (image !== null) return { key, image };
  }
  return null;
}

function imageIn(value: Data, locate: (path: string) => string): Data {
  if (Array.isArray(value)) return value.length === 0 ? null : imageIn(value[0] ?? null, locate);
  if (typeof value === 'string') return value.trim() === '' ? null : locate(value.trim());
  if (!isMap(value)) return null;
  const path = ['image', 'path', 'src', 'url', 'feature'].map((key) => textAt(value, key)).find(Boolean);
  if (path === undefined) return null;
  const [alt, caption] = [textAt(value, 'alt'), textAt(value, 'caption')];
  return {
    path: locate(path),
    ...(alt === '' ? {} : { alt }),
    ...(caption === '' ? {} : { caption }),
  };
}
