import nunjucks from 'nunjucks';

/** A node of the engine's syntax tree. Lines and columns count from 0. */
export interface TemplateNode {
  readonly typename: string;
  readonly lineno: number;
  readonly colno: number;
  readonly fields?: readonly string[];
  readonly children?: readonly unknown[];
  readonly [field: string]: unknown;
}

/** Parses a template. Throws the engine's TemplateError where the syntax is wrong. */
export function parseTemplate(source: string): TemplateNode {
  // The engine exports its parser and does not declare it.
  const { parser } = nunjucks as unknown as { parser: { parse(source: string): TemplateNode } };
  return parser.parse(source);
}

/** The nodes directly inside a node, in order. */
export function childrenOf(node: TemplateNode): readonly TemplateNode[] {
  const found: TemplateNode[] = [];
  const take = (value: unknown): void => {
    // What a comparison compares with stands in a list of its own.
    if (Array.isArray(value)) value.forEach(take);
    else if (isNode(value)) found.push(value);
  };
  if (node.children !== undefined) node.children.forEach(take);
  else for (const field of node.fields ?? []) take(node[field]);
  // The text that a name is set to is not among its fields.
  if (node.typename === 'Set') take(node['body']);
  return found;
}

/** Whether what stands in a node is a node itself. */
export function isNode(value: unknown): value is TemplateNode {
  return typeof value === 'object' && value !== null && 'lineno' in value && 'typename' in value;
}

/** Whether it is a value written out, such as a text in quotes. */
export function isLiteral(value: unknown): value is TemplateNode {
  return isNode(value) && value.typename === 'Literal';
}

/** Visits a node and all nodes inside it, outermost first. */
export function walk(node: TemplateNode, visit: (node: TemplateNode) => void): void {
  visit(node);
  for (const child of childrenOf(node)) walk(child, visit);
}
