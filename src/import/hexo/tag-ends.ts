import { forwardSearch } from '../../text/forward-search.ts';
import { verbatimTags } from './native-tags.ts';

/** Where a tag stands in a text. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Finds the tag that closes one of a name that ends at a place, for places that only grow; null where none does. Of tags that hold others of
 * their name, it is the one that closes this.
 */
export function tagEnds(source: string): (name: string, behind: number) => Span | null {
  const open = new Map<string, number[]>();
  const pairs = new Map<number, Span>();
  const ends = new Map<string, Span[]>();
  for (const { name, isEnd, ...span } of tagsIn(source)) {
    const waiting = open.get(name) ?? [];
    open.set(name, waiting);
    if (!isEnd) waiting.push(span.end);
    else if (verbatimTags.has(name))
      ends
        .set(name, ends.get(name) ?? [])
        .get(name)
        ?.push(span);
    else pairs.set(waiting.pop() ?? -1, span);
  }
  for (const spans of ends.values()) spans.reverse();
  return (name, behind) => {
    const spans = ends.get(name) ?? [];
    while ((spans.at(-1)?.start ?? behind) < behind) spans.pop();
    return pairs.get(behind) ?? spans.at(-1) ?? null;
  };
}

interface BlockTag extends Span {
  readonly name: string;
  readonly isEnd: boolean;
}

function tagsIn(source: string): readonly BlockTag[] {
  const close = forwardSearch(source, /%\}/);
  return [...source.matchAll(/\{%-?\s*(end)?([\w-]+)/g)].flatMap((found): readonly BlockTag[] => {
    const [whole, end, name = ''] = found;
    const closed = close(found.index + whole.length);
    if (closed === null) return [];
    return [{ name, isEnd: end !== undefined, start: found.index, end: closed.index + 2 }];
  });
}
