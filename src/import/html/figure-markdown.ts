import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import type { BlockPlace } from './block-place.ts';
import { elementsIn, isBlank, isElement, isText, textOf } from './element-kinds.ts';
import { destination } from './escape-text.ts';
import { attributeOf, classesOf, saidAttributes } from './html-attributes.ts';
import { imageMarkdown } from './image-markdown.ts';
import { keptBlock } from './keep-html.ts';

type WriteBlocks = (nodes: readonly Tree.Node[], place: BlockPlace) => readonly string[];

/** A figure: a picture with its caption, what it frames where it has none, else HTML. */
export function figureMarkdown(
  figure: Tree.Element,
  place: BlockPlace,
  writeBlocks: WriteBlocks,
): readonly string[] {
  const nodes = figure.childNodes.filter((node) => !isBlank(node) && node.nodeName !== '#comment');
  const captions = nodes.filter(
    (node): node is Tree.Element => isElement(node) && node.tagName === 'figcaption',
  );
  const framed = nodes.filter((node) => !(isElement(node) && node.tagName === 'figcaption'));
  const caption = captions[0];
  if (captions.length > 1 || saidAttributes(figure, ['style']).length > 0) return [keptBlock(figure)];
  const classes = classesOf(figure);
  if (/\bwp-block-gallery\b/.test(classes.join(' ')) || framed.some(isGalleryList))
    return [
      ...picturesIn(figure).flatMap((one) => figureMarkdown(one, place, writeBlocks)),
      ...(caption === undefined ? [] : writeBlocks(caption.childNodes, place)),
    ];
  if (/\bwp-block-embed\b/.test(classes.join(' '))) return embed(framed, caption, place, writeBlocks);
  const image = imageOf(framed);
  if (image === null)
    return caption === undefined ? writeBlocks(figure.childNodes, place) : [keptBlock(figure)];
  const words = caption === undefined ? '' : textOf(caption).replace(/\s+/g, ' ').trim();
  const isPlainCaption =
    caption === undefined || caption.childNodes.every((node) => isText(node) || node.nodeName === 'br');
  const shown = imageMarkdown(image.element, figure, words);
  if (!isPlainCaption || shown.startsWith('<')) return [keptBlock(figure)];
  return [image.href === null ? shown : `[${shown}](${destination(image.href)})`];
}

function isGalleryList(node: Tree.Node): boolean {
  return (
    isElement(node) &&
    node.tagName === 'ul' &&
    /\bblocks-gallery-grid\b/.test(attributeOf(node, 'class') ?? '')
  );
}

function picturesIn(element: Tree.Element): readonly Tree.Element[] {
  return elementsIn(element).flatMap((child) => (child.tagName === 'figure' ? [child] : picturesIn(child)));
}

/** The picture that nodes are, and where it leads. */
function imageOf(
  nodes: readonly Tree.Node[],
): { readonly element: Tree.Element; readonly href: string | null } | null {
  const [only, second] = nodes.filter((node) => !isBlank(node));
  if (only === undefined || second !== undefined || !isElement(only)) return null;
  if (only.tagName === 'img') return { element: only, href: null };
  if (only.tagName === 'div' || only.tagName === 'p') return imageOf(only.childNodes);
  const inside =
    only.tagName === 'a' && saidAttributes(only, ['href', 'class']).length === 0
      ? imageOf(only.childNodes)
      : null;
  return inside === null ? null : { element: inside.element, href: attributeOf(only, 'href') };
}

/** The address of what is shown, alone in its paragraph. */
function embed(
  framed: readonly Tree.Node[],
  caption: Tree.Element | undefined,
  place: BlockPlace,
  writeBlocks: WriteBlocks,
): readonly string[] {
  const address = framed.map(textOf).join('').trim();
  const shown = /^https?:\/\/[^\s<>\\]+$/.test(address) ? [`<${address}>`] : writeBlocks(framed, place);
  return caption === undefined ? shown : [...shown, ...writeBlocks(caption.childNodes, place)];
}
