import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';

interface Photograph {
  readonly width?: number;
  readonly height?: number;
  /** EXIF's: 6 is shown turned by a quarter to the right. */
  readonly orientation?: number;
  /** Tells pictures of the same size apart. */
  readonly hue?: number;
}

/** A place no test photograph was taken at, as EXIF writes it. */
const exif = {
  IFD0: { Make: 'Testcam', Copyright: 'Nobody' },
  IFD3: {
    GPSLatitudeRef: 'N',
    GPSLatitude: '51/1 30/1 0/1',
    GPSLongitudeRef: 'W',
    GPSLongitude: '0/1 7/1 0/1',
  },
};

/** Twelve megapixels with GPS: the upper half bright as stored, with a profile of colours. */
export async function photograph({
  width = 4000,
  height = 3000,
  orientation = 1,
  hue = 0,
}: Photograph = {}): Promise<Buffer> {
  const half = { width, height: Math.floor(height / 2), channels: 3 as const };
  const upper = { create: { ...half, background: { r: 230, g: 200 - hue, b: 150 } } };
  return sharp({ create: { width, height, channels: 3, background: { r: 40, g: 60 + hue, b: 90 } } })
    .composite([{ input: upper, top: 0, left: 0 }])
    .withMetadata({ orientation })
    .withExifMerge(exif)
    .withIccProfile('p3')
    .jpeg({ quality: 70 })
    .toBuffer();
}

/** Puts a file of bytes into a blog. */
export function putFile(root: string, file: string, bytes: Uint8Array): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), bytes);
}
