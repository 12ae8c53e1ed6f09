import { complain, type DocumentState, fileLine } from './document-state.ts';

/** A footnote's text as it is defined. */
export interface DefinedNote {
  readonly label: string;
  /** Line of the body, counted from 0; null where nothing stands in it. */
  readonly line: number | null;
}

/** Tells footnotes that no reader would see: nothing refers to them, or one above has their name. */
export function tellLostFootnotes(
  state: DocumentState,
  defined: readonly DefinedNote[],
  shown: ReadonlySet<string | undefined>,
): void {
  const first = new Map<string, number>();
  let lines: readonly string[] | null = null;
  const lineOf = (at: number): number =>
    beginningOf(at, defined, (lines ??= state.document.source.split('\n')));
  for (const [at, { label }] of defined.entries()) {
    const mark = `[^${label}]`;
    const above = first.get(label);
    if (above === undefined) first.set(label, at);
    if (above !== undefined)
      complain(state, {
        code: 'footnote-lost',
        message: `line ${fileLine(state, lineOf(above))} has a footnote ${mark} already, so this one is shown nowhere`,
        remedy: 'Give it another name, here and where the text refers to it.',
        line: lineOf(at),
        mark,
      });
    else if (!shown.has(label))
      complain(state, {
        code: 'footnote-lost',
        message: `nothing refers to the footnote ${mark}, so it is shown nowhere`,
        remedy: `Write ${mark} in the text it belongs to, or take it out. Text that is meant as it stands begins with \\[.`,
        line: lineOf(at),
        mark,
      });
  }
}

/** So many lines lie at most between the name of a footnote and its text. */
const farthest = 100;

/** The line that a definition begins in: that of its text or one above; where it has none, one below the text of the definition before it. */
function beginningOf(at: number, defined: readonly DefinedNote[], lines: readonly string[]): number {
  const { label = '', line = null } = defined[at] ?? {};
  const begins = (text = ''): boolean => text.replace(/^[\s>*+\-\d.)]+/, '').startsWith(`[^${label}]:`);
  const from = line ?? defined[at - 1]?.line ?? 0;
  const step = line === null ? 1 : -1;
  for (let found = from; Math.abs(found - from) <= farthest; found += step)
    if (begins(lines[found])) return found;
  return from;
}
