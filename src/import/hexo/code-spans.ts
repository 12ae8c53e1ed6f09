import { forwardSearch } from '../../text/forward-search.ts';

/** Finds where code in a line ends that begins at a place with so many backticks, for places that only grow; null for signs that nothing closes in their paragraph. */
export function codeSpans(source: string): (start: number, ticks: number) => number | null {
  const paragraphEnd = forwardSearch(source, /\n[ \t]*\n/);
  const runs = new Map<number, number[]>();
  for (const {
    0: { length },
    index,
  } of source.matchAll(/`+/g)) {
    const same = runs.get(length);
    if (same === undefined) runs.set(length, [index]);
    else same.push(index);
  }
  for (const same of runs.values()) same.reverse();
  return (start, ticks) => {
    const behind = start + ticks;
    const same = runs.get(ticks) ?? [];
    while ((same.at(-1) ?? behind) < behind) same.pop();
    const close = same.at(-1);
    const isInside = close !== undefined && close < (paragraphEnd(behind)?.index ?? source.length);
    return isInside ? close + ticks : null;
  };
}
