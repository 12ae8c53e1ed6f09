import type { Update } from '../dev/update.ts';
import { isError } from '../diagnostics/diagnostic.ts';
import { formatDiagnostic, printable } from '../diagnostics/format-diagnostic.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import { plural, printDiagnostics } from './build-output.ts';
import type { Terminal } from './terminal.ts';

/** What the preview says on the terminal: each message once, and a line for each change. */
export interface DevOutput {
  /** Shows what is wrong now and was not before. */
  report(diagnostics: readonly Diagnostic[]): void;
  /** Shows why a page that was asked for cannot be made, once until it can be. */
  reportPage(page: string, faults: readonly Diagnostic[]): void;
  update(update: Update, milliseconds: number): void;
  say(line: string): void;
}

/** Names of changed files that one line has room for. */
const mostNames = 3;

/** Sets up what the preview says; it remembers what it has said. */
export function createDevOutput(terminal: Terminal): DevOutput {
  let known: ReadonlySet<string> = new Set();
  const knownOfPages = new Map<string, ReadonlySet<string>>();
  const report = (diagnostics: readonly Diagnostic[]): void => {
    const fresh = diagnostics.filter((diagnostic) => !known.has(formatDiagnostic(diagnostic)));
    known = new Set(diagnostics.map((diagnostic) => formatDiagnostic(diagnostic)));
    printDiagnostics(fresh, terminal);
  };
  const say = (line: string): void => void terminal.stdout.write(`${line}\n`);
  return {
    report,
    reportPage(page, faults) {
      const before = knownOfPages.get(page);
      const fresh = faults.filter((fault) => before?.has(formatDiagnostic(fault)) !== true);
      if (faults.length === 0) knownOfPages.delete(page);
      else knownOfPages.set(page, new Set(faults.map((fault) => formatDiagnostic(fault))));
      printDiagnostics(fresh, terminal);
    },
    say,
    update({ outcome, files, diagnostics, findAffected }, milliseconds) {
      report(diagnostics);
      const errors = diagnostics.filter(isError);
      const isKept = outcome === 'kept';
      // A configuration that cannot be read leaves the last one in force, and so nothing that differs.
      const named = files.length > 0 || !isKept ? files : errors.flatMap(({ file }) => file ?? []);
      const fate = isKept
        ? `${plural(errors.length, 'error')}; the last good pages are shown`
        : plural(findAffected().length, 'page');
      say([describeFiles(named), fate, `${Math.round(milliseconds)} ms`].join('  '));
    },
  };
}

/** `posts/a.md`, `posts/a.md and 2 others`, or `500 files`. */
function describeFiles(files: readonly string[]): string {
  // A file that takes the place of the theme's is one file to whoever wrote it.
  const names = [...new Set(files.map((file) => file.replace(/^theme:/, '')))];
  if (names.length === 0) return 'As before';
  return names.length <= mostNames ? printable(names.join(', ')) : plural(names.length, 'file');
}
