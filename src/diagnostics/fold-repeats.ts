import type { Diagnostic } from '../types/diagnostic.ts';

/** What people are shown of many diagnostics: one of them, or a line about those like it. */
export type Shown = { readonly diagnostic: Diagnostic } | { readonly note: string };

/** How often the same is told in full. */
const mostAlike = { error: 10, warning: 3 };
/** Of how many more of them the place is named; of errors, of all. */
const mostPlaces = 8;
/** How many warnings of one code are told, however they differ. */
const mostOfCode = 12;

/**
 * Keeps what differs from drowning in what repeats:
 *  1. what says the same of many places is told in full of the first, and then by place;
 *  2. of the warnings of one code that say different things, so many are told and the others counted;
 *  3. no error is left out.
 */
export function foldRepeats(sorted: readonly Diagnostic[]): readonly Shown[] {
  const alike = groupBy(sorted, ({ code, severity, message }) => `${severity} ${code} ${message}`);
  const followers = new Map(alike.map((group) => [group[0], group]));
  const ofCode = groupBy(
    alike.flatMap(([first]) => first ?? []),
    ({ code, severity }) => `${severity} ${code}`,
  );
  const told = new Map<Diagnostic, readonly Shown[]>();
  for (const group of ofCode) {
    const isError = group[0]?.severity === 'error';
    const kept = isError ? group : group.slice(0, mostOfCode);
    const left = group.length - kept.length;
    for (const first of kept) {
      const same = followers.get(first) ?? [];
      const most = mostAlike[first.severity];
      const full = same.slice(0, most);
      for (const diagnostic of full) told.set(diagnostic, [{ diagnostic }]);
      note(told, full.at(-1), placesOf(same.slice(most), isError));
    }
    const last = kept.at(-1);
    if (left > 0) note(told, last, `… and ${left} more of ${last?.code}; --json names each`);
  }
  return sorted.flatMap((diagnostic) => told.get(diagnostic) ?? []);
}

function note(told: Map<Diagnostic, readonly Shown[]>, behind: Diagnostic | undefined, text: string): void {
  if (behind !== undefined && text !== '') told.set(behind, [...(told.get(behind) ?? []), { note: text }]);
}

function placesOf(others: readonly Diagnostic[], isError: boolean): string {
  if (others.length === 0) return '';
  const places = others.map((one, at) => placeOf(one, others[at - 1])).filter((place) => place !== '');
  const named = isError ? places : places.slice(0, mostPlaces);
  const left = places.length - named.length;
  const more = left > 0 ? ` and ${left} other${left === 1 ? '' : 's'}` : '';
  return `… and ${others.length} more like it${named.length > 0 ? `: ${named.join(', ')}${more}` : ''}`;
}

/** `a.md:3`, and `:7` for another line of the same file. */
function placeOf({ file, line }: Diagnostic, before: Diagnostic | undefined): string {
  const isSame = before?.file === file && line !== null;
  return [isSame ? '' : file, line].filter((part) => part !== null).join(':');
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups.values()];
}
