import { imageSize } from 'image-size';

/** In pixels, as shown: a photograph that is to be turned has its sides swapped already. */
export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/** EXIF orientations from 5 on lay the picture on its side (EXIF 2.32, 4.6.4 A). */
const firstTurned = 5;

/** Reads the size of a picture from its first bytes; null for what is no picture it knows. */
export function readImageSize(bytes: Uint8Array): ImageSize | null {
  try {
    const { width, height, orientation = 1 } = imageSize(bytes);
    return orientation >= firstTurned ? { width: height, height: width } : { width, height };
  } catch {
    return null;
  }
}
