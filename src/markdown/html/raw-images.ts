import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { type ImageAttributes, type PictureOptions, setPicture } from '../image-attributes.ts';
import { picturePath } from '../local-url.ts';
import type { MarkdownDocument } from '../markdown-document.ts';

/**
 * Makes the function that gives an `<img>` of raw HTML its size and the sizes it comes in, in its own format. It stays the one element
 * that its writer put there, and what the writer said of it holds.
 */
export function finishRawImages(
  { base, sizes }: Omit<PictureOptions, 'plainPictures'>,
  document: Pick<MarkdownDocument, 'picture'>,
): (image: Tree.Element) => void {
  return (image) => {
    const attributes = attributesOf(image);
    // Images of Markdown are finished already, and say so.
    if (attributes.attrGet('decoding') !== null || attributes.attrGet('srcset') !== null) return;
    const path = picturePath(String(attributes.attrGet('src') ?? ''), base);
    const picture = path === null ? null : document.picture(path);
    if (picture === null) return;
    setPicture(attributes, picture, { base, sizes, plainPictures: true }, classesAround(image));
    if (attributes.attrGet('loading') === null) attributes.attrSet('loading', 'lazy');
  };
}

function classesAround({ parentNode }: Tree.Element): string {
  if (parentNode === null || !('attrs' in parentNode) || !/^(?:p|figure)$/.test(parentNode.tagName))
    return '';
  return parentNode.attrs.find(({ name }) => name === 'class')?.value ?? '';
}

function attributesOf(image: Tree.Element): ImageAttributes {
  return {
    meta: null,
    attrGet: (name) => image.attrs.find((attribute) => attribute.name === name)?.value ?? null,
    attrSet(name, value) {
      const known = image.attrs.find((attribute) => attribute.name === name);
      if (known === undefined) image.attrs.push({ name, value: String(value) });
      else known.value = String(value);
    },
  };
}
