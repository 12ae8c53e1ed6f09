import type { NameUse } from './name-use.ts';
import { childrenOf, isLiteral, isNode, type TemplateNode } from './syntax-tree.ts';
import { wayOf } from './template-givens.ts';

/** A key in quotes by which a filter looks at each item of a list. */
export interface KeyUse extends NameUse {
  readonly filter: string;
  /** Where the list comes from. */
  readonly list: readonly string[];
}

/** Filters that find nothing where no item has the key, and that say nothing of it. */
const byKey: ReadonlySet<string> = new Set([
  'where',
  'sortBy',
  'groupBy',
  'groupby',
  'selectattr',
  'rejectattr',
]);

/** The keys that filters of lists are given, of lists of which it can be told where they come from. */
export function keyUsesIn(nodes: readonly TemplateNode[]): readonly KeyUse[] {
  return nodes.flatMap(({ typename, name, args }) => {
    const filter = isNode(name) ? String(name['value']) : '';
    if (typename !== 'Filter' || !byKey.has(filter) || !isNode(args)) return [];
    const [given, key] = childrenOf(args);
    const list = wayOf(given);
    if (list === null || !isLiteral(key) || typeof key['value'] !== 'string') return [];
    return [{ filter, list, name: key['value'], line: key.lineno, column: key.colno }];
  });
}
