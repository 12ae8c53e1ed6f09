/** What Liquid asks of rooms above and beside its own. */
export interface LiquidServices {
  /** Markdown to HTML, as the site is set up. */
  renderMarkdown(source: string): string;
  /** Code as HTML with Pygments' classes, with numbers from `firstLine` on and marks. */
  renderCode(code: string, language: string, lines: CodeLines): string;
  /** The text of a source file that scan has listed; null where there is none. */
  readSource(path: string): string | null;
}

/** What is told about lines of code. */
interface CodeLines {
  /** Null for no numbers. */
  readonly firstLine: number | null;
  readonly marked: readonly (readonly [first: number, last: number])[];
}
