import type { DevMessage } from './dev-event.ts';

/** A post or draft on the page about the blog that only `dev` serves. */
export interface DevPost {
  readonly file: string;
  readonly url: string;
  readonly title: string;
  /** RFC 3339, or null when undated. */
  readonly date: string | null;
  readonly state: 'published' | 'draft' | 'scheduled';
  /** Null while the body has not been read. */
  readonly words: number | null;
  readonly warnings: number;
}

/** Why a page was last rendered, and what it was made from. */
export interface DevRendering {
  readonly url: string;
  readonly title: string;
  /** The change that made it stale, in the writer's words: `posts/a.md`, `layouts/post.njk`; `first request`. */
  readonly because: readonly string[];
  /** Facts it read, as the cache names them. */
  readonly reads: readonly string[];
  readonly milliseconds: number;
  /** Whether its bytes differ from those at start. */
  readonly changed: boolean;
}

/** Everything `/_tinta/` shows. */
export interface DevStatus {
  readonly title: string;
  /** The site's base path: empty or `/blog`. */
  readonly base: string;
  readonly posts: readonly DevPost[];
  readonly messages: readonly DevMessage[];
  readonly brokenLinks: readonly DevMessage[];
  readonly renderings: readonly DevRendering[];
  /** Milliseconds of the last update by verb. */
  readonly times: Readonly<Record<string, number>>;
}
