import type { Config } from '../types/config.ts';
import type { PlannedPost } from '../types/post.ts';
import type { Planning } from './page-kind.ts';

/** Layouts of the theme that show what a post or page says. */
const showing: ReadonlySet<string> = new Set(['post', 'page', 'verbatim']);

/** Layouts that show lists or nothing; Jekyll's themes have pages in layouts of some of these names. */
const listing: ReadonlySet<string> = new Set(
  '404 archive base home language redirect search taxonomy term'.split(' '),
);

/**
 * The template a post asks for. A Jekyll blog's own layouts are Liquid, and one called as a list of ours means another thing: it
 * gets what it asks for if that is `post`, `page` or a template in the blog's `layouts/`, and else one of the former two.
 * Elsewhere a missing layout is an error, found when the plan is whole.
 */
export function chooseLayout(post: PlannedPost, planning: Planning): string {
  const wanted = `${post.layout}.njk`;
  return isOurs(post.layout, planning) ? wanted : `${post.kind}.njk`;
}

function isOurs(layout: string, { config, hasLayout, isOwnLayout }: Planning): boolean {
  if (!config.isJekyll) return true;
  return showing.has(layout)
    ? hasLayout(`${layout}.njk`)
    : mayBeOwn(layout, config) && isOwnLayout(`${layout}.njk`);
}

/** Whether a Jekyll blog may have a template of its own for texts that ask for this layout: none that is a list by its name. */
export function mayBeOwn(layout: string, { taxonomies }: Pick<Config, 'taxonomies'>): boolean {
  return !listing.has(layout) && taxonomies.every(({ name }) => name !== layout);
}
