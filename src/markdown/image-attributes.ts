import type { MarkdownIt, Token } from 'markdown-it';
import { type PictureSource, pictureSources } from '../images/picture-sources.ts';
import { sizesOfClasses } from '../images/shown-widths.ts';
import { escapeHtml } from './escape-html.ts';
import { withBase } from './local-url.ts';
import type { DocumentPicture, MarkdownOptions } from './markdown-document.ts';

/** How the pictures of a document are written. */
export type PictureOptions = Pick<MarkdownOptions, 'base' | 'sizes' | 'plainPictures'>;

/** An image whose attributes can be read and written, such as a token of the parser. */
export type ImageAttributes = Pick<Token, 'attrGet' | 'attrSet' | 'meta'>;

/**
 * Gives an image all that is known of its picture: the sizes it comes in, its own, and a hint of it. `around` has the classes of
 * the paragraph or figure it stands in.
 */
export function setPicture(
  token: ImageAttributes,
  picture: DocumentPicture,
  options: PictureOptions,
  around: string,
): void {
  if (picture.variants.length > 0 && token.attrGet('srcset') === null) {
    const url = String(token.attrGet('src') ?? '');
    const address = (path: string) => withBase(path, options.base);
    const { sources, srcset } = pictureSources(picture, url, address, options.plainPictures);
    const classes = `${around} ${String(token.attrGet('class') ?? '')}`.trim();
    const sizes = String(
      token.attrGet('sizes') ?? sizesOf(token, picture, sizesOfClasses(classes, options.sizes)),
    );
    if (srcset !== '') {
      token.attrSet('srcset', srcset);
      token.attrSet('sizes', sizes);
    }
    if (sources.length > 0) token.meta = { ...token.meta, sources, sizes };
  }
  setSize(token, picture);
  if (picture.placeholder === '' || options.plainPictures) return;
  const style = String(token.attrGet('style') ?? '');
  const hint = `background:url(${picture.placeholder}) center/cover no-repeat`;
  token.attrSet('style', style === '' ? hint : `${style.replace(/;\s*$/, '')};${hint}`);
}

/** Writes an image inside the `<picture>` that offers it in other formats, where there are any. */
export function renderPictures(md: MarkdownIt): void {
  const plain = md.renderer.rules['image'];
  if (plain === undefined) return;
  md.renderer.rules['image'] = (tokens, index, options, env, renderer) => {
    const image = plain(tokens, index, options, env, renderer);
    const { sources, sizes } = (tokens[index]?.meta ?? {}) as {
      readonly sources?: readonly PictureSource[];
      readonly sizes?: string;
    };
    if (sources === undefined) return image;
    const offered = sources.map(
      ({ type, srcset }) =>
        `<source type="${type}" srcset="${escapeHtml(srcset)}" sizes="${escapeHtml(sizes ?? '')}">`,
    );
    return `<picture>${offered.join('')}${image}</picture>`;
  };
}

/** Gives an image its size; where the writer gave one side, the other follows from it. */
function setSize(token: ImageAttributes, size: DocumentPicture): void {
  if (size.width === null || size.height === null || size.width <= 0 || size.height <= 0) return;
  const width = token.attrGet('width');
  const height = token.attrGet('height');
  if (width !== null && height !== null) return;
  if (width === null && height === null) {
    token.attrSet('width', size.width);
    token.attrSet('height', size.height);
  } else if (height === null) {
    const pixels = pixelsOf(width);
    if (pixels !== null) token.attrSet('height', Math.round((pixels * size.height) / size.width));
  } else {
    const pixels = pixelsOf(height);
    if (pixels !== null) token.attrSet('width', Math.round((pixels * size.width) / size.height));
  }
}

/** Narrower pictures than this are shown as wide as they are, in CSS pixels. */
const narrow = 480;

function sizesOf(token: ImageAttributes, { width, height }: DocumentPicture, sizes: string): string {
  const tall = pixelsOf(token.attrGet('height'));
  const fromHeight = tall === null || width === null || height === null ? null : (tall * width) / height;
  const shown = pixelsOf(token.attrGet('width')) ?? fromHeight ?? width;
  if (shown === null || shown >= narrow) return sizes;
  const pixels = String(Math.round(shown));
  return `(min-width: ${String(Math.round(shown * 1.1))}px) ${pixels}px, 90vw`;
}

function pixelsOf(value: string | number | null): number | null {
  const text = String(value ?? '');
  return /^\d{1,5}$/.test(text) ? Number(text) : null;
}
