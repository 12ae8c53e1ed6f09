import type { Picture, PictureFormat, PictureVariant } from '../types/picture.ts';

/** The files a browser may choose from in one format. */
export interface PictureSource {
  readonly type: string;
  readonly srcset: string;
}

/** What an `<img>` and the `<picture>` around it offer. */
export interface PictureSources {
  /** In formats that not every browser knows. */
  readonly sources: readonly PictureSource[];
  /** In the picture's own format; empty for none. */
  readonly srcset: string;
}

type Offered = Pick<Picture, 'width' | 'height' | 'format' | 'variants'>;

/** The widest file that is offered, in pixels: one that is wider is only shown when a reader opens it. */
const widest = 2000;

/**
 * Lists what browsers may choose from. `url` is the picture's own address, `address` makes one of a variant's path.
 * With `isPlain` only what stands on the `<img>` itself.
 */
export function pictureSources(
  { width, format, variants }: Offered,
  url: string,
  address: (path: string) => string,
  isPlain = false,
): PictureSources {
  const own = variants.filter((variant) => variant.format === format);
  const others = [...new Set(variants.map((variant) => variant.format))].filter((other) => other !== format);
  const list = (chosen: readonly PictureVariant[]): string[] =>
    chosen.map((variant) => `${address(variant.url)} ${String(variant.width)}w`);
  const isSmall = width !== null && width <= widest && !/[\s,]/.test(url);
  const srcset = own.length === 0 ? [] : [...list(own), ...(isSmall ? [`${url} ${String(width)}w`] : [])];
  return {
    sources: isPlain
      ? []
      : others.map((other) => ({
          type: `image/${other}`,
          srcset: list(variants.filter((variant) => variant.format === other)).join(', '),
        })),
    srcset: srcset.join(', '),
  };
}

/** The formats that files of these types are made in again; others are left alone. */
export const formatsByType: { readonly [type: string]: PictureFormat } = {
  jpg: 'jpeg',
  png: 'png',
  webp: 'webp',
};
