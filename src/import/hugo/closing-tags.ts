import type { ShortcodeTag } from './shortcode-tags.ts';

/** The place in the list of the tag that closes an opening one, by the place of that; one without an end has none. */
export function closingTags(tags: readonly ShortcodeTag[]): ReadonlyMap<number, number> {
  const open = new Map<string, number[]>();
  const closes = new Map<number, number>();
  for (const [at, { name, kind }] of tags.entries()) {
    const waiting = open.get(name);
    if (kind === 'open' && waiting === undefined) open.set(name, [at]);
    else if (kind === 'open') waiting?.push(at);
    const opening = kind === 'close' ? waiting?.pop() : undefined;
    if (opening !== undefined) closes.set(opening, at);
  }
  return closes;
}
