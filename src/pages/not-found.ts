import type { Page } from '../types/page.ts';
import { isTaken } from './is-taken.ts';
import { newPage } from './new-page.ts';
import type { Planning } from './page-kind.ts';

/** `/404.html`, which hosts show for any address that is not there; a standing page may take its place. */
export function planNotFound({ earlier }: Planning): readonly Page[] {
  if (isTaken('404.html', earlier)) return [];
  return [newPage({ kind: '404', url: '/404.html', title: '404', listed: false })];
}
