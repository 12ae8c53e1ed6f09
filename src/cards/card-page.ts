import type { CardPlan } from '../types/card.ts';
import type { DataMap } from '../types/data.ts';
import type { Page } from '../types/page.ts';

/** What the page of a card says of it besides its URL. */
export function cardExtra(card: Omit<CardPlan, 'url'>): DataMap {
  return { ...card, colors: { ...card.colors } };
}

/** The card of such a page: what `cardExtra` made is taken back. */
export function cardOfPage({ url, extra }: Page): CardPlan {
  return { url, ...extra } as unknown as CardPlan;
}
