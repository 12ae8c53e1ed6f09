import { type DefaultTreeAdapterTypes, parse } from 'parse5';

/** What a page of HTML points at, and what in it can be pointed at. */
export interface PageLinks {
  /** Addresses as written. */
  readonly links: readonly string[];
  readonly images: readonly string[];
  readonly ids: ReadonlySet<string>;
}

type Node = DefaultTreeAdapterTypes.Node;

/** Reads the links, pictures and anchors of a page. */
export function readPageLinks(html: string): PageLinks {
  const links: string[] = [];
  const images: string[] = [];
  const ids = new Set<string>();
  const visit = (node: Node): void => {
    if ('attrs' in node) {
      for (const { name, value } of node.attrs) {
        if (name === 'id' || (name === 'name' && node.tagName === 'a')) ids.add(value);
        else if (name === 'href') links.push(value);
        else if (name === 'src' || name === 'poster') images.push(value);
        else if (name === 'srcset')
          images.push(...value.split(/,\s+/).map((part) => part.trim().split(/\s/)[0] ?? ''));
      }
    }
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parse(html));
  return { links, images, ids };
}
