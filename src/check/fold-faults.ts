import type { Place } from '../diagnostics/diagnostic.ts';
import type { Diagnostic } from '../types/diagnostic.ts';

/** A fault on a page. */
export interface Fault {
  readonly found: Diagnostic;
  /** The page it is on. */
  readonly url: string;
  /** Where the address leads: two pages may write it in two ways. */
  readonly target: string;
  /** As the page has it. */
  readonly address: string;
}

/**
 * Tells each fault once:
 *  1. a list that shows an excerpt has the faults of its post, which are told of the post;
 *  2. what the settings or the data hold, such as the menu and the authors, is told of them;
 *  3. what several pages have and none of their sources holds comes from a layout: one page is named, and how many more.
 */
export function foldFaults(
  faults: readonly Fault[],
  placeInSettings: (address: string) => Place | null,
): readonly Diagnostic[] {
  const inTexts = faults.filter(({ found }) => found.line !== null);
  // A relative link that stays as it is written leads elsewhere from the page of a list.
  const placed = new Set(inTexts.flatMap(({ target, address }) => [target, address]));
  const shared = new Map<string, Fault[]>();
  for (const fault of faults)
    if (fault.found.line === null) {
      const others = shared.get(fault.target);
      if (others === undefined) shared.set(fault.target, [fault]);
      else others.push(fault);
    }
  const told = new Map<string, Diagnostic>();
  const tell = (found: Diagnostic): void =>
    void told.set(`${found.file}:${found.line}:${found.message}`, found);
  for (const { found, target, address, url } of faults) {
    if (found.line !== null) {
      tell(found);
      continue;
    }
    const [first, ...others] = shared.get(target) ?? [];
    if (placed.has(target) || placed.has(address) || first?.found !== found) continue;
    const place = placeInSettings(address);
    const pages =
      others.length === 0 ? '' : ` and ${others.length} more page${others.length === 1 ? '' : 's'}`;
    if (place !== null) tell({ ...found, ...noLine, ...place });
    else
      tell({
        ...found,
        file: others.length === 0 ? found.file : null,
        message: `${found.message} (on ${url}${pages})`,
      });
  }
  return [...told.values()];
}

const noLine = { line: null, column: null, source: null, note: null };
