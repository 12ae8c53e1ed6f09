import type { Page } from '../types/page.ts';
import { isTaken } from './is-taken.ts';
import { newPage } from './new-page.ts';
import type { Planning } from './page-kind.ts';

/** `/manifest.webmanifest`, which tells telephones the blog's name and icon; a file of the blog's own takes its place. */
export function planManifest({ earlier, hasLayout }: Planning): readonly Page[] {
  const path = 'manifest.webmanifest';
  if (!hasLayout('manifest.njk') || isTaken(path, earlier)) return [];
  return [newPage({ kind: 'manifest', url: `/${path}`, title: '', listed: false })];
}
