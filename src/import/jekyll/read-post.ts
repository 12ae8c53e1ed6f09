import type { PostHeader } from '../../content/read-header.ts';

/** A post or page of a Jekyll blog with its Liquid run. */
export interface ReadPost {
  readonly header: PostHeader;
  /** Markdown, or HTML in a file of that name. */
  readonly body: string;
  /** Whether its Liquid looked at other posts, data or the clock: what it saw there is written out now. */
  readonly isFrozen: boolean;
  /** Whether it is not published and its Liquid listed posts, which differ with what is published. */
  readonly listsOthers: boolean;
  /** Front matter that cannot be read, as it is written; null where it can be. */
  readonly unread: string | null;
}
