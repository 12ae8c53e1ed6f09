import { isMap } from '../../types/data.ts';
import { toXml } from './xml.ts';

/** `image(options)`: an `<img>` for `page.image` or a path, with its size, lazy unless told otherwise. */
export function imageMarkup(image: unknown, options: unknown, url: (path: string) => string): string {
  const given = typeof image === 'string' ? { path: image } : isMap(image) ? image : {};
  const wanted = isMap(options) ? options : {};
  if (typeof given['path'] !== 'string' || given['path'] === '') return '';
  const attributes = {
    src: url(given['path']),
    alt: wanted['alt'] ?? given['alt'] ?? '',
    width: given['width'],
    height: given['height'],
    loading: wanted['loading'] ?? 'lazy',
    fetchpriority: wanted['fetchpriority'],
    decoding: 'async',
    srcset: given['srcset'],
    // HTML allows sizes only beside srcset.
    sizes: given['srcset'] === undefined ? undefined : wanted['sizes'],
    class: wanted['class'],
  };
  const shown = Object.entries(attributes).filter(([, value]) => value !== undefined && value !== null);
  return `<img ${shown.map(([name, value]) => `${name}="${toXml(String(value))}"`).join(' ')}>`;
}
