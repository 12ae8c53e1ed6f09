import { type DefaultTreeAdapterTypes, parse } from 'parse5';

export type Element = DefaultTreeAdapterTypes.Element;

/** Every element of a page, in document order, as a browser reads it. */
export function elementsOf(html: string): readonly Element[] {
  const found: Element[] = [];
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('tagName' in node) found.push(node);
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parse(html));
  return found;
}

/** The value of an attribute, null where there is none. */
export function attributeOf(element: Element, name: string): string | null {
  return element.attrs.find((attribute) => attribute.name === name)?.value ?? null;
}

/** The text inside an element, as a browser shows it. */
function textOf(node: DefaultTreeAdapterTypes.Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

/** What stands between the tags of each element of this name. */
export function textsOf(html: string, tagName: string): readonly string[] {
  return elementsOf(html)
    .filter((element) => element.tagName === tagName)
    .map(textOf);
}

/** The `content` of a `<meta>` by its `name` or `property`. */
export function metaOf(html: string, key: string): string | null {
  const meta = elementsOf(html).find(
    (element) => attributeOf(element, 'property') === key || attributeOf(element, 'name') === key,
  );
  return meta === undefined ? null : attributeOf(meta, 'content');
}
