import type { MarkdownDocument, RenderedMarkdown } from '../markdown/markdown-document.ts';
import type { TextConfig } from '../types/config.ts';
import type { RunLiquid } from '../types/liquid.ts';
import type { PictureFinder } from '../types/picture.ts';

/** What reading a post needs besides its bytes. */
export interface LoadContext {
  readonly config: TextConfig;
  readonly findPicture: PictureFinder;
  renderMarkdown(body: MarkdownBody, picture: MarkdownDocument['picture']): RenderedMarkdown;
  /** Makes the bytes of a body; they need hold no longer than until the next one. Fresh ones unless given. */
  readonly encode?: ((text: string) => Uint8Array) | undefined;
  /** Runs the Liquid of a Jekyll blog's bodies. Not given where Liquid is text, nor before all headers are known. */
  readonly runLiquid?: RunLiquid | undefined;
}

/** A body to be rendered, with its place in the file. */
export interface MarkdownBody {
  readonly source: string;
  readonly file: string;
  readonly lineOffset: number;
  readonly origin?: MarkdownDocument['origin'];
  /** Whether it is HTML already. */
  readonly isHtml?: boolean;
  readonly math: boolean;
  readonly title?: MarkdownDocument['title'];
  readonly excerptSeparator?: MarkdownDocument['excerptSeparator'];
  /** The post's: its quotes and titles follow it. */
  readonly lang: string;
}
