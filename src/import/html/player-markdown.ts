import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { attributeOf } from './html-attributes.ts';

/** The address of a video by which Tinta shows it, alone in its paragraph, of a frame that shows it; null for any other element. */
export function playerMarkdown(element: Tree.Element): string | null {
  if (element.tagName !== 'iframe') return null;
  const src = attributeOf(element, 'src') ?? '';
  const tube =
    /^(?:https?:)?\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/embed\/([A-Za-z0-9-]{6,}|[\w-]{11})(?:\?([^#]*))?$/.exec(
      src,
    );
  if (tube !== null && !/\b(?:list|start|end)=/.test(tube[2] ?? ''))
    return `<https://www.youtube.com/watch?v=${tube[1] ?? ''}>`;
  const vimeo = /^(?:https?:)?\/\/player\.vimeo\.com\/video\/(\d+)(?:\?(?!h=)[^#]*)?$/.exec(src);
  return vimeo === null ? null : `<https://vimeo.com/${vimeo[1] ?? ''}>`;
}
