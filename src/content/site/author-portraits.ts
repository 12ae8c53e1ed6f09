import { type Data, type DataMap, isMap } from '../../types/data.ts';
import type { PictureFinder } from '../../types/picture.ts';

/** Data whose authors know their pictures. */
export interface Portrayed {
  readonly data: DataMap;
  /** The pictures that they show, by path. */
  readonly shown: readonly string[];
}

/** Adds `portrait` to authors whose `picture` is a file of the blog: what `image` makes a choice of sizes of. */
export function authorPortraits(data: DataMap, find: PictureFinder): Portrayed {
  const { authors } = data;
  if (!isMap(authors)) return { data, shown: [] };
  const shown: string[] = [];
  const portrayed = Object.entries(authors).map(([id, author]): [string, Data] => {
    const path = isMap(author) ? author['picture'] : undefined;
    if (!isMap(author) || typeof path !== 'string' || 'portrait' in author) return [id, author];
    const picture = find(path);
    if (picture === undefined || picture.fault !== null) return [id, author];
    shown.push(path);
    const { width, height, format, placeholder } = picture;
    const variants = picture.variants.map((variant) => ({ ...variant }));
    return [id, { ...author, portrait: { path, width, height, format, variants, placeholder } }];
  });
  return { data: { ...data, authors: Object.fromEntries(portrayed) }, shown };
}
