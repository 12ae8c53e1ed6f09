import type { DocumentState } from './document-state.ts';

const place = /<div data-code-block="(\d+)"><\/div>/g;

/**
 * In a document with raw HTML, keeps a finished code block back and leaves a mark in its place: its many tags need
 * no reading again. Elsewhere the block is itself.
 */
export function holdCode(html: string, { rawHtml, heldCode }: DocumentState): string {
  if (rawHtml.length === 0) return html;
  heldCode.push(html.trimEnd());
  return `<div data-code-block="${String(heldCode.length - 1)}"></div>\n`;
}

/** Puts the code blocks back, each once, so that a forged mark can neither double nor invent one. */
export function releaseCode(html: string, { heldCode }: DocumentState): string {
  if (heldCode.length === 0) return html;
  return html.replace(place, (_, digits: string) => {
    const at = Number(digits);
    const code = heldCode[at] ?? '';
    heldCode[at] = null;
    return code;
  });
}
