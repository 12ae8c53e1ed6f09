import { qualityOf } from '../images/plan-variants.ts';
import type { Page } from '../types/page.ts';
import { newPage } from './new-page.ts';
import type { Planning } from './page-kind.ts';

/** The pictures of posts in other sizes and formats; the same picture in two places is made once. */
export function planPictures({ site, config }: Planning): readonly Page[] {
  const planned = new Map<string, Page>();
  for (const { source, variants } of site.pictures) {
    for (const { url, width, format } of variants) {
      const extra = { format, width, quality: qualityOf(format, config.images) };
      const page = { kind: 'picture', url, title: '', layout: null, source, extra, listed: false } as const;
      if (!planned.has(url)) planned.set(url, newPage(page));
    }
  }
  return [...planned.values()];
}
