import { type DefaultTreeAdapterMap, parse } from 'parse5';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

/** What a reader gets from the content of a page, apart from its looks. */
export interface Content {
  readonly words: readonly string[];
  /** Block elements as they open and close. */
  readonly structure: readonly string[];
  /** Where links lead and what pictures are shown. */
  readonly targets: readonly string[];
  readonly headingIds: readonly string[];
}

const blocks = new Set(
  'p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre table thead tbody tfoot tr th td hr figure figcaption'.split(
    ' ',
  ),
);

/** Reads the element of class `e-content`, without what our theme puts around headings and tables. */
export function readContent(html: string): Content {
  const content = {
    words: [] as string[],
    structure: [] as string[],
    targets: [] as string[],
    headingIds: [] as string[],
  };
  let text = '';
  const visit = (node: Node): void => {
    if (node.nodeName === '#text' && 'value' in node) text += node.value;
    if (!('tagName' in node)) return;
    const { tagName, childNodes } = node;
    if (['script', 'style'].includes(tagName) || isOurs(node)) return;
    const isBlock = blocks.has(tagName);
    if (isBlock) {
      text += ' ';
      // A browser puts rows into a table body by itself.
      content.structure.push(tagName);
    }
    const target = attribute(node, tagName === 'a' ? 'href' : 'src');
    if (target !== null && (tagName === 'a' || tagName === 'img')) content.targets.push(plain(target));
    const id = attribute(node, 'id');
    if (/^h[1-6]$/.test(tagName) && id !== null) content.headingIds.push(id);
    for (const child of childNodes) visit(child);
    if (isBlock) {
      text += ' ';
      content.structure.push(`/${tagName}`);
    }
  };
  const found = findContent(parse(html));
  if (found !== null) for (const child of found.childNodes) visit(child);
  content.words.push(...text.split(/\s+/).filter((word) => word !== ''));
  return content;
}

/** Percent-encoded or not, an address is the same. */
function plain(url: string): string {
  try {
    return decodeURI(url.trim());
  } catch {
    return url.trim();
  }
}

function isOurs(element: Element): boolean {
  return (attribute(element, 'class') ?? '').split(' ').includes('anchor');
}

function attribute(element: Element, name: string): string | null {
  return element.attrs.find((one) => one.name === name)?.value ?? null;
}

function findContent(node: Node): Element | null {
  if ('attrs' in node && (attribute(node, 'class') ?? '').split(' ').includes('e-content')) return node;
  if (!('childNodes' in node)) return null;
  for (const child of node.childNodes) {
    const found = findContent(child);
    if (found !== null) return found;
  }
  return null;
}
