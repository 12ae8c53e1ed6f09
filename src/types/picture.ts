/** Formats that pictures are made in. */
export type PictureFormat = 'avif' | 'webp' | 'jpeg' | 'png';

/** A picture in another size or format, as planned: a file of the site that is made when it is written. */
export interface PictureVariant {
  /** Path within the site, no base. */
  readonly url: string;
  /** In pixels. */
  readonly width: number;
  readonly format: PictureFormat;
}

/** What the bytes of a picture say of it. */
export interface PictureFacts {
  /** In pixels, as shown: a photograph that is to be turned has its sides swapped already. Null for one without a size. */
  readonly width: number | null;
  readonly height: number | null;
  /** What it can be made smaller in; null for drawings, animations and formats that are left alone. */
  readonly format: PictureFormat | null;
  /** A few pixels of it as a data URL, shown until it has come; empty for none. */
  readonly placeholder: string;
  /** Why nobody can see it; null when they can. */
  readonly fault: 'empty' | 'broken' | null;
}

/** A picture of the blog with all that pages say of it. */
export interface Picture extends PictureFacts {
  /** Path of the file in the blog. */
  readonly source: string;
  /** SHA-1 of the file, hexadecimal. */
  readonly digest: string;
  /** Narrowest first, a format after the other; none for a picture that is shown as it is. */
  readonly variants: readonly PictureVariant[];
}

/** What is known of pictures, by the digests of their bytes. */
export type KnownPictures = ReadonlyMap<string, PictureFacts>;

/**
 * Finds a picture by the URL path it is served at, or by its path in the blog (no slash in front); undefined for none. Asked for a
 * likeness (`content/pictures/picture-likeness.ts`), it finds the one that is named alike.
 */
export type PictureFinder = (name: string) => Picture | undefined;
