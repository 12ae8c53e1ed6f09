import type { LiquidRead, PictureRead } from '../types/liquid.ts';

/** What Liquid asks of rooms above and beside its own. */
export interface LiquidServices {
  /** Markdown to HTML, as the site is set up. */
  renderMarkdown(source: string): string;
  /** Code as HTML with Pygments' classes, with numbers from `firstLine` on and marks. */
  renderCode(code: string, language: string, lines: CodeLines): string;
  /** What the body of another post or page became; null where there is none to show. */
  readBody(id: string): OtherBody | null;
  /** The text of a source file that scan has listed; null where there is none. */
  readSource(path: string): string | null;
}

/** The body of another post or page as Liquid sees it, where bodies see no others, and what it was made from besides its file. */
export interface OtherBody {
  /** HTML, as is the excerpt. */
  readonly content: string;
  readonly excerpt: string;
  readonly reads: readonly LiquidRead[];
  readonly pictures: readonly PictureRead[];
}

/** What is told about lines of code. */
interface CodeLines {
  /** Null for no numbers. */
  readonly firstLine: number | null;
  readonly marked: readonly (readonly [first: number, last: number])[];
}
