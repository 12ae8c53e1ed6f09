import { error } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../text/did-you-mean.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import type { Layout, LayoutSet } from './layout-set.ts';
import { parseTemplate } from './syntax-tree.ts';
import { type NameUse, namesIn, type TemplateNames } from './template-names.ts';

/** Names the engine itself gives to every template. */
const engineNames = ['range', 'cycler', 'joiner', 'loop', 'caller', 'super', 'varargs', 'kwargs'];

/**
 * Finds, without rendering anything, every syntax error and every variable, filter and template name that
 * does not exist, with its place. Properties (`page.x`) are known only when a page is rendered.
 */
export function checkLayouts(
  layouts: LayoutSet,
  variables: readonly string[],
  filters: Iterable<string>,
): readonly Diagnostic[] {
  const parsed = [...layouts.values()].map((layout) => ({ layout, names: parse(layout) }));
  const readable = parsed.flatMap(({ layout, names }) => ('code' in names ? [] : [{ layout, names }]));
  // An included template sees what its includer has set, so a name declared anywhere may be meant.
  const declared = readable.flatMap(({ names }) => [...names.declared]);
  const known = {
    variable: new Set([...variables, ...engineNames, ...declared]),
    filter: new Set(filters),
    layout: new Set(layouts.keys()),
  };
  return parsed.flatMap(({ layout, names }) => {
    if ('code' in names) return [names];
    return [
      ...unknown('variable', names.variables, known.variable, layout),
      ...unknown('filter', names.filters, known.filter, layout),
      ...unknown('layout', names.templates, known.layout, layout),
    ];
  });
}

function parse(layout: Layout): TemplateNames | Diagnostic {
  try {
    return namesIn(parseTemplate(layout.source));
  } catch (cause) {
    return syntaxError(layout, cause);
  }
}

function syntaxError(layout: Layout, cause: unknown): Diagnostic {
  const said = cause instanceof Error ? cause.message : String(cause);
  const at =
    typeof cause === 'object' && cause !== null ? (cause as { lineno?: number; colno?: number }) : {};
  const reason = said.replace(/^\([^)]*\)[^\n]*\n\s*/, '').replace(/^Template render error: /, '');
  const line = typeof at.lineno === 'number' ? Math.max(1, at.lineno) : undefined;
  const place = {
    file: layout.path,
    ...(line === undefined ? {} : { line, source: lineOf(layout, line) }),
    ...(line === undefined || typeof at.colno !== 'number' ? {} : { column: Math.max(1, at.colno) }),
  };
  return error(
    'layout-syntax',
    `the layout cannot be compiled: ${reason}`,
    place,
    'Mend the tag; each {% block %} needs its end tag.',
  );
}

function unknown(
  what: 'variable' | 'filter' | 'layout',
  uses: readonly NameUse[],
  known: ReadonlySet<string>,
  layout: Layout,
) {
  return uses
    .filter(({ name }) => !known.has(name))
    .map(({ name, line, column }) =>
      error(
        'layout-name-unknown',
        `there is no ${what} ${name}`,
        { file: layout.path, line: line + 1, column: column + 1, source: lineOf(layout, line + 1) },
        what === 'layout'
          ? `Create layouts/${name} or mend the name.${didYouMean(name, known)}`
          : `Mend the name.${didYouMean(name, known)}`,
      ),
    );
}

/** The text of a line counted from 1. */
export function lineOf(layout: Layout, line: number): string {
  return layout.source.split('\n')[line - 1] ?? '';
}
