// Blanks as kramdown knows them: those of ASCII. An ideographic space or one that does not break is text, so that
// paragraphs which begin with one keep it.

/** Without the blanks at the start. */
export function trimStart(text: string): string {
  let at = 0;
  while (isBlankCode(text.charCodeAt(at))) at++;
  return at === 0 ? text : text.slice(at);
}

/** Without the blanks at the end. */
export function trimEnd(text: string): string {
  let end = text.length;
  while (isBlankCode(text.charCodeAt(end - 1))) end--;
  return end === text.length ? text : text.slice(0, end);
}

/** Without the blanks at both ends. */
export function trim(text: string): string {
  return trimStart(trimEnd(text));
}

function isBlankCode(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}
