import type { NameUse } from './name-use.ts';
import { childrenOf, isLiteral, isNode, type TemplateNode, walk } from './syntax-tree.ts';

/** A property that a loop goes through: `posts` of `site`. */
export interface LoopUse extends NameUse {
  readonly of: string;
}

const loops: ReadonlySet<string> = new Set(['For', 'AsyncEach', 'AsyncAll']);

/** The properties of variables that loops go through, whatever filters stand behind them; none that a condition of the same template asks for. */
export function loopsIn(nodes: readonly TemplateNode[]): readonly LoopUse[] {
  const asked = new Set(nodes.flatMap(conditionOf).flatMap(propertyIn).map(pathOf));
  return nodes.flatMap(({ typename, arr }) =>
    loops.has(typename) && isNode(arr)
      ? propertyIn(unfiltered(arr)).filter((use) => !asked.has(pathOf(use)))
      : [],
  );
}

function propertyIn({ typename, target, val }: TemplateNode): readonly LoopUse[] {
  if (typename !== 'LookupVal' || !isNode(target) || target.typename !== 'Symbol' || !isLiteral(val))
    return [];
  const { value, lineno, colno } = val;
  return [{ name: String(value), of: String(target['value']), line: lineno, column: colno }];
}

function pathOf({ of, name }: LoopUse): string {
  return `${of}.${name}`;
}

/** All that a condition is put together from. */
function conditionOf({ cond }: TemplateNode): readonly TemplateNode[] {
  const found: TemplateNode[] = [];
  if (isNode(cond)) walk(cond, (node) => found.push(node));
  return found;
}

function unfiltered(node: TemplateNode): TemplateNode {
  const [given] = node.typename === 'Filter' && isNode(node['args']) ? childrenOf(node['args']) : [];
  return given === undefined ? node : unfiltered(given);
}
