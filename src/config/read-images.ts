import { textSizes } from '../images/shown-widths.ts';
import { didYouMean } from '../text/did-you-mean.ts';
import type { ImagesConfig } from '../types/config.ts';
import { type Data, isMap } from '../types/data.ts';
import { keysBelow } from './config-keys.ts';
import type { ConfigReader } from './config-reader.ts';

const formats = ['avif', 'webp', 'original'] as const;
const qualities = ['avif', 'webp', 'jpeg'] as const;

/** What a blog that says nothing has; the encoder is found when the blog is opened. */
const defaultImages: ImagesConfig = {
  widths: [360, 720, 1080, 1600],
  formats: ['webp', 'original'],
  quality: { avif: 50, webp: 78, jpeg: 80 },
  sizes: textSizes,
  metadata: false,
  encoder: '',
};

/** No screen shows more, and no encoder of WebP makes more. In pixels. */
const widest = 16_383;

/** Reads `images`: widths, formats and quality of the pictures that are made of a post's; false makes none. */
export function readImages(read: ConfigReader): ImagesConfig {
  const written = read.at('images');
  if (written === false) return { ...defaultImages, widths: [] };
  if (written !== undefined && written !== true && !isMap(written))
    read.refuse('images', 'images takes a mapping or false', 'Write images: false, or widths: below it.');
  read.only('images', keysBelow('images'));
  if (typeof read.at('images.quality') !== 'number') read.mapping('images.quality', qualities);
  return {
    widths: readWidths(read),
    formats: readFormats(read),
    quality: readQuality(read),
    sizes: read.text('images.sizes', defaultImages.sizes),
    metadata: read.flag('images.metadata', defaultImages.metadata),
    encoder: '',
  };
}

function readWidths(read: ConfigReader): readonly number[] {
  const value = read.at('images.widths');
  if (value === undefined) return defaultImages.widths;
  const widths: readonly Data[] = Array.isArray(value) ? value : [value];
  const sound = widths.filter(isWidth);
  if (sound.length === widths.length && sound.length > 0)
    return [...new Set(sound)].toSorted((a, b) => a - b);
  read.refuse(
    'images.widths',
    `images.widths takes whole numbers from 16 to ${String(widest)}`,
    `Write widths: [${defaultImages.widths.join(', ')}], or delete the line.`,
  );
  return defaultImages.widths;
}

function isWidth(value: Data): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 16 && value <= widest;
}

function readFormats(read: ConfigReader): ImagesConfig['formats'] {
  const names = read.texts('images.formats', defaultImages.formats);
  const wrong = names.find((name) => !isFormat(name));
  if (wrong === undefined && names.length > 0) return [...new Set(names.filter(isFormat))];
  read.refuse(
    'images.formats',
    wrong === undefined ? 'images.formats is empty' : `${wrong} is not a format that pictures are made in`,
    `Write one or more of: ${formats.join(', ')}.${didYouMean(wrong ?? '', formats)}`,
  );
  return defaultImages.formats;
}

function isFormat(name: string): name is ImagesConfig['formats'][number] {
  return formats.some((format) => format === name);
}

function readQuality(read: ConfigReader): ImagesConfig['quality'] {
  const written = read.at('images.quality');
  const all = typeof written === 'number' ? written : null;
  const quality = Object.fromEntries(
    qualities.map((format) => {
      const path = `images.quality.${format}`;
      const value = all ?? read.count(path, defaultImages.quality[format]);
      if (value >= 1 && value <= 100) return [format, value];
      read.refuse(
        all === null ? path : 'images.quality',
        `${String(value)} is not a quality`,
        'Write a number from 1 to 100.',
      );
      return [format, defaultImages.quality[format]];
    }),
  );
  return { ...defaultImages.quality, ...quality };
}
