import { error, type Place } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../text/did-you-mean.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import { namesOf } from './compile-layout.ts';
import { engineTests } from './engine-names.ts';
import type { Layout, LayoutSet } from './layout-set.ts';
import { hintForFilter, hintForVariable } from './liquid-habits.ts';
import { lineOf, syntaxError } from './syntax-error.ts';
import type { NameUse, TemplateNames } from './template-names.ts';

/** Names the engine itself gives to every template. */
const engineNames = ['range', 'cycler', 'joiner', 'loop', 'caller', 'super', 'varargs', 'kwargs'];

/**
 * Finds, without rendering anything, every syntax error and every variable, filter, test and template name that
 * does not exist, with its place. Properties (`page.x`) are known only when a page is rendered.
 */
export function checkLayouts(
  layouts: LayoutSet,
  variables: readonly string[],
  filters: Iterable<string>,
  parse: ParseLayout = parseLayout,
): readonly Diagnostic[] {
  const parsed = [...layouts.values()].map((layout) => ({ layout, names: parse(layout) }));
  const readable = parsed.flatMap(({ layout, names }) => ('code' in names ? [] : [{ layout, names }]));
  // An included template sees what its includer has set, so a name declared anywhere may be meant.
  const declared = readable.flatMap(({ names }) => names.declared);
  const known = {
    variable: new Set([...variables, ...engineNames, ...declared]),
    filter: new Set(filters),
    test: new Set(engineTests),
    layout: new Set(layouts.keys()),
  };
  const namesBy = new Map(readable.map(({ layout, names }) => [layout.name, names]));
  return parsed.flatMap(({ layout, names }) => {
    if ('code' in names) return [names];
    return [
      ...unknown('variable', names.variables, known.variable, layout),
      ...unknown('filter', names.filters, known.filter, layout),
      ...unknown('test', names.tests, known.test, layout),
      ...unknown('layout', names.templates, known.layout, layout),
      ...names.imports.flatMap((use) => {
        const declared = namesBy.get(use.from)?.declared;
        return declared === undefined ? [] : unknown('macro', [use], new Set(declared), layout);
      }),
      ...lostBlocks(layout, names, namesBy),
      ...repeatedBlocks(layout, names),
      ...endless(layout, names, namesBy),
    ];
  });
}

/** Reads the names a layout uses, or says why it cannot be read. */
export type ParseLayout = (layout: Layout) => TemplateNames | Diagnostic;

/** Makes a parser that reads a layout once, for whoever checks the same layouts again and again. */
export function parseOnce(): ParseLayout {
  const parsed = new WeakMap<Layout, TemplateNames | Diagnostic>();
  return (layout) => {
    const names = parsed.get(layout) ?? parseLayout(layout);
    parsed.set(layout, names);
    return names;
  };
}

function parseLayout(layout: Layout): TemplateNames | Diagnostic {
  try {
    return namesOf(layout);
  } catch (cause) {
    return syntaxError(layout, cause);
  }
}

/** A block that no layout above has a place for is shown nowhere. Where one above is chosen as the page is made, nobody knows. */
function lostBlocks(
  layout: Layout,
  { parent, ownBlocks }: TemplateNames,
  namesBy: ReadonlyMap<string, TemplateNames>,
): readonly Diagnostic[] {
  if (parent === null) return [];
  const above: string[] = [];
  const seen = new Set<string>();
  for (let name = parent.name; !seen.has(name); ) {
    seen.add(name);
    const names = namesBy.get(name);
    if (names === undefined || names.isExtending !== (names.parent !== null)) return [];
    above.push(...names.blocks.map((block) => block.name));
    name = names.parent?.name ?? name;
  }
  return ownBlocks
    .filter(({ name }) => !above.includes(name))
    .map((use) => {
      const remedy = `Name one of: ${[...new Set(above)].join(', ')}.${didYouMean(use.name, above)}`;
      const message = `there is no block ${use.name} in ${parent.name}, so it would be shown nowhere`;
      return error('layout-name-unknown', message, placeOf(layout, use), remedy);
    });
}

/** The engine takes one block of a name, and does not say which other one it has found. */
function repeatedBlocks(layout: Layout, { blocks }: TemplateNames): readonly Diagnostic[] {
  return blocks.flatMap((use, index) => {
    const first = blocks.findIndex(({ name }) => name === use.name);
    if (first === index) return [];
    const message = `the block ${use.name} stands in line ${(blocks[first]?.line ?? 0) + 1} already`;
    const remedy = 'Give one of the two another name, or put both texts into one.';
    return error('layout-syntax', message, placeOf(layout, use), remedy);
  });
}

/** A layout that extends itself, by whatever way around, makes no page. */
function endless(
  layout: Layout,
  { parent }: TemplateNames,
  namesBy: ReadonlyMap<string, TemplateNames>,
): readonly Diagnostic[] {
  const circle = [layout.name];
  for (let next = parent; next !== null; next = namesBy.get(next.name)?.parent ?? null) {
    circle.push(next.name);
    if (next.name === layout.name && parent !== null) return [cycle(layout, parent, circle)];
    // A circle further up is told where it stands.
    if (circle.indexOf(next.name) < circle.length - 1) return [];
  }
  return [];
}

function cycle(layout: Layout, parent: NameUse, circle: readonly string[]): Diagnostic {
  const names = circle.map((name) => `layouts/${name}`).join(' → ');
  return error('layout-cycle', `${names} extends itself`, placeOf(layout, parent), 'Extend another layout.');
}

function placeOf(layout: Layout, { line, column }: NameUse): Place {
  return { file: layout.path, line: line + 1, column: column + 1, source: lineOf(layout, line + 1) };
}

function unknown(
  what: 'variable' | 'filter' | 'test' | 'layout' | 'macro',
  uses: readonly NameUse[],
  known: ReadonlySet<string>,
  layout: Layout,
) {
  return uses
    .filter(({ name }) => !known.has(name))
    .map((use) =>
      error(
        'layout-name-unknown',
        `there is no ${what} ${use.name}`,
        placeOf(layout, use),
        what === 'layout'
          ? `Create layouts/${use.name} or mend the name.${didYouMean(use.name, known)}`
          : `Mend the name.${habit(what, use.name) || didYouMean(use.name, known)}`,
      ),
    );
}

function habit(what: string, name: string): string {
  if (what === 'variable') return hintForVariable(name);
  return what === 'filter' ? hintForFilter(name) : '';
}
