import { dateOf } from './hugo-address.ts';
import type { HugoSite } from './hugo-site.ts';
import { type HugoText, sectionOf } from './hugo-text.ts';
import { textsAt } from './lower-keys.ts';

/** The sections whose dated texts are posts, the first of them first: those that the configuration names, or else that with the most. */
export function postSections(texts: readonly HugoText[], site: HugoSite): readonly string[] {
  const dated = texts.filter((text) => text.kind !== 'list' && dateOf(text, site) !== '');
  const { config } = site;
  const named = [...textsAt(config, 'params', 'mainsections'), ...textsAt(config, 'mainsections')];
  const found = named.filter((name) => dated.some((text) => sectionOf(text) === name));
  if (found.length > 0) return [...new Set(found)];
  const counts = new Map<string, number>();
  for (const text of dated) counts.set(sectionOf(text), (counts.get(sectionOf(text)) ?? 0) + 1);
  const inFolders = [...counts].filter(([name]) => name !== '');
  const [most] = inFolders.toSorted(([, a], [, b]) => b - a);
  if (most !== undefined) return [most[0]];
  return counts.size > 0 ? [''] : [];
}
