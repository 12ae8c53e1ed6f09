import { error, type Place } from '../diagnostics/diagnostic.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import { explainEmpty, explainUnwritable } from './explain-output.ts';
import { causesOf, EmptyOutput, FailedAt, UnwritableOutput } from './failed-at.ts';
import { LayoutError } from './layout-error.ts';
import type { Layout, LayoutSet } from './layout-set.ts';
import { lineOf } from './syntax-error.ts';

/** What was being rendered when a layout failed. */
export interface FailedRender {
  readonly url: string;
  /** The layout of the page itself. */
  readonly layout: string;
}

/** Turns what a traced page fails with into a diagnostic that names template, line, page and remedy. */
export function explainLayoutError(thrown: unknown, layouts: LayoutSet, failed: FailedRender): Diagnostic {
  const causes = causesOf(thrown);
  const root = causes.at(-1) ?? new Error(String(thrown));
  const at = causes.find((cause) => cause instanceof FailedAt);
  const layout = [...layouts.values()].find(({ path }) => path === at?.path) ?? layouts.get(failed.layout);
  const page = `while rendering ${failed.url}`;
  const place = layout === undefined ? null : { file: layout.path, ...spotOf(at, layout) };
  const shown = { place, rest: restOf(at, layout), page };
  if (root instanceof EmptyOutput) return explainEmpty(root, shown);
  const unwritable = causes.find((cause) => cause instanceof UnwritableOutput);
  if (unwritable !== undefined) return explainUnwritable(unwritable, shown);
  if (root instanceof LayoutError) return error(root.code, `${root.message}, ${page}`, place, root.remedy);
  return error(
    'layout-failed',
    `${reasonOf(root)}, ${page}`,
    place,
    'Mend the expression, or guard it with {% if %}.',
  );
}

function spotOf(at: FailedAt | undefined, layout: Layout): Omit<Place, 'file'> {
  return at === undefined ? {} : { line: at.line, column: at.column, source: lineOf(layout, at.line) };
}

/** What stands in the template from there on. */
function restOf(at: FailedAt | undefined, layout: Layout | undefined): string {
  if (at === undefined || layout === undefined) return '';
  const lines = layout.source.split('\n').slice(at.line - 1);
  return lines.join('\n').slice(at.column - 1);
}

/** What the engine and the language say, as people who write layouts would. */
function reasonOf({ message }: Error): string {
  if (/^Cannot convert object to primitive value|toString is not a function/.test(message))
    return 'a list or a thing with properties stands where a text belongs';
  if (message.includes('Maximum call stack size exceeded')) return 'something in it calls itself without end';
  // What the engine has compiled brings its own path along.
  return message.replace(/^(\([^)]*\)[^\n]*\n\s*)+/, '');
}
