import type { DefaultTreeAdapterTypes as Tree } from 'parse5';

const places = new WeakMap<readonly Tree.Node[], ReadonlyMap<Tree.Node, number>>();

/** The node right before or behind another; undefined for none. What an element holds is counted once, not for each node in it. */
export function nodeBeside(node: Tree.ChildNode, step: -1 | 1): Tree.ChildNode | undefined {
  const nodes = node.parentNode?.childNodes ?? [];
  const known = places.get(nodes) ?? new Map(nodes.map((one, at) => [one, at] as const));
  places.set(nodes, known);
  const at = known.get(node);
  return at === undefined ? undefined : nodes[at + step];
}
