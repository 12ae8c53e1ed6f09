import { imageSize } from 'image-size';
import type { PictureFacts } from '../types/picture.ts';
import { formatsByType } from './picture-sources.ts';

/** Files that are pictures, by their names. */
export const pictureName: RegExp = /\.(avif|gif|jfif|jpe|jpe?g|png|svg|webp)$/i;

/** EXIF orientations from 5 on lay the picture on its side (EXIF 2.32, 4.6.4 A). */
const firstTurned = 5;

/** Reads what the first bytes of a picture say; nothing is decoded. `isWhole` tells whether these are all its bytes. */
export function readFacts(bytes: Uint8Array, isWhole: boolean): PictureFacts | null {
  if (bytes.length === 0) return faulty('empty');
  try {
    const { width, height, orientation = 1, type = '' } = imageSize(bytes);
    const isTurned = orientation >= firstTurned;
    return {
      width: isTurned ? height : width,
      height: isTurned ? width : height,
      format: isAnimated(bytes, type) ? null : (formatsByType[type] ?? null),
      placeholder: '',
      fault: null,
    };
  } catch {
    if (!isWhole) return null;
    // A drawing without a size is one all the same.
    const isDrawing = /<svg[\s>]/i.test(Buffer.from(bytes.subarray(0, 4096)).toString('latin1'));
    return isDrawing ? { ...faulty('broken'), fault: null } : faulty('broken');
  }
}

/** A picture that nobody can see. */
export function faulty(fault: 'empty' | 'broken'): PictureFacts {
  return { width: null, height: null, format: null, placeholder: '', fault };
}

/** WebP says so in a bit of its extended header (RFC 9649, 2.7), PNG with a chunk before the first of its pixels. */
function isAnimated(bytes: Uint8Array, type: string): boolean {
  const text = (from: number, to: number) => Buffer.from(bytes.subarray(from, to)).toString('latin1');
  if (type === 'webp') return text(12, 16) === 'VP8X' && ((bytes[20] ?? 0) & 2) !== 0;
  if (type !== 'png') return false;
  const start = text(0, 4096);
  const [control, pixels] = [start.indexOf('acTL'), start.indexOf('IDAT')];
  return control !== -1 && (pixels === -1 || control < pixels);
}
