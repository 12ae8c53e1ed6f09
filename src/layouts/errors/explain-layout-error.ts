import { error, type Place } from '../../diagnostics/diagnostic.ts';
import type { Diagnostic } from '../../types/diagnostic.ts';
import { LayoutError } from '../layout-error.ts';
import { namesOf } from '../rendering/compile-layout.ts';
import type { Layout, LayoutSet } from '../rendering/layout-set.ts';
import { explainEmpty, explainUnwritable } from './explain-output.ts';
import { explainThrown } from './explain-thrown.ts';
import { causesOf, EmptyOutput, FailedAt, UnwritableOutput } from './failed-at.ts';
import { lineOf, sourceFrom } from './syntax-error.ts';

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
  const shown = { place, rest: restOf(at, layout), declared: declaredIn(layout), page };
  if (root instanceof EmptyOutput) return explainEmpty(root, shown);
  const unwritable = causes.find((cause) => cause instanceof UnwritableOutput);
  if (unwritable !== undefined) return explainUnwritable(unwritable, shown);
  if (root instanceof LayoutError) return error(root.code, `${root.message}, ${page}`, place, root.remedy);
  const { reason, remedy } = explainThrown(causes, shown.declared);
  return error('layout-failed', `${reason}, ${page}`, place, remedy);
}

function spotOf(at: FailedAt | undefined, layout: Layout): Omit<Place, 'file'> {
  return at === undefined ? {} : { line: at.line, column: at.column, source: lineOf(layout, at.line) };
}

function declaredIn(layout: Layout | undefined): readonly string[] {
  return layout === undefined ? [] : namesOf(layout).declared;
}

/** What stands in the template from there on. */
function restOf(at: FailedAt | undefined, layout: Layout | undefined): string {
  return at === undefined || layout === undefined ? '' : sourceFrom(layout, at.line, at.column);
}
