import type { DataMap } from '../types/data.ts';
import type { Page } from '../types/page.ts';
import { chooseLayout } from './choose-layout.ts';
import { findNeighbours } from './neighbours.ts';
import { newPage } from './new-page.ts';
import type { Planning } from './page-kind.ts';
import { placeInSeries, type SeriesPlan } from './place-in-series.ts';
import { redirectOf } from './redirects.ts';
import { findRelated } from './related-posts.ts';
import { groupTranslations } from './translations.ts';

/** A page for every post, with its neighbours in time, its relatives and its translations. */
export function planPosts(planning: Planning): readonly Page[] {
  const { site } = planning;
  const related = findRelated(site.posts);
  const translations = groupTranslations(site.posts);
  const seriesOf = placeInSeries(site);
  const neighbours = findNeighbours(site.posts);
  return site.posts.map((post) => {
    if (post.redirectTo !== null) return redirectOf(post, post.redirectTo);
    const series = seriesOf(post);
    const card = planning.cards.get(post.id);
    return newPage({
      kind: 'post',
      url: post.url,
      title: '',
      layout: chooseLayout(post, planning),
      source: post.id,
      post: post.id,
      refs: {
        ...neighbours(post),
        related: related.get(post.id) ?? [],
        translations: translations(post),
        series: series?.posts ?? [],
      },
      extra: {
        ...(series === null ? {} : { series: placeOf(series) }),
        ...(card === undefined ? {} : { card: card.url }),
      },
      listed: post.inSitemap,
    });
  });
}

/** What layouts see of the place in a series; its posts are references. */
function placeOf({ name, url, position, count, from }: SeriesPlan): DataMap {
  return { name, url, position, count, from };
}
