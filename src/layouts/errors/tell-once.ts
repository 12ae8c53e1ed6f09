import type { Diagnostic } from '../../types/diagnostic.ts';

/**
 * Tells each fault once, in the order in which they are given:
 *  1. what is said of the same spot in the same words is one, such as a picture's fault by each size that it is made in;
 *  2. the errors that a layout gave at the same spot, page after page, are the first of them, with the number of the others;
 *  3. a name that is unknown within an expression that fails is told by the error of that, which takes its hint.
 */
export function tellOnce(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return joinNames(foldPages(dropRepeats(diagnostics)));
}

function dropRepeats(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const said = new Map<string, Diagnostic>();
  for (const one of diagnostics) {
    const key = [one.severity, one.code, one.file, one.line, one.column, one.message].join('\n');
    if (!said.has(key)) said.set(key, one);
  }
  return [...said.values()];
}

function foldPages(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
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

function joinNames(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const failing = diagnostics.filter(
    ({ code, severity }) => code.startsWith('layout-') && severity === 'error',
  );
  const hints = new Map<Diagnostic, string>();
  const others = diagnostics.filter((one) => {
    const around = failing.find((error) => isWithin(one, error));
    if (around === undefined) return true;
    const [hint = ''] = / Did you mean .*$/.exec(one.remedy) ?? [];
    if (!hints.has(around) && !around.remedy.includes(hint)) hints.set(around, hint);
    return false;
  });
  return others.map((one) => {
    const hint = hints.get(one);
    return hint === undefined ? one : { ...one, remedy: one.remedy + hint };
  });
}

/** Whether a warning names a part of the expression that an error is told of. */
function isWithin(named: Diagnostic, { file, line, column, source }: Diagnostic): boolean {
  if (named.code !== 'layout-name-unknown' || named.severity === 'error') return false;
  if (named.file !== file || named.line !== line || column === null || named.column === null) return false;
  const between = source?.slice(column - 1, named.column - 1) ?? '';
  return named.column >= column && !/[%}]\}/.test(between);
}
