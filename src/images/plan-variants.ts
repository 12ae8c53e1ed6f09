import crypto from 'node:crypto';
import { fileNameOf } from '../text/path-parts.ts';
import type { ImagesConfig } from '../types/config.ts';
import type { PictureFacts, PictureFormat, PictureVariant } from '../types/picture.ts';

/** Where the pictures that are made stand in the site. */
const folder = '/assets/made/';

/** Rises when the encoders are told otherwise than before: the same name always means the same bytes. */
const recipe = 1;

const extensions: { readonly [format in PictureFormat]: string } = {
  avif: 'avif',
  webp: 'webp',
  jpeg: 'jpg',
  png: 'png',
};

/**
 * Decides in which widths and formats a picture is made, from its header alone. None is wider than the picture. The name
 * holds a digest of all that the bytes depend on.
 */
export function planVariants(
  source: string,
  digest: string,
  { width, format, fault }: PictureFacts,
  config: ImagesConfig,
): readonly PictureVariant[] {
  const least = config.widths[0];
  if (config.encoder === '' || fault !== null || format === null || least === undefined) return [];
  if (width === null || width <= least) return [];
  const narrower = config.widths.filter((wanted) => wanted < width);
  const isWhole = narrower.length < config.widths.length;
  const stem = stemOf(source);
  return formatsOf(format, config.formats).flatMap((made) => {
    // In its own format and width the picture itself is there already.
    const widths = isWhole && made !== format ? [...narrower, width] : narrower;
    return widths.map((wide): PictureVariant => {
      const key = [digest, config.encoder, recipe, made, wide, qualityOf(made, config)].join(' ');
      const name = `${stem}-${String(wide)}-${crypto.hash('sha1', key, 'hex').slice(0, 10)}`;
      return { url: `${folder}${name}.${extensions[made]}`, width: wide, format: made };
    });
  });
}

/** The quality a format is encoded in; PNG loses nothing. */
export function qualityOf(format: PictureFormat, { quality }: ImagesConfig): number {
  return format === 'png' ? 100 : quality[format];
}

function formatsOf(own: PictureFormat, wanted: ImagesConfig['formats']): readonly PictureFormat[] {
  return [...new Set(wanted.map((format) => (format === 'original' ? own : format)))];
}

/** The file's name as part of a URL, without what every host would spell another way. */
function stemOf(source: string): string {
  const name = fileNameOf(source).replace(/\.[^.]*$/, '');
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return plain.slice(0, 40) || 'picture';
}
