import type { CacheFolder } from '../../cache/cache-folder.ts';
import type { PictureEncoder } from '../../images/picture-encoder.ts';
import { faulty, pictureName } from '../../images/read-facts.ts';
import { type Roots, readSource } from '../../sources/read-source.ts';
import type { KnownPictures, PictureFacts } from '../../types/picture.ts';
import { isCopied, type SourceFile } from '../../types/source-file.ts';
import type { Progress } from '../scan/stopwatch.ts';
import { manyAtOnce } from '../threads/many-at-once.ts';
import { picturesAtOnce } from '../threads/pictures-at-once.ts';
import { readPictureFacts } from './read-picture-facts.ts';

/** Rises when facts are read otherwise than before. */
const edition = 1;

const fileName = 'pictures.json';

/** With what pictures are looked at, and where what they tell is kept. */
export interface PictureReading {
  readonly roots: Roots;
  readonly cache: CacheFolder;
  /** What decodes them, with its version. */
  readonly encoder: string;
  /** Starts it; asked only if there is a picture that nobody has seen. */
  readonly open: () => Promise<PictureEncoder>;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: Progress | undefined;
}

/**
 * Looks at every picture of the blog once in its life: its size, whether it is whole, and a few of its pixels. The
 * law: what is said of a picture is a function of its bytes and the encoder, so it is kept under its digest.
 */
export async function readPictures(
  sources: readonly SourceFile[],
  { roots, cache, encoder, open, signal, onProgress }: PictureReading,
): Promise<KnownPictures> {
  const key = `${String(edition)} ${encoder}`;
  const before = readKept(cache.readJson(fileName), key);
  const pictures = new Map(
    sources
      .filter((file) => isCopied(file) && !file.isTheme && pictureName.test(file.path))
      .map((file) => [file.digest, file]),
  );
  const fresh = [...pictures.values()].filter(({ digest }) => before[digest] === undefined);
  const known = new Map(
    [...pictures.keys()].flatMap((digest) => {
      const facts = before[digest];
      return facts === undefined ? [] : [[digest, facts] as const];
    }),
  );
  let done = 0;
  await manyAtOnce(fresh, picturesAtOnce, async (file) => {
    signal?.throwIfAborted();
    known.set(file.digest, await look(file, roots, open));
    onProgress?.('load', ++done, fresh.length);
  });
  if (fresh.length > 0 || known.size < Object.keys(before).length)
    cache.writeJson(fileName, { key, pictures: Object.fromEntries(known) });
  return known;
}

async function look(
  file: SourceFile,
  roots: Roots,
  open: () => Promise<PictureEncoder>,
): Promise<PictureFacts> {
  const facts = readPictureFacts(file, roots);
  if (facts.fault !== null || facts.format === null) return facts;
  const encoder = await open();
  try {
    return { ...facts, placeholder: await encoder.placeholder(readSource(roots, file)) };
  } catch {
    return faulty('broken');
  }
}

function readKept(value: unknown, key: string): { readonly [digest: string]: PictureFacts } {
  if (typeof value !== 'object' || value === null || !('key' in value) || value.key !== key) return {};
  if (!('pictures' in value) || typeof value.pictures !== 'object' || value.pictures === null) return {};
  const isWhole = Object.values(value.pictures).every(
    (facts) => typeof facts === 'object' && facts !== null && 'placeholder' in facts && 'fault' in facts,
  );
  return isWhole ? (value.pictures as { readonly [digest: string]: PictureFacts }) : {};
}
