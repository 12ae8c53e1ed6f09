import { verbatimParts } from './verbatim-parts.ts';

/** The HTML of a page as one block of Markdown. */
export function htmlBlock(html: string): string {
  return `<div>\n${withoutEmptyLines(html.trim()).trim()}\n</div>\n`;
}

/** HTML without empty lines, at which Markdown would begin again: those that are shown are line ends by number. */
export function withoutEmptyLines(html: string): string {
  return verbatimParts(html, ['pre', 'textarea'])
    .map((part, at) =>
      at % 2 === 1 ? part.replace(/\n(?=[ \t]*\n)/g, '&#10;') : part.replace(/\n(?:\s*\n)+/g, '\n'),
    )
    .join('');
}
