import type { Page } from '../types/page.ts';
import { chooseLayout } from './choose-layout.ts';
import { findFamily } from './page-family.ts';
import { newPage } from './new-page.ts';
import { redirectOf } from './redirects.ts';
import type { Planning } from './page-kind.ts';
import { groupTranslations } from './translations.ts';

/** The pages written by hand in `pages/`. */
export function planStandingPages(planning: Planning): readonly Page[] {
  const { site } = planning;
  const translations = groupTranslations(site.pages);
  const family = findFamily(site.pages);
  return site.pages.map((post) => {
    if (post.redirectTo !== null) return redirectOf(post, post.redirectTo);
    return newPage({
      kind: 'page',
      url: post.url,
      title: post.title,
      layout: chooseLayout(post, planning),
      source: post.id,
      post: post.id,
      refs: { ...family(post), translations: translations(post) },
      listed: !post.noindex,
    });
  });
}
