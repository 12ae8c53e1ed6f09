import type { Sharp, SharpOptions } from 'sharp';
import type { PictureFormat } from '../types/picture.ts';
import { loadPackage, type OptionalPackage } from './optional-package.ts';

/** What decodes pictures and makes smaller ones. */
export interface PictureEncoder {
  /** A few pixels as a data URL; empty for a picture one can see through. Throws for one that cannot be decoded. */
  placeholder(bytes: Uint8Array): Promise<string>;
  /** The picture upright and this wide, in its own colours, with nothing else in it. Throws as above. */
  encode(bytes: Uint8Array, made: EncodedAs): Promise<Uint8Array>;
}

/** How a picture is to be encoded. */
export interface EncodedAs {
  readonly format: PictureFormat;
  /** In pixels. */
  readonly width: number;
  /** 1 to 100. */
  readonly quality: number;
}

type SharpPackage = ((bytes: Uint8Array, options?: SharpOptions) => Sharp) & {
  cache(isOn: boolean): unknown;
};

/** Wide enough for a hint of what comes, in pixels; about a hundred bytes. */
const placeholderWidth = 16;

/** Starts the encoder that was found. Throws what its own start throws. */
export async function openEncoder(found: OptionalPackage): Promise<PictureEncoder> {
  const sharp = await loadPackage<SharpPackage>(found);
  // No picture is read twice, and a kept one would cost the memory of all its pixels.
  sharp.cache(false);
  const open = (bytes: Uint8Array): Sharp => sharp(bytes, { failOn: 'error', autoOrient: true });
  return {
    async placeholder(bytes) {
      const small = open(bytes).resize({ width: placeholderWidth });
      const { data } = await small.webp({ quality: 30 }).toBuffer({ resolveWithObject: true });
      const { hasAlpha } = await sharp(bytes).metadata();
      return hasAlpha ? '' : `data:image/webp;base64,${data.toString('base64')}`;
    },
    async encode(bytes, { format, width, quality }) {
      const { space } = await sharp(bytes).metadata();
      const resized = open(bytes).resize({ width, withoutEnlargement: true });
      // The colours of print have no place on a screen; all others keep their profile.
      const colored = space === 'cmyk' ? resized : resized.keepIccProfile();
      return encodings[format](colored, quality).toBuffer();
    },
  };
}

/** Efforts are those at which one more step costs more time than it saves bytes. */
const encodings: { readonly [format in PictureFormat]: (picture: Sharp, quality: number) => Sharp } = {
  avif: (picture, quality) => picture.avif({ quality, effort: 2 }),
  webp: (picture, quality) => picture.webp({ quality, effort: 2, smartSubsample: true }),
  jpeg: (picture, quality) => picture.jpeg({ quality, progressive: true }),
  png: (picture) => picture.png({ compressionLevel: 9 }),
};
