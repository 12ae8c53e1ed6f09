import type { DefaultTreeAdapterTypes } from 'parse5';

/** How many elements stand in one another at most; counted without going deep itself. */
export function nestingDepth(nodes: readonly DefaultTreeAdapterTypes.ChildNode[]): number {
  let depth = 0;
  let level = nodes;
  while (level.length > 0) {
    depth++;
    level = level.flatMap((node) => ('childNodes' in node ? node.childNodes : []));
  }
  return depth;
}
