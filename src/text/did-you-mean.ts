import { distance } from 'fastest-levenshtein';

/** The known name nearest to `name`, or null when none is near enough to be a slip of the fingers. */
export function nearest(name: string, known: Iterable<string>): string | null {
  const limit = name.length <= 4 ? 1 : 2;
  let best: string | null = null;
  let bestDistance = limit + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - name.length) > limit) continue;
    const d = slips(name.toLowerCase(), candidate.toLowerCase());
    if (d >= bestDistance || d === 0) continue;
    best = candidate;
    bestDistance = d;
  }
  return best;
}

/** The edit distance, with two neighbours that have changed places counted as one slip. */
function slips(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  const swapped = a.slice(0, at) + (a[at + 1] ?? '') + (a[at] ?? '') + a.slice(at + 2);
  return at < a.length && swapped === b ? 1 : distance(a, b);
}

/** ` Did you mean X?` with a leading blank, or nothing. */
export function didYouMean(name: string, known: Iterable<string>): string {
  const near = nearest(name, known);
  return near === null ? '' : ` Did you mean ${near}?`;
}

/** The same for a name of which there is one in another case, or one that differs by a slip; of a known one, nothing. */
export function meantBy(name: string, known: Iterable<string>): string {
  const names = [...known];
  if (names.includes(name)) return '';
  const alike = names.find((each) => each.toLowerCase() === name.toLowerCase());
  return alike === undefined ? didYouMean(name, names) : ` Did you mean ${alike}?`;
}

/** Whether one letter, or nothing but the order of the letters, is all that two words differ in. */
export function differsByASlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  return isOneSlip(a, b) || hasSameLetters(a, b);
}

function isOneSlip(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a.charAt(start) === b.charAt(start)) start++;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  return restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1);
}

/** Whether two words differ in the order of their letters at most. */
export function hasSameLetters(a: string, b: string): boolean {
  return a.length === b.length && letters(a) === letters(b);
}

function letters(word: string): string {
  return word.split('').toSorted().join('');
}
