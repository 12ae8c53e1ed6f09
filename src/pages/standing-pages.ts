import { type ListedPost, type Pagination, paginationOf } from '../content/addresses/pagination.ts';
import { filledLayout } from '../content/filled-file.ts';
import type { Page } from '../types/page.ts';
import type { Post } from '../types/post.ts';
import { chooseLayout } from './choose-layout.ts';
import { newPage } from './new-page.ts';
import { findFamily } from './page-family.ts';
import type { Planning } from './page-kind.ts';
import { pagersOf } from './paginate.ts';
import { redirectOf } from './redirects.ts';
import { groupTranslations } from './translations.ts';

/** The pages written by hand in `pages/`. */
export function planStandingPages(planning: Planning): readonly Page[] {
  const { site, config } = planning;
  const translations = groupTranslations(site.pages);
  const family = findFamily(site.pages);
  const listed = { config, posts: site.posts, pages: site.pages };
  return site.pages.flatMap((post) => {
    if (post.redirectTo !== null) return redirectOf(post, post.redirectTo);
    if (config.isJekyll && post.url === '/' && isEmpty(post)) return [];
    const page = {
      kind: 'page',
      url: post.url,
      title: '',
      layout: chooseLayout(post, planning),
      source: post.id,
      post: post.id,
      refs: { ...family(post), translations: translations(post) },
      listed: post.inSitemap,
      extra: post.url === '/' && post.title === '' ? { kind: 'home' } : {},
    } as const;
    const parts = paginationOf(post, listed);
    return parts === null ? newPage(page) : inParts(parts).map((part) => newPage({ ...page, ...part }));
  });
}

/** A home page that says and shows nothing leaves it to its layout, which is ours: the list of posts. */
function isEmpty({ words, excerpt, written, layout }: Post): boolean {
  return layout !== filledLayout && words === 0 && (excerpt === '' || written['excerpt'] !== undefined);
}

/** What the parts differ in of a page of a Jekyll blog that lists posts. */
function inParts({ items, perPage, urls }: Pagination<ListedPost>): readonly Pick<Page, 'url' | 'pager'>[] {
  const ids = items.map(({ id }) => id);
  return pagersOf(ids, perPage, urls).map((pager, at) => ({ url: urls[at] ?? '', pager }));
}
