import type { Page } from '../types/page.ts';
import { isTaken } from './is-taken.ts';
import { newPage } from './new-page.ts';
import type { Planning } from './page-kind.ts';

/** How many of the newest posts it offers. */
const offered = 5;

/** `/404.html`, which hosts show for any address that is not there; a standing page may take its place. */
export function planNotFound({ site, earlier }: Planning): readonly Page[] {
  if (isTaken('404.html', earlier)) return [];
  const related = site.posts.slice(0, offered).map(({ id }) => id);
  return [newPage({ kind: '404', url: '/404.html', title: '404', refs: { related }, listed: false })];
}
