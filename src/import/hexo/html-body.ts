/** The HTML of a page as one block of Markdown: without the empty lines that would end it. */
export function htmlBody(html: string): string {
  const parts = html.trim().split(/(<(pre|textarea)\b[^]*?<\/\2\s*>)/i);
  // Every third part is the name of the tag.
  const lines = parts.flatMap((part, at) => {
    if (at % 3 === 2) return [];
    return at % 3 === 1 ? part.replace(/\n(?=[ \t]*\n)/g, '\n&#10;') : part.replace(/\n(?:[ \t]*\n)+/g, '\n');
  });
  return `<div>\n${lines.join('').trim()}\n</div>\n`;
}

/** Whether HTML is a page as it stands, with nothing to be put around it. */
export function isWholePage(html: string): boolean {
  return /^\s*(?:<!--[^]*?-->\s*)*(?:<!doctype\b|<html\b)/i.test(html);
}
