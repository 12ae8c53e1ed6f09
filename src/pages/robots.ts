import type { Page } from '../types/page.ts';
import { isTaken } from './is-taken.ts';
import { newPage } from './new-page.ts';
import type { Planning } from './page-kind.ts';

/** `/robots.txt`, which welcomes all and names the sitemap; a file of the blog's own takes its place. */
export function planRobots({ config, earlier }: Planning): readonly Page[] {
  if (!config.robots || isTaken('robots.txt', earlier)) return [];
  return [
    newPage({
      kind: 'robots',
      url: '/robots.txt',
      title: '',
      extra: { sitemap: config.sitemap },
      listed: false,
    }),
  ];
}
