import type { HugoText } from './hugo-text.ts';
import { textAt } from './lower-keys.ts';

/** What translations of one text share: the key that they name, or their place; nothing for a text without another. */
export function translationKeys(texts: readonly HugoText[]): ReadonlyMap<HugoText, string> {
  const groups = new Map<string, HugoText[]>();
  for (const text of texts) {
    const key =
      textAt(text.front, 'translationkey') || text.folder + (text.kind === 'list' ? '_index' : text.name);
    groups.set(key, [...(groups.get(key) ?? []), text]);
  }
  const shared = [...groups].filter(
    ([, group]) => new Set(group.map(({ language }) => language.code)).size > 1,
  );
  return new Map(shared.flatMap(([key, group]) => group.map((text) => [text, key] as const)));
}
