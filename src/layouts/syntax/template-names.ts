import { type KeyUse, keyUsesIn } from './key-uses.ts';
import { lostTextIn } from './lost-text.ts';
import type { NameUse } from './name-use.ts';
import { silentUsesIn } from './silent-uses.ts';
import { childrenOf, isLiteral, isNode, type TemplateNode, walk } from './syntax-tree.ts';
import { type Given, givensIn } from './template-givens.ts';
import { askedIn, type LoopUse, loopsIn, type PropertyUse } from './template-loops.ts';

/** Every name a template declares and uses, by what the name stands for. */
export interface TemplateNames {
  readonly declared: readonly string[];
  readonly variables: readonly NameUse[];
  readonly filters: readonly NameUse[];
  /** What stands behind `is`. */
  readonly tests: readonly NameUse[];
  /** Templates named by a literal that must exist. */
  readonly templates: readonly NameUse[];
  /** Templates named by a literal that may be missing. */
  readonly optional: readonly string[];
  /** Whether it names a template only as a page is made. */
  readonly isOpen: boolean;
  /** Names taken out of a template that is named by a literal: by `from … import`, or of what `import … as` gave a name to. */
  readonly imports: readonly (NameUse & { readonly from: string })[];
  /** Its loops through properties of variables. */
  readonly loops: readonly LoopUse[];
  /** The properties of variables whose lack shows nowhere, besides those of loops. */
  readonly silentUses: readonly PropertyUse[];
  /** The keys that filters look for in lists. */
  readonly keys: readonly KeyUse[];
  /** What it gives names to, wherever in it. */
  readonly givens: readonly Given[];
  /** The properties of variables that its conditions ask for. */
  readonly askedFor: readonly string[];
  /** The literal it extends, whatever the page. */
  readonly parent: NameUse | null;
  /** Whether it extends another at all, be it one that is named as the page is made. */
  readonly isExtending: boolean;
  /** Its blocks that stand in no other. */
  readonly ownBlocks: readonly NameUse[];
  /** The beginning of what it writes outside of all blocks although it extends another, and so for nobody; null for none. */
  readonly lostText: NameUse | null;
  /** All its blocks, in the order they begin. */
  readonly blocks: readonly NameUse[];
  /** Whether it has macros, which see no scope around them but what all of the template sees. */
  readonly hasMacros: boolean;
  /** Whether it can be told what else it shows: it writes, names other templates by literals, and that is all. */
  readonly isClear: boolean;
}

/** Tags whose meaning lies outside of the template, or that may do more than write. */
const unclear = new Set(['Block', 'Extends', 'Super', 'CallExtension', 'CallExtensionAsync']);

/** Throws an error with a place where a value is given to what is no plain name. */
export function namesIn(root: TemplateNode): TemplateNames {
  walk(root, refuseStrangeSet);
  const declared = new Set<string>();
  walk(root, (node) => declarations(node).forEach((name) => declared.add(name)));
  const variables: NameUse[] = [];
  const filters: NameUse[] = [];
  const tests: NameUse[] = [];
  const templates: NameUse[] = [];
  visitUses(root, {
    variable: (use) => variables.push(use),
    filter: (use) => filters.push(use),
    test: (use) => tests.push(use),
    template: (use) => templates.push(use),
  });
  const nodes: TemplateNode[] = [];
  walk(root, (node) => nodes.push(node));
  const imports = [...nodes.flatMap(importsIn), ...membersIn(nodes)];
  const parents = nodes.filter(({ typename }) => typename === 'Extends');
  return {
    declared: [...declared],
    variables,
    filters,
    tests,
    templates,
    optional: nodes.flatMap(({ template, ignoreMissing }) =>
      isLiteral(template) && ignoreMissing === true ? [String(template['value'])] : [],
    ),
    isOpen: nodes.some(({ template }) => template !== undefined && !isLiteral(template)),
    imports,
    loops: loopsIn(nodes),
    silentUses: silentUsesIn(root),
    keys: keyUsesIn(nodes),
    givens: givensIn(nodes),
    askedFor: askedIn(nodes),
    parent: onlyParent(root, parents),
    isExtending: parents.length > 0,
    ownBlocks: outermostBlocks(root).map(blockUse),
    lostText: lostTextIn(root),
    blocks: nodes.filter(isBlock).map(blockUse),
    hasMacros: nodes.some(({ typename }) => typename === 'Macro'),
    isClear: nodes.every(
      ({ typename, template, ignoreMissing }) =>
        !unclear.has(typename) && (template === undefined || (isLiteral(template) && ignoreMissing !== true)),
    ),
  };
}

/** The engine takes it, and fails without a place as it compiles. */
function refuseStrangeSet({ typename, targets }: TemplateNode): void {
  if (typename !== 'Set' || !Array.isArray(targets)) return;
  const strange = targets.find((target) => isNode(target) && target.typename !== 'Symbol');
  if (!isNode(strange)) return;
  const error = new Error('a value is given to what is no plain name');
  throw Object.assign(error, { lineno: strange.lineno + 1, colno: strange.colno + 1 });
}

/** One of several, or one within a condition, is chosen as the page is made. */
function onlyParent(root: TemplateNode, parents: readonly TemplateNode[]): NameUse | null {
  const [only, ...others] = parents;
  if (only === undefined || others.length > 0 || !childrenOf(root).includes(only)) return null;
  return isLiteral(only['template']) ? useOf(only['template']) : null;
}

