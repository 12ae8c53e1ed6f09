/** A line with more signs before a block is no indent of a list or a quote. */
const longestIndent = 200;

/** A text that grows, where lines of their own stand apart from what is around them, in the list or quote that they are in. */
export class GrowingText {
  private readonly done: string[] = [];
  /** What has come since the last lines of their own. */
  private tail = '';
  private isApart = false;

  add(more: string): void {
    const rest = this.isApart ? more.replace(/^[ \t]*\n{0,2}/, '') : more;
    if (rest === '') return;
    this.tail += this.isApart ? `\n\n${rest}` : rest;
    this.isApart = false;
  }

  end(): string {
    return this.done.join('') + this.tail + (this.isApart ? '\n' : '');
  }

  addLines(lines: string): void {
    if (this.isApart) this.tail += '\n\n';
    const line = this.tail.slice(this.tail.lastIndexOf('\n') + 1);
    const isShort = line.length <= longestIndent;
    const isItem = isShort && /^[ \t]*(?:[-*+]|\d+[.)])[ \t]+$/.test(line);
    const isQuote = isShort && /^[ \t]*(?:>[ \t]?)+$/.test(line);
    const isBlank = line.trim() === '';
    const indent = isItem ? ' '.repeat(line.length) : isQuote || (isShort && isBlank) ? line : '';
    const before = isBlank ? this.tail.slice(0, this.tail.length - line.length) : this.tail.trimEnd();
    this.done.push(
      isItem || isQuote ? this.tail : this.apart(before) + indent,
      lines.replace(/\n(?=[^\n])/g, `\n${indent}`),
    );
    this.tail = '';
    this.isApart = true;
  }

  /** With an empty line at its end. */
  private apart(before: string): string {
    if (before === '') return this.done.length === 0 ? '' : '\n\n';
    if (before.endsWith('\n\n')) return before;
    return before.endsWith('\n') ? `${before}\n` : `${before}\n\n`;
  }
}
