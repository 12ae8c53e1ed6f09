import type { Diagnostic } from '../types/diagnostic.ts';

/**
 * Makes one error of those that a layout gave at the same spot, page after page: the first, with the number of the
 * others. All else stays as it is.
 */
export function foldLayoutErrors(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const pages = new Map<string, number>();
  const kept = diagnostics.filter((diagnostic) => {
    const key = keyOf(diagnostic);
    if (key === null) return true;
    const count = (pages.get(key) ?? 0) + 1;
    pages.set(key, count);
    return count === 1;
  });
  return kept.map((diagnostic) => {
    const others = (pages.get(keyOf(diagnostic) ?? '') ?? 1) - 1;
    if (others === 0) return diagnostic;
    return {
      ...diagnostic,
      message: `${diagnostic.message} and ${others} more page${others === 1 ? '' : 's'}`,
    };
  });
}

/** What two errors of one cause have in common; null for one that stands for itself. */
function keyOf({ code, file, line, column }: Diagnostic): string | null {
  if (!code.startsWith('layout-') || code === 'layout-unknown') return null;
  return [code, file, line, column].join(' ');
}
