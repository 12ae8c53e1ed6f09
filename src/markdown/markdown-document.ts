import type { MarkdownConfig } from '../types/config.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import type { TocEntry } from '../types/post.ts';

/** What is the same for every document of a blog. */
export interface MarkdownOptions {
  readonly config: MarkdownConfig;
  /** BCP 47: decides quotes and the words that Markdown adds. */
  readonly language: string;
  /** The site's base path: empty or `/blog`. */
  readonly base: string;
  /** Ends the excerpt where it stands. */
  readonly excerptSeparator: string;
}

/** One document to render. */
export interface MarkdownDocument {
  readonly source: string;
  /** Relative to the blog, for messages. */
  readonly file: string;
  /** Lines before the body in the file. */
  readonly lineOffset: number;
  /** Where it was made of another text, as by Liquid: that text, and its line for each line of this one, from 0. */
  readonly origin?: { readonly source: string; readonly lines: readonly number[] } | undefined;
  /** In pixels; `url` starts with `/`, percent-decoded, without base, query and fragment. Null when unknown. */
  imageSize(url: string): { readonly width: number; readonly height: number } | null;
}

/** All that a document's Markdown says. */
export interface RenderedMarkdown {
  readonly html: string;
  readonly toc: readonly TocEntry[];
  /** HTML. */
  readonly excerpt: string;
  /** The words of the body, without code blocks and formulas; a line for each block. */
  readonly text: string;
  /** What the page needs: `code`, `math`, `mermaid`; sorted. */
  readonly features: readonly string[];
  /** Images within the site, as `imageSize` is asked for them, with their lines in the file. */
  readonly images: readonly { readonly url: string; readonly line: number }[];
  readonly diagnostics: readonly Diagnostic[];
}
