import type { DefaultTreeAdapterTypes as Tree } from 'parse5';

const blocks = new Set(
  'address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr iframe legend li main menu nav ol p pre script search section style summary table tbody td tfoot th thead tr ul noscript frameset'.split(
    ' ',
  ),
);
/** Elements within a line that are what they hold, and stay as they are. */
const opaque = new Set(
  'audio video object svg canvas math select textarea button picture map ruby embed input label meter progress template'.split(
    ' ',
  ),
);

export function isElement(node: Tree.Node): node is Tree.Element {
  return 'tagName' in node;
}

export function isText(node: Tree.Node): node is Tree.TextNode {
  return node.nodeName === '#text';
}

export function isComment(node: Tree.Node): node is Tree.CommentNode {
  return node.nodeName === '#comment';
}

/** Whether it stands on lines of its own: a block, or a part of a line that holds one. */
export function isBlock(node: Tree.Node): boolean {
  if (!isElement(node)) return isComment(node);
  return (
    blocks.has(node.tagName) ||
    (!isOpaque(node) && node.childNodes.some((child) => isElement(child) && isBlock(child)))
  );
}

export function isOpaque({ tagName }: Tree.Element): boolean {
  return opaque.has(tagName);
}

/** All text in a node, line breaks as line ends. */
export function textOf(node: Tree.Node): string {
  if (isText(node)) return node.value;
  if (isElement(node) && node.tagName === 'br') return '\n';
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

/** The elements right within a node. */
export function elementsIn({ childNodes }: Tree.ParentNode): readonly Tree.Element[] {
  return childNodes.filter(isElement);
}

export function isBlank(node: Tree.Node): boolean {
  return isText(node) && !/[^ \t\n\f\r]/.test(node.value);
}
