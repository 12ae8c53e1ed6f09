import type { NameUse } from './name-use.ts';
import { childrenOf, isLiteral, isNode, type TemplateNode, walk } from './syntax-tree.ts';

/** A loop through a property of a variable: `posts` of `site`. */
export interface LoopUse extends PropertyUse {
  /** What each round calls its item, or the parts of it. */
  readonly items: readonly string[];
  /** Whether filters make another list of it. */
  readonly isFiltered: boolean;
}

/** A property of a variable, or of what one leads to. */
export interface PropertyUse extends NameUse {
  /** The way to it: `page`, or `site.data`. */
  readonly of: string;
}

const loops: ReadonlySet<string> = new Set(['For', 'AsyncEach', 'AsyncAll']);

/** The loops that go through properties of variables, whatever filters stand behind these. */
export function loopsIn(nodes: readonly TemplateNode[]): readonly LoopUse[] {
  return nodes.flatMap(({ typename, arr, name }) => {
    if (!loops.has(typename) || !isNode(arr)) return [];
    const items = symbolsIn(name);
    return propertyIn(unfiltered(arr)).map((use) => ({
      ...use,
      items,
      isFiltered: arr.typename === 'Filter',
    }));
  });
}

/** The properties of variables that conditions ask for, such as `site.pets`. */
export function askedIn(nodes: readonly TemplateNode[]): readonly string[] {
  return nodes
    .flatMap(conditionOf)
    .flatMap(propertyIn)
    .map(({ of, name }) => `${of}.${name}`);
}

function symbolsIn(name: unknown): readonly string[] {
  if (!isNode(name)) return [];
  return name.typename === 'Symbol' ? [String(name['value'])] : childrenOf(name).flatMap(symbolsIn);
}

/** The property that a node names, if it is one of a variable or of what one leads to. */
export function propertyIn({ typename, target, val }: TemplateNode): readonly PropertyUse[] {
  if (typename !== 'LookupVal' || !isNode(target) || !isLiteral(val)) return [];
  const of = wayTo(target);
  const { value, lineno, colno } = val;
  return of === null ? [] : [{ name: String(value), of, line: lineno, column: colno }];
}

/** `site.data`; null for what is no variable and none of its properties. */
function wayTo({ typename, value, target, val }: TemplateNode): string | null {
  if (typename === 'Symbol') return String(value);
  if (typename !== 'LookupVal' || !isNode(target) || !isLiteral(val)) return null;
  const way = wayTo(target);
  return way === null ? null : `${way}.${String(val['value'])}`;
}

/** All that a condition is put together from. */
function conditionOf({ cond }: TemplateNode): readonly TemplateNode[] {
  const found: TemplateNode[] = [];
  if (isNode(cond)) walk(cond, (node) => found.push(node));
  return found;
}

/** What filters are given first. */
export function unfiltered(node: TemplateNode): TemplateNode {
  const [given] = node.typename === 'Filter' && isNode(node['args']) ? childrenOf(node['args']) : [];
  return given === undefined ? node : unfiltered(given);
}
