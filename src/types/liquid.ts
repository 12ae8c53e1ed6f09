import type { Diagnostic } from './diagnostic.ts';
import type { Post } from './post.ts';

/** What Liquid sees of a post besides its body: told by its header alone, so that posts may speak of each other. */
export type LiquidPost = Pick<
  Post,
  'id' | 'kind' | 'url' | 'slug' | 'title' | 'date' | 'updated' | 'terms' | 'draft' | 'written'
>;

/** A body with Liquid in it, and where it stands in its file. */
export interface LiquidSource {
  readonly text: string;
  readonly file: string;
  /** Lines of the file before the body. */
  readonly lineOffset: number;
}

/** One thing that Liquid looked at, and the digest of what it saw. */
export type LiquidRead = readonly [name: string, digest: string];

/** A picture that a body of another shows here, and the digest of what was found. */
export type PictureRead = readonly [name: string, digest: string];

/** What Liquid made of a body: Markdown, and where its lines are from. */
export interface LiquidText {
  readonly text: string;
  /** For each line of `text` the line of the body it came from, both counted from 0. */
  readonly lines: readonly number[];
}

/** A body after its Liquid has run. */
interface LiquidResult {
  /** Null when the Liquid has an error. */
  readonly text: string | null;
  readonly lines: LiquidText['lines'];
  /** Of a page that lists posts in parts those after the first. */
  readonly further: readonly LiquidText[];
  readonly reads: readonly LiquidRead[];
  readonly pictures: readonly PictureRead[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Runs the Liquid of a body for the post it belongs to. */
export type RunLiquid = (source: LiquidSource, post: LiquidPost) => LiquidResult;