function outermostBlocks(node: TemplateNode): readonly TemplateNode[] {
  return isBlock(node) ? [node] : childrenOf(node).flatMap(outermostBlocks);
}

function isBlock({ typename }: TemplateNode): boolean {
  return typename === 'Block';
}

function blockUse({ name, lineno, colno }: TemplateNode): NameUse {
  return isNode(name) ? useOf(name) : { name: String(name), line: lineno, column: colno };
}

function importsIn(node: TemplateNode): TemplateNames['imports'] {
  const [template, names] = [node['template'], node['names']];
  if (node.typename !== 'FromImport' || !isLiteral(template) || !isNode(names)) return [];
  return childrenOf(names)
    .map((name) => (name.typename === 'Pair' ? name['key'] : name))
    .filter(isNode)
    .map((name) => ({ ...useOf(name), from: String(template['value']) }));
}

/** The `b` of each `a.b` where `a` is nothing but one imported template. */
function membersIn(nodes: readonly TemplateNode[]): TemplateNames['imports'] {
  const modules = new Map<string, string>();
  const others = nodes.filter(({ typename }) => typename !== 'Import').flatMap(declarations);
  for (const { typename, template, target } of nodes) {
    if (typename !== 'Import' || !isNode(target)) continue;
    const name = String(target['value']);
    const from = isLiteral(template) ? String(template['value']) : null;
    if (from === null || (modules.get(name) ?? from) !== from) others.push(name);
    else modules.set(name, from);
  }
  for (const name of others) modules.delete(name);
  return nodes.flatMap(({ typename, target, val }) => {
    if (typename !== 'LookupVal' || !isNode(target) || target.typename !== 'Symbol' || !isLiteral(val))
      return [];
    const from = modules.get(String(target['value']));
    return from === undefined ? [] : [{ ...useOf(val), from }];
  });
}

function declarations(node: TemplateNode): readonly string[] {
  switch (node.typename) {
    case 'Set':
      return symbols(node['targets']);
    case 'For':
    case 'AsyncEach':
    case 'AsyncAll':
      return symbols(node['name']);
    case 'Macro':
    case 'Caller':
      return [...symbols(node['name']), ...parametersOf(node).flatMap(({ name }) => symbols(name))];
    case 'Import':
      return symbols(node['target']);
    case 'FromImport':
      return symbols(node['names']);
    default:
      return [];
  }
}

/** The parameters of a macro, with what they are where they are not given. */
function parametersOf({
  args,
}: TemplateNode): readonly { readonly name: unknown; readonly value: unknown }[] {
  const given = isNode(args) ? childrenOf(args) : [];
  return given.flatMap((each) =>
    each.typename === 'Symbol'
      ? [{ name: each, value: null }]
      : childrenOf(each).map(({ key, value }) => ({ name: key, value })),
  );
}

function symbols(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(symbols);
  if (!isNode(value)) return [];
  if (value.typename === 'Symbol') return [String(value['value'])];
  return childrenOf(value).flatMap(symbols);
}

interface Uses {
  variable(use: NameUse): void;
  filter(use: NameUse): void;
  test(use: NameUse): void;
  template(use: NameUse): void;
}

function visitUses(node: TemplateNode, uses: Uses): void {
  const template = node['template'];
  if (isLiteral(template) && node['ignoreMissing'] !== true) {
    uses.template(useOf(template));
  }
  for (const child of usedChildren(node)) {
    if (child.typename === 'Symbol') uses.variable(useOf(child));
    if (isFilter(child) && isNode(child['name'])) uses.filter(useOf(child['name']));
    if (child.typename === 'Is' && isNode(child['right'])) uses.test(testUse(child['right']));
    visitUses(child, uses);
  }
}

/** The children that stand for values: not the names of filters, blocks, tests, declarations or keywords. */
function usedChildren(node: TemplateNode): readonly TemplateNode[] {
  const pick = (...fields: string[]) => fields.map((field) => node[field]).filter(isNode);
  if (isFilter(node)) return pick('args');
  switch (node.typename) {
    case 'Block':
      return pick('body');
    case 'For':
    case 'AsyncEach':
    case 'AsyncAll':
      return pick('arr', 'body', 'else_');
    case 'Set':
      return pick('value', 'body');
    case 'Macro':
    case 'Caller':
      return [...parametersOf(node).map(({ value }) => value), node['body']].filter(isNode);
    case 'Pair':
      return pick('value');
    case 'Is':
      return [...pick('left'), ...childrenOfTest(node['right'])];
    case 'Import':
    case 'FromImport':
      return pick('template');
    case 'Super':
      return [];
    default:
      return childrenOf(node);
  }
}

/** `divisibleby(n)` asks for n. */
function childrenOfTest(test: unknown): readonly TemplateNode[] {
  return isNode(test) && isNode(test['args']) ? [test['args']] : [];
}

function isFilter(node: TemplateNode): boolean {
  return node.typename === 'Filter' || node.typename === 'FilterAsync';
}

/** `none` is read as the value it names. */
function testUse(test: TemplateNode): NameUse {
  const use = useOf(isNode(test['name']) ? test['name'] : test);
  return test.typename === 'Literal'
    ? { ...use, name: test['value'] === null ? 'null' : String(test['value']) }
    : use;
}

function useOf(node: TemplateNode): NameUse {
  return { name: String(node['value']), line: node.lineno, column: node.colno };
}
