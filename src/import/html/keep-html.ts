import { serializeOuter, type DefaultTreeAdapterTypes as Tree } from 'parse5';

/** An element as HTML on lines of its own: with no empty line, at which Markdown would begin again. */
export function keptBlock(element: Tree.Element): string {
  const html = serializeOuter(element);
  if (/^<(?:script|style)\b/.test(html)) return html;
  return html
    .split(/(<(pre|textarea)\b[^]*?<\/\2>)/)
    .filter((_, at) => at % 3 !== 2)
    .map((part, at) =>
      at % 2 === 1 ? part.replace(/\n(?=[ \t]*\n)/g, '&#10;') : part.replace(/\n\s*\n/g, '\n'),
    )
    .join('')
    .trim();
}

/** An element within a line. */
export function keptSpan(element: Tree.Element): string {
  return serializeOuter(element)
    .replace(
      /(<textarea\b[^>]*>)([^]*?)(?=<\/textarea>)/g,
      (_, tag: string, text: string) => tag + text.replace(/\n/g, '&#10;'),
    )
    .replace(/\s*\n\s*/g, ' ');
}
