/** A text without its line ends, and the blanks around them. */
export function inOneLine(text: string): string {
  return text.replace(/\s+/g, (blanks) => (blanks.includes('\n') ? ' ' : blanks));
}
