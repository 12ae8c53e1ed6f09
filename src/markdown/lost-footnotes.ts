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
  for (const { label, line } of defined) {
    const mark = `[^${label}]`;
    const above = first.get(label);
    const place = { line: line ?? lineWith(`${mark}:`, state), mark };
    if (above === undefined) first.set(label, place.line);
    if (above !== undefined)
      complain(state, {
        code: 'footnote-lost',
        message: `line ${fileLine(state, above)} has a footnote ${mark} already, so this one is shown nowhere`,
        remedy: 'Give it another name, here and where the text refers to it.',
        ...place,
      });
    else if (!shown.has(label))
      complain(state, {
        code: 'footnote-lost',
        message: `nothing refers to the footnote ${mark}, so it is shown nowhere`,
        remedy: `Write ${mark} in the text it belongs to, or take it out. Text that is meant as it stands begins with \\[.`,
        ...place,
      });
  }
}

function lineWith(text: string, { document }: DocumentState): number {
  const at = document.source.indexOf(text);
  return document.source.slice(0, Math.max(0, at)).split('\n').length - 1;
}
