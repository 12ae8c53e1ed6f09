import { isError } from '../diagnostics/diagnostic.ts';
import { foldRepeats } from '../diagnostics/fold-repeats.ts';
import { formatDiagnostic, printable, sortDiagnostics } from '../diagnostics/format-diagnostic.ts';
import { type BuildReport, verbs } from '../types/build.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import { paletteOf, type Terminal } from './terminal.ts';

interface Manner {
  readonly seconds: number;
  readonly isQuiet: boolean;
  readonly isJson: boolean;
  readonly isVerbose: boolean;
}

/** Says what a build did: diagnostics, then one summary line; or the same as one JSON object. */
export function printReport(report: BuildReport, manner: Manner, terminal: Terminal): void {
  const diagnostics = sortDiagnostics(report.diagnostics);
  if (manner.isJson) {
    const { isDone, diagnostics: _, ...counts } = report;
    const ok = {
      ok: isDone,
      ...counts,
      warnings: countOf(diagnostics, 'warning'),
      errors: countOf(diagnostics, 'error'),
    };
    terminal.stdout.write(`${JSON.stringify({ ...ok, seconds: manner.seconds, diagnostics })}\n`);
    return;
  }
  printDiagnostics(manner.isQuiet ? diagnostics.filter(isError) : diagnostics, terminal);
  if (manner.isVerbose)
    terminal.stderr.write(`${verbs.map((verb) => `${verb} ${report.times[verb]} ms`).join(', ')}\n`);
  if (!manner.isQuiet) terminal.stdout.write(`${summaryOf(report, manner.seconds)}\n`);
}

/** Shows diagnostics to people, in order, and the same thing three times at most. */
export function printDiagnostics(diagnostics: readonly Diagnostic[], terminal: Terminal): void {
  const palette = paletteOf(terminal);
  const shown = foldRepeats(sortDiagnostics(diagnostics)).map((one) =>
    'note' in one ? `  ${palette.faint(printable(one.note))}` : formatDiagnostic(one.diagnostic, palette),
  );
  for (const text of shown) terminal.stderr.write(`${text}\n\n`);
}

/** Pages written / unchanged / removed, posts, warnings, seconds. */
function summaryOf(report: BuildReport, seconds: number): string {
  const warnings = plural(countOf(report.diagnostics, 'warning'), 'warning');
  const time = `${seconds.toFixed(2)} s`;
  if (!report.isDone) {
    const errors = countOf(report.diagnostics, 'error');
    const why = errors === 0 ? `${warnings}, and --strict` : `${plural(errors, 'error')}, ${warnings}`;
    return `Not built: ${why}; the old site is as it was. ${time}`;
  }
  const files = `${report.written} written, ${report.unchanged} unchanged, ${report.removed} removed`;
  return `${files}; ${plural(report.posts, 'post')}, ${warnings}, ${time}`;
}

/** How many diagnostics have a severity. */
export function countOf(diagnostics: readonly Diagnostic[], wanted: Diagnostic['severity']): number {
  return diagnostics.filter(({ severity }) => severity === wanted).length;
}

/** `1 post`, `2 posts`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
