import { isError } from '../diagnostics/diagnostic.ts';
import type { Update } from '../dev/preview.ts';
import { formatDiagnostic, printable } from '../diagnostics/format-diagnostic.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import { plural, printDiagnostics } from './build-output.ts';
import type { Terminal } from './terminal.ts';

/** What the preview says on the terminal: each message once, and a line for each change. */
export interface DevOutput {
  /** Shows what is wrong now and was not before. */
  report(diagnostics: readonly Diagnostic[]): void;
  /** Shows why a page that was asked for cannot be made, once. */
  reportPage(faults: readonly Diagnostic[]): void;
  update(update: Update, milliseconds: number): void;
  say(line: string): void;
}

/** Names of changed files that one line has room for. */
const mostNames = 3;

export function createDevOutput(terminal: Terminal): DevOutput {
  let known: ReadonlySet<string> = new Set();
  const report = (diagnostics: readonly Diagnostic[]): void => {
    const fresh = diagnostics.filter((diagnostic) => !known.has(formatDiagnostic(diagnostic)));
    known = new Set(diagnostics.map((diagnostic) => formatDiagnostic(diagnostic)));
    printDiagnostics(fresh, terminal);
  };
  const say = (line: string): void => void terminal.stdout.write(`${line}\n`);
  return {
    report,
    reportPage(faults) {
      const fresh = faults.filter((fault) => !known.has(formatDiagnostic(fault)));
      known = new Set([...known, ...fresh.map((fault) => formatDiagnostic(fault))]);
      printDiagnostics(fresh, terminal);
    },
    say,
    update({ outcome, files, diagnostics, findAffected }, milliseconds) {
      report(diagnostics);
      const errors = diagnostics.filter(isError).length;
      const fate =
        outcome === 'kept'
          ? `${plural(errors, 'error')}; the last good pages are shown`
          : plural(findAffected().length, 'page');
      say([describeFiles(files), fate, `${Math.round(milliseconds)} ms`].join('  '));
    },
  };
}

/** `posts/a.md`, `posts/a.md and 2 others`, or `500 files`. */
function describeFiles(files: readonly string[]): string {
  if (files.length === 0) return 'As before';
  return files.length <= mostNames ? printable(files.join(', ')) : plural(files.length, 'file');
}
