import type { Page } from '../../types/page.ts';

/** Whether a file of the site is generated, that is, rendered by no layout and copied from nowhere: pictures, cards and parts of the search index. */
export function isGenerated({ kind }: Page): boolean {
  return kind === 'picture' || kind === 'card' || kind === 'search-part';
}
