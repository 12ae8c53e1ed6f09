import type { MarkdownIt } from 'markdown-it';
import type { MarkdownConfig } from '../types/config.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import type { Picture } from '../types/picture.ts';
import type { TocEntry } from '../types/post.ts';

/** What is the same for every document of a blog. */
export interface MarkdownOptions {
  readonly config: MarkdownConfig;
  /** BCP 47: decides quotes and the words that Markdown adds. */
  readonly language: string;
  /** The site's base path: empty or `/blog`. */
  readonly base: string;
  /** How wide a picture is shown, for browsers that choose among several. */
  readonly sizes: string;
  /** Pictures stay the one element they are, as in Jekyll: no caption, no choice of formats. */
  readonly plainPictures: boolean;
  /** Whether a link to the file of another text means that text. */
  readonly linksToTexts: boolean;
  /** Ends the excerpt where it stands. */
  readonly excerptSeparator: string;
  /** Rules of plugins, after all others. */
  readonly extensions: readonly ((parser: MarkdownIt) => void)[];
}

/** What a document says of a picture it shows. */
export type DocumentPicture = Pick<Picture, 'width' | 'height' | 'format' | 'variants' | 'placeholder'>;

/** One document to render. */
export interface MarkdownDocument {
  readonly source: string;
  /** Relative to the blog, for messages. */
  readonly file: string;
  /** Lines before the body in the file. */
  readonly lineOffset: number;
  /** Where it was made of another text, as by Liquid: that text, and its line for each line of this one, from 0. */
  readonly origin?: { readonly source: string; readonly lines: readonly number[] } | undefined;
  /**
   * The title that is shown above it, null where none is known yet: a heading of the first level that begins the document
   * is left out if it says the same, or gives it the title it lacks. Every heading stays unless given.
   */
  readonly title?: string | null | undefined;
  /** Ends its excerpt in place of the blog's. */
  readonly excerptSeparator?: string | undefined;
  /**
   * The picture at a path, percent-decoded, without base, query and fragment: from the top of the site, or relative to
   * the document. Null when unknown.
   */
  picture(path: string): DocumentPicture | null;
}

/** All that a document's Markdown says. */
export interface RenderedMarkdown {
  readonly html: string;
  /** What the heading said that was its title; null where none was. */
  readonly title: string | null;
  readonly toc: readonly TocEntry[];
  /** HTML. */
  readonly excerpt: string;
  /** The words of the body, without code blocks and formulas; a line for each block. */
  readonly text: string;
  /** What the page needs: `code`, `math`, `mermaid`; sorted. */
  readonly features: readonly string[];
  /** Images within the site, as `picture` is asked for them, with their lines in the file. */
  readonly images: readonly { readonly url: string; readonly line: number }[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What a document says that is not Markdown. */
export const nothingRendered: RenderedMarkdown = {
  html: '',
  title: null,
  toc: [],
  excerpt: '',
  text: '',
  features: [],
  images: [],
  diagnostics: [],
};
