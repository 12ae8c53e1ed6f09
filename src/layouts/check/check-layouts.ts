import { error } from '../../diagnostics/diagnostic.ts';
import type { Diagnostic } from '../../types/diagnostic.ts';
import { placeOfUse, syntaxError } from '../errors/syntax-error.ts';
import { namesOf } from '../rendering/compile-layout.ts';
import { engineTests } from '../rendering/engine-names.ts';
import type { Layout, LayoutSet } from '../rendering/layout-set.ts';
import { toldIn } from '../rendering/template-stack.ts';
import type { NameUse } from '../syntax/name-use.ts';
import type { TemplateNames } from '../syntax/template-names.ts';
import { visibleIn } from '../syntax/visible-names.ts';
import { lostBlocks, lostText, missingBlocks, repeatedBlocks } from './check-blocks.ts';
import { emptyLoops } from './empty-loops.ts';
import { firstPageWith } from './first-page.ts';
import { lackedKeys } from './lacked-keys.ts';
import { type KnownProperties, lackedProperties } from './lacked-properties.ts';
import { kindsIn } from './name-kinds.ts';
import { unknownNames } from './unknown-names.ts';
import { unusedLayouts } from './unused-layouts.ts';

/** Names the engine itself gives to every template. */
const engineNames = ['range', 'cycler', 'joiner', 'loop', 'caller', 'super', 'varargs', 'kwargs'];

/** What layouts are checked against. */
export interface LayoutUse {
  /** The names that every template sees. */
  readonly variables: readonly string[];
  readonly filters: Iterable<string>;
  readonly properties: KnownProperties;
  /** The layouts that pages ask for, each with the address of the first that does, in the order of these. */
  readonly asked: ReadonlyMap<string, string>;
}

/**
 * Finds, without rendering anything, every syntax error and every variable, filter, test and template name that
 * does not exist, with its place. Properties (`page.x`) are known only when a page is rendered.
 */
export function checkLayouts(
  layouts: LayoutSet,
  { variables, filters, properties, asked: pages }: LayoutUse,
  parse: ParseLayout = parseLayout,
): readonly Diagnostic[] {
  const asked = new Set(pages.keys());
  const parsed = [...layouts.values()].map((layout) => ({ layout, names: parse(layout) }));
  const readable = parsed.flatMap(({ layout, names }) => ('code' in names ? [] : [{ layout, names }]));
  // An included template sees what its includer has set, so a name declared anywhere may be meant.
  const declared = new Set(readable.flatMap(({ names }) => names.declared));
  const known = {
    variable: new Set([...variables, ...engineNames, ...declared]),
    filter: new Set(filters),
    test: new Set(engineTests),
    layout: new Set(layouts.keys()),
  };
  const namesBy = new Map(readable.map(({ layout, names }) => [layout.name, names]));
  const shown = reachedIn(layouts, namesBy);
  const pageWith = firstPageWith(pages, namesBy);
  const homeOf = (name: string): string | null =>
    readable.find(({ names }) => names.hasMacros && names.declared.includes(name))?.layout.name ?? null;
  const knownIn = ({ name, isTheme }: Layout): ReadonlySet<string> => {
    // A partial may ask for a name that none of its includers sets any more.
    const visible = isTheme !== true && asked.has(name) ? visibleIn(name, namesBy) : null;
    return visible === null ? known.variable : new Set([...variables, ...engineNames, ...visible]);
  };
  const found = parsed.flatMap(({ layout, names }) => {
    if ('code' in names) return [names];
    const kinds = kindsIn(layout.name, namesBy, properties.taxonomies);
    const unknown = [
      ...(shown.has(layout.name)
        ? unknownNames('variable', names.variables, knownIn(layout), layout, homeOf)
        : []),
      ...unknownNames('filter', names.filters, known.filter, layout),
      ...unknownNames('test', names.tests, known.test, layout),
      ...unknownNames('layout', names.templates, known.layout, layout),
      ...names.imports.flatMap((use) => {
        const declared = namesBy.get(use.from)?.declared;
        return declared === undefined
          ? []
          : unknownNames('macro', [use], new Set(declared), layout, () => use.from);
      }),
    ];
    return [
      ...unknown.map((found) => withPage(found, pageWith(layout.name))),
      ...emptyLoops(layout, names, kinds, properties),
      ...(layout.isTheme === true
        ? []
        : [
            ...lackedProperties(layout, names, kinds, properties),
            ...lackedKeys(layout, names.keys, kinds, properties),
          ]),
      ...lostBlocks(layout, names, namesBy),
      ...repeatedBlocks(layout, names),
      ...lostText(layout, names, namesBy),
      ...endless(layout, names, namesBy, layouts),
    ];
  });
  return [...found, ...missingBlocks(layouts, namesBy, asked), ...unusedLayouts(layouts, namesBy, asked)];
}

/** As what fails while a page is rendered names that. */
function withPage(found: Diagnostic, url: string | null): Diagnostic {
  return url === null ? found : { ...found, message: `${found.message}, while rendering ${url}` };
}

/**
 * The templates that a page may show: those of the blog, those that pages may ask for, and what these name. A partial of the theme
 * whose includer the blog has replaced is none, and what it sees there does not matter.
 */
function reachedIn(layouts: LayoutSet, namesBy: ReadonlyMap<string, TemplateNames>): ReadonlySet<string> {
  const reached = new Set<string>();
  const visit = (name: string): void => {
    if (reached.has(name)) return;
    reached.add(name);
    namesBy.get(name)?.templates.forEach((use) => visit(use.name));
  };
  for (const { name, isTheme } of layouts.values()) if (isTheme !== true || !name.includes('/')) visit(name);
  return reached;
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
  if (layout.compiled === undefined && frontMatter.test(layout.source)) return frontMatterError(layout);
  try {
    return namesOf(layout);
  } catch (cause) {
    return syntaxError(layout, cause);
  }
}

/** A layout that extends itself, by whatever way around, makes no page. */
function endless(
  layout: Layout,
  { parent }: TemplateNames,
  namesBy: ReadonlyMap<string, TemplateNames>,
  layouts: LayoutSet,
): readonly Diagnostic[] {
  const circle = [layout.name];
  for (let next = parent; next !== null; next = namesBy.get(next.name)?.parent ?? null) {
    circle.push(next.name);
    if (next.name === layout.name && parent !== null)
      return toldIn(circle, layouts) === layout.name ? [cycle(layout, parent, circle)] : [];
    // A circle further up is told where it stands.
    if (circle.indexOf(next.name) < circle.length - 1) return [];
  }
  return [];
}

function cycle(layout: Layout, parent: NameUse, circle: readonly string[]): Diagnostic {
  const names = circle.map((name) => `layouts/${name}`).join(' → ');
  return error(
    'layout-cycle',
    `${names} extends itself`,
    placeOfUse(layout, parent),
    'Extend another layout.',
  );
}

/** Where Jekyll's layouts name another; here readers would see it. */
const frontMatter = /^---\r?\n(?:(?:[\w-]+:|[ \t#\r])[^\n]*\n|\n)*---[ \t]*\r?(?:\n|$)/;

function frontMatterError(layout: Layout): Diagnostic {
  const [, above = 'base'] =
    /^layout:\s*["']?([\w./-]+)/m.exec(frontMatter.exec(layout.source)?.[0] ?? '') ?? [];
  const remedy = `Take it out; a layout names the one above by {% extends "${above.replace(/\.\w+$/, '')}.njk" %}.`;
  const place = placeOfUse(layout, { line: 0, column: 0 });
  return error('layout-syntax', 'a layout has no front matter', place, remedy);
}
