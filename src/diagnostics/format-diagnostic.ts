import { compareTexts } from '../text/compare-texts.ts';
import type { Diagnostic } from '../types/diagnostic.ts';

/** Colours a piece of text for a terminal, or leaves it as it is. */
export interface Palette {
  error(text: string): string;
  warning(text: string): string;
  faint(text: string): string;
  bold(text: string): string;
}

/** No colours. */
export const plainPalette: Palette = {
  error: (text) => text,
  warning: (text) => text,
  faint: (text) => text,
  bold: (text) => text,
};

/** A diagnostic as people read it: place, kind, code, message; the line with a caret; what to do. */
export function formatDiagnostic(diagnostic: Diagnostic, palette: Palette = plainPalette): string {
  const { code, severity, message, remedy } = diagnostic;
  const head = [palette.bold(placeOf(diagnostic)), palette[severity](severity), code, printable(message)];
  return [
    head.filter((part) => part !== '').join('  '),
    ...frame(diagnostic, palette),
    `  ${printable(remedy)}`,
  ].join('\n');
}

/**
 * The order in which a run's diagnostics are shown: by file, line and column; those without a file last. What is told of the
 * very same spot again, as of an include by each post that has it, is there once.
 */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const sorted = diagnostics.toSorted(
    (a, b) =>
      compareTexts(a.file ?? '\uffff', b.file ?? '\uffff') ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0) ||
      compareTexts(a.message, b.message),
  );
  return sorted.filter((each, at) => !isSame(each, sorted[at - 1]));
}

function isSame(one: Diagnostic, before: Diagnostic | undefined): boolean {
  return (
    one.line !== null &&
    one.file === before?.file &&
    one.line === before.line &&
    one.column === before.column &&
    one.code === before.code &&
    one.message === before.message
  );
}

function placeOf({ file, line, column }: Diagnostic): string {
  const name = file === null ? null : printable(file);
  return [name, line, column].filter((part) => part !== null).join(':');
}

/** How much of a long line is shown on each side of the caret. */
const context = 60;

function frame({ line, column, source, note }: Diagnostic, palette: Palette): readonly string[] {
  if (line === null || source === null) return [];
  const gutter = String(line);
  const start = Math.max(0, (column ?? 1) - 1 - context);
  const shown = printable(source.slice(start, start + 2 * context)).replaceAll('\t', ' ');
  const blank = ' '.repeat(gutter.length);
  const lines = [palette.faint(`  ${gutter} | `) + shown];
  if (column === null) return lines;
  const caret = `${' '.repeat(column - 1 - start)}^${note === null ? '' : ` ${printable(note)}`}`;
  return [...lines, palette.faint(`  ${blank} | `) + palette.error(caret)];
}

/** What comes from a file, or is its name, must not steer the terminal: control and direction characters are shown as `�`. */
export function printable(text: string): string {
  return text.replace(unprintable, '�').replaceAll('\n', ' ');
}

const unprintable =
  // oxlint-disable-next-line no-control-regex -- control characters are what it looks for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;
