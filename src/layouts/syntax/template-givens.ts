import { childrenOf, isLiteral, isNode, type TemplateNode } from './syntax-tree.ts';

/** What a template gives a name to. */
export interface Given {
  readonly name: string;
  /** Where the value comes from: a variable, and what is taken of it, step by step. Null where that cannot be told. */
  readonly way: readonly string[] | null;
}

/** The steps that are no property: an item of a list, and a list of groups made of one. */
export const [itemOf, groupsOf] = ['[]', '{}'];

/** Filters that make of a list another of the same things. */
const selecting: ReadonlySet<unknown> = new Set(['where', 'limit', 'sortBy', 'reverse', 'sort']);

/** Tags that give names to what only their use tells. */
const others: ReadonlySet<string> = new Set([
  'Macro',
  'Caller',
  'Import',
  'FromImport',
  'AsyncEach',
  'AsyncAll',
]);

/** All that a template gives names to, wherever in it. */
export function givensIn(nodes: readonly TemplateNode[]): readonly Given[] {
  return nodes.flatMap((node) => {
    if (node.typename === 'Set')
      return named(node['targets'], isNode(node['body']) ? null : wayOf(node['value']));
    if (node.typename === 'For') return ofLoop(node);
    return others.has(node.typename)
      ? [...named(node['args'], null), ...named(node['target'], null), ...named(node['names'], null)]
      : [];
  });
}

/** A round that gives several names to the parts of a list gives them to nobody knows what. */
function ofLoop({ name, arr }: TemplateNode): readonly Given[] {
  const way = isNode(name) && name.typename === 'Symbol' ? wayOf(arr) : null;
  return named(name, way === null ? null : [...way, itemOf]);
}

function named(target: unknown, way: Given['way']): readonly Given[] {
  if (Array.isArray(target)) return target.flatMap((each) => named(each, way));
  if (!isNode(target)) return [];
  if (target.typename === 'Symbol') return [{ name: String(target['value']), way }];
  if (target.typename === 'Pair') return [...named(target['key'], way), ...named(target['value'], way)];
  return childrenOf(target).flatMap((each) => named(each, way));
}

/** Where a value comes from, if that can be told. */
export function wayOf(value: unknown): Given['way'] {
  if (!isNode(value)) return null;
  if (value.typename === 'Symbol') return [String(value['value'])];
  if (value.typename === 'Filter') return wayOfFiltered(value);
  const { target, val } = value;
  if (value.typename !== 'LookupVal' || !isLiteral(val)) return null;
  const way = wayOf(target);
  return way === null ? null : [...way, String(val['value'])];
}

function wayOfFiltered({ name, args }: TemplateNode): Given['way'] {
  const [list] = isNode(args) ? childrenOf(args) : [];
  const way = wayOf(list);
  const filter = isNode(name) ? name['value'] : null;
  if (way === null || selecting.has(filter)) return way;
  return filter === 'groupBy' ? [...way, groupsOf] : null;
}
