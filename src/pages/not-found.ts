import type { Page } from '../types/page.ts';
import { newPage } from './new-page.ts';
import type { Planning } from './page-kind.ts';

/** How many of the newest posts it offers. */
const offered = 5;

/** `/404.html`, which hosts show for any address that is not there; a standing page may take its place. */
export function planNotFound({ site, earlier }: Planning): readonly Page[] {
  if (earlier.some(({ path }) => path === '404.html')) return [];
  const related = site.posts.slice(0, offered).map(({ id }) => id);
  return [newPage({ kind: '404', url: '/404.html', title: '404', refs: { related }, listed: false })];
}
