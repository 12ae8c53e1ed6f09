import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { destination, escapeText, titleOf } from './escape-text.ts';
import { attributeLine, attributeOf, classesOf, openingTag, saidAttributes } from './html-attributes.ts';

const read = ['src', 'alt', 'title', 'width', 'height', 'class'];

/** The class that the theme has for where a picture or the figure around it stands. */
function placeOf(classes: readonly string[]): string | null {
  if (classes.includes('alignleft')) return 'left';
  if (classes.includes('alignright')) return 'right';
  return classes.includes('alignwide') || classes.includes('alignfull') ? 'wide' : null;
}

/** A picture, with the caption that a figure around it gives. A title of its own is told only where that would not look like one. */
export function imageMarkdown(image: Tree.Element, figure: Tree.Element | null = null, caption = ''): string {
  const src = attributeOf(image, 'src');
  const title = attributeOf(image, 'title') ?? '';
  const alt = attributeOf(image, 'alt') ?? '';
  const place = placeOf([...classesOf(image), ...(figure === null ? [] : classesOf(figure))]);
  const width = shownWidth(image, src ?? '');
  const isSize = (attributeOf(image, 'style') ?? '')
    .split(';')
    .every((one) => one.trim() === '' || /^\s*(?:width|height|aspect-ratio|object-fit)\s*:/.test(one));
  const own = saidAttributes(image, isSize ? [...read, 'style'] : read);
  const classes = saidAttributes(image).filter(([name]) => name === 'class');
  const line = attributeLine([
    ...(place === null ? [] : [['class', place] as const]),
    ...classes,
    ...own,
    ...(width === null ? [] : [['width', width] as const]),
  ]);
  const isPlain =
    title === '' || title === alt || src?.includes(title.replace(/\s/g, '-')) === true || caption !== '';
  if (src === null || line === null || !isPlain)
    return openingTag('img', saidAttributes(image)).replace(/\n/g, ' ');
  return `![${escapeText(alt.replace(/\s+/g, ' ').trim())}](${destination(src)}${titleOf(caption)})${line}`;
}

/** The width that was asked for; null where the file has that width by its name. */
function shownWidth(image: Tree.Element, src: string): string | null {
  const style = /(?:^|;)\s*width:\s*(\d+)px/.exec(attributeOf(image, 'style') ?? '')?.[1];
  const width = style ?? /^\d+$/.exec(attributeOf(image, 'width') ?? '')?.[0] ?? null;
  const made = /-(\d+)x\d+\.\w+(?:[?#]|$)/.exec(src)?.[1];
  return width === made || width === '0' ? null : width;
}
