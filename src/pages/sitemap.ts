import { cutList } from '../text/cut-list.ts';
import type { Page } from '../types/page.ts';
import type { PlannedPost } from '../types/post.ts';
import { newPage } from './new-page.ts';
import type { Planning } from './page-kind.ts';

/** The most addresses that one sitemap may hold (sitemaps.org, protocol 0.9). */
const limit = 50_000;

/** `/sitemap.xml` with every page worth finding; above 50,000 an index of several. Needs the site's `url`. */
export function planSitemap({ site, config, earlier }: Planning): readonly Page[] {
  if (!config.sitemap || config.url === '') return [];
  const posts = new Map([...site.posts, ...site.pages].map((post) => [post.id, post]));
  const entries = earlier
    .filter(({ listed }) => listed)
    .map(({ url, post }) => ({ url, updated: changeOf(post === null ? undefined : posts.get(post)) }));
  const parts = cutList(entries, limit);
  if (parts.length <= 1) return [sitemap('/sitemap.xml', 'sitemap.njk', entries)];
  const urls = parts.map((_, part) => `/sitemap-${part + 1}.xml`);
  return [
    sitemap(
      '/sitemap.xml',
      'sitemap-index.njk',
      urls.map((url) => ({ url, updated: '' })),
    ),
    ...parts.map((part, index) => sitemap(urls[index] ?? '', 'sitemap.njk', part)),
  ];
}

function changeOf(post: PlannedPost | undefined): string {
  return post?.updated ?? post?.date ?? '';
}

function sitemap(url: string, layout: string, entries: readonly { url: string; updated: string }[]): Page {
  return newPage({ kind: 'sitemap', url, title: '', layout, extra: { entries }, listed: false });
}
