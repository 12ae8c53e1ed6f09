const unprintable = /[^\P{Cc}\t\n\r\x85]|[\p{Surrogate}\ufffe\uffff]/gu;

/**
 * The text without what no XML document may hold: control characters other than tab and line ends, halves of
 * surrogate pairs, U+FFFE and U+FFFF. So feeds stay readable whatever a post contains.
 */
export function cleanText(text: string): string {
  return text.search(unprintable) === -1 ? text : text.replace(unprintable, '');
}
