import { childrenOf, isNode, type TemplateNode } from './syntax-tree.ts';
import { type PropertyUse, propertyIn, unfiltered } from './template-loops.ts';

/** Filters that ask whether there is anything to begin with. */
const asking: ReadonlySet<unknown> = new Set(['default', 'd']);

/**
 * The properties of variables whose lack shows nowhere, but for those of loops. Not those
 *
 * 1. that are written as they are, or called, which fails;
 * 2. that others are taken of, which are no text to begin with;
 * 3. that something asks for: a condition, a test, what stands before `or` or `and`, and `default`.
 */
export function silentUsesIn(root: TemplateNode): readonly PropertyUse[] {
  return [...propertyIn(root), ...takenIn(root).flatMap(silentUsesIn)];
}

/** What a node takes values from without asking. */
function takenIn(node: TemplateNode): readonly TemplateNode[] {
  const pick = (...fields: readonly string[]) => fields.map((field) => node[field]).filter(isNode);
  switch (node.typename) {
    case 'Output':
      return childrenOf(node).flatMap((child) => (child.typename === 'LookupVal' ? [] : child));
    case 'FunCall':
      return pick('args');
    case 'Filter':
      return filtered(node);
    case 'If':
    case 'IfAsync':
    case 'InlineIf':
      return pick('body', 'else_');
    case 'Or':
    case 'And':
      return pick('right');
    case 'For':
    case 'AsyncEach':
    case 'AsyncAll':
      return [...passed(node['arr']), ...pick('body', 'else_')];
    case 'LookupVal':
    case 'Not':
    case 'Is':
      return [];
    default:
      return childrenOf(node);
  }
}

function filtered({ name, args }: TemplateNode): readonly TemplateNode[] {
  const given = isNode(args) ? childrenOf(args) : [];
  return isNode(name) && asking.has(name['value']) ? given.slice(1) : given;
}

/** What the filters of a loop's list are given besides: the list itself is told as one. */
function passed(list: unknown): readonly TemplateNode[] {
  if (!isNode(list)) return [];
  const [first, ...others] =
    list.typename === 'Filter' && isNode(list['args']) ? childrenOf(list['args']) : [];
  if (first !== undefined) return [...passed(first), ...others];
  return propertyIn(unfiltered(list)).length > 0 ? [] : [list];
}
