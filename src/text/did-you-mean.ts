import { distance } from 'fastest-levenshtein';

/** The known name nearest to `name`, or null when none is near enough to be a slip of the fingers. */
export function nearest(name: string, known: Iterable<string>): string | null {
  const limit = name.length <= 4 ? 1 : 2;
  let best: string | null = null;
  let bestDistance = limit + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - name.length) > limit) continue;
    const d = distance(name.toLowerCase(), candidate.toLowerCase());
    if (d < bestDistance && d > 0) [best, bestDistance] = [candidate, d];
  }
  return best;
}

/** ` Did you mean X?` with a leading blank, or nothing. */
export function didYouMean(name: string, known: Iterable<string>): string {
  const near = nearest(name, known);
  return near === null ? '' : ` Did you mean ${near}?`;
}
