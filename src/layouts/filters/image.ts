import { type PictureSources, pictureSources } from '../../images/picture-sources.ts';
import { isMap } from '../../types/data.ts';
import type { Picture } from '../../types/picture.ts';
import { toXml } from './xml.ts';

type Given = { readonly [key: string]: unknown };

/** How pictures of layouts are written. */
export interface ImageSettings {
  /** A path as an address, with the base path. */
  readonly url: (path: string) => string;
  /** How wide a picture is shown where the layout does not say. */
  readonly sizes: string;
}

/**
 * `image(options)`: an `<img>` for `page.image` or a path, with its size and, where there are others, a choice of
 * sizes and formats; lazy unless told otherwise.
 */
export function imageMarkup(image: unknown, options: unknown, settings: ImageSettings): string {
  const given = givenOf(image);
  const wanted: Given = isMap(options) ? options : {};
  const path = given['path'];
  if (typeof path !== 'string' || path === '') return '';
  const src = settings.url(path);
  const { sources, srcset } = choiceOf(given, src, settings);
  const own = srcset === '' ? given['srcset'] : srcset;
  const sizes = wanted['sizes'] ?? settings.sizes;
  const placeholder = given['placeholder'];
  const hasHint = typeof placeholder === 'string' && placeholder !== '';
  const img = element('img', {
    src,
    alt: wanted['alt'] ?? given['alt'] ?? '',
    width: wanted['width'] ?? given['width'],
    height: wanted['height'] ?? given['height'],
    loading: wanted['loading'] ?? 'lazy',
    fetchpriority: wanted['fetchpriority'],
    decoding: 'async',
    srcset: own,
    // HTML allows sizes only beside srcset.
    sizes: own === undefined ? undefined : sizes,
    class: wanted['class'],
    style: hasHint ? `background:url(${placeholder}) center/cover no-repeat` : undefined,
  });
  if (sources.length === 0) return img;
  return `<picture>${sources.map((source) => element('source', { ...source, sizes })).join('')}${img}</picture>`;
}

/** `preload(options)`: the hint in a page's head that fetches the picture `image` will show, in the format most browsers take. */
export function preloadMarkup(image: unknown, options: unknown, settings: ImageSettings): string {
  const given = givenOf(image);
  const wanted: Given = isMap(options) ? options : {};
  const path = given['path'];
  if (typeof path !== 'string' || path === '') return '';
  const href = settings.url(path);
  const { sources, srcset } = choiceOf(given, href, settings);
  const [best = { type: undefined, srcset }] = sources;
  const hasChoice = best.srcset !== '';
  return element('link', {
    rel: 'preload',
    as: 'image',
    href: hasChoice ? undefined : href,
    type: best.type,
    imagesrcset: hasChoice ? best.srcset : undefined,
    imagesizes: hasChoice ? (wanted['sizes'] ?? settings.sizes) : undefined,
    fetchpriority: 'high',
  });
}

function givenOf(image: unknown): Given {
  return typeof image === 'string' ? { path: image } : isMap(image) ? image : {};
}

/** What there is to choose from; nothing for a picture that is known by its path alone. */
function choiceOf(given: Given, src: string, { url }: ImageSettings): PictureSources {
  const { variants } = given;
  if (!Array.isArray(variants)) return { sources: [], srcset: '' };
  return pictureSources(given as unknown as Picture, src, url);
}

function element(name: string, attributes: Given): string {
  const shown = Object.entries(attributes).filter(([, value]) => value !== undefined && value !== null);
  return `<${name} ${shown.map(([key, value]) => `${key}="${toXml(String(value))}"`).join(' ')}>`;
}
