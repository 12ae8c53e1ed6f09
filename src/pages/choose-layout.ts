import type { Post } from '../types/post.ts';
import type { Planning } from './page-kind.ts';

/**
 * The template a post asks for. A Jekyll blog's own layouts are Liquid, so one that the theme does not have
 * falls back to `post` or `page`; elsewhere a missing layout is an error, found when the plan is whole.
 */
export function chooseLayout(post: Post, { config, hasLayout }: Planning): string {
  const wanted = `${post.layout}.njk`;
  return config.isJekyll && !hasLayout(wanted) ? `${post.kind}.njk` : wanted;
}
