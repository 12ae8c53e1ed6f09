import { serializeOuter, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { withoutEmptyLines } from '../html-block.ts';
import { inOneLine } from '../in-one-line.ts';
import { verbatimParts } from '../verbatim-parts.ts';

/** An element as HTML on lines of its own: with no empty line, at which Markdown would begin again. */
export function keptBlock(element: Tree.Element): string {
  const html = serializeOuter(element);
  if (/^<(?:script|style)\b/.test(html)) return html;
  return withoutEmptyLines(html).trim();
}

/** An element within a line. */
export function keptSpan(element: Tree.Element): string {
  return verbatimParts(serializeOuter(element), ['textarea'])
    .map((part, at) => (at % 2 === 1 ? part.replace(/\n/g, '&#10;') : inOneLine(part)))
    .join('');
}
