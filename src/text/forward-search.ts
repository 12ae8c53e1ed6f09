/**
 * What finds a pattern in a text from a place on. For places that only grow, no part of the text is searched twice, however often
 * nothing is found: openings without an end would otherwise cost the rest of the text each.
 */
export function forwardSearch(text: string, pattern: RegExp): (from: number) => RegExpExecArray | null {
  const search = new RegExp(pattern, `${pattern.flags.replace('g', '')}g`);
  let since = Infinity;
  let found: RegExpExecArray | null = null;
  return (from) => {
    const isKnown = from >= since && (found === null || found.index >= from);
    if (isKnown) return found;
    search.lastIndex = from;
    since = from;
    found = search.exec(text);
    return found;
  };
}
