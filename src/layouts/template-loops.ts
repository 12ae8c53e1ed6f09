import type { NameUse } from './name-use.ts';
import { childrenOf, isLiteral, isNode, type TemplateNode } from './syntax-tree.ts';

/** A property that a loop goes through: `posts` of `site`. */
export interface LoopUse extends NameUse {
  readonly of: string;
}

const loops: ReadonlySet<string> = new Set(['For', 'AsyncEach', 'AsyncAll']);

/** The property of a variable that a tag goes through, whatever filters stand behind it; none for one that is no loop or goes through something else. */
export function loopIn({ typename, arr }: TemplateNode): readonly LoopUse[] {
  if (!loops.has(typename) || !isNode(arr)) return [];
  const { target, val } = unfiltered(arr);
  if (!isNode(target) || target.typename !== 'Symbol' || !isLiteral(val)) return [];
  const { value, lineno, colno } = val;
  return [{ name: String(value), of: String(target['value']), line: lineno, column: colno }];
}

function unfiltered(node: TemplateNode): TemplateNode {
  const [given] = node.typename === 'Filter' && isNode(node['args']) ? childrenOf(node['args']) : [];
  return given === undefined ? node : unfiltered(given);
}
