import { cardExtra } from '../cards/card-page.ts';
import type { Page } from '../types/page.ts';
import { newPage } from './new-page.ts';
import type { Planning } from './page-kind.ts';

/** The pictures that posts without one are shared with; posts that say the same share one. */
export function planCardFiles({ cards }: Planning): readonly Page[] {
  const planned = new Map([...cards.values()].map((card) => [card.url, card]));
  return [...planned.values()].map(({ url, ...card }) =>
    newPage({
      kind: 'card',
      url,
      title: '',
      layout: null,
      listed: false,
      extra: cardExtra(card),
    }),
  );
}
