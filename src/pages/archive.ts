import type { Page } from '../types/page.ts';
import { newPage } from './new-page.ts';
import type { Planning } from './page-kind.ts';
import { paginate } from './paginate.ts';

/** How many lines an archive page holds: it shows titles only. */
const perPage = 500;

/** Every dated post by year and month, then those without a date. */
export function planArchive({ site, config }: Planning): readonly Page[] {
  const folder = config.archive;
  if (folder === false || site.posts.length === 0) return [];
  const ids = site.posts.map(({ id }) => id);
  return paginate(ids, folder, perPage).map((pager, index) =>
    newPage({ kind: 'archive', url: pager.urls[index] ?? folder, title: 'archive', pager }),
  );
}
