import type { PlannedPost } from '../types/post.ts';
import type { Planning } from './page-kind.ts';

/** Layouts of the theme that show what a post or page says; its `archive` or `search` show lists and nothing of it. */
const showing: ReadonlySet<string> = new Set(['post', 'page', 'verbatim']);

/**
 * The template a post asks for. A Jekyll blog's own layouts are Liquid, and one called as ours means another thing, so
 * each but `post` and `page` falls back to these; elsewhere a missing layout is an error, found when the plan is whole.
 */
export function chooseLayout(post: PlannedPost, { config, hasLayout }: Planning): string {
  const wanted = `${post.layout}.njk`;
  const isOurs = !config.isJekyll || (showing.has(post.layout) && hasLayout(wanted));
  return isOurs ? wanted : `${post.kind}.njk`;
}
