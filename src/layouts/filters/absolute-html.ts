import { type DefaultTreeAdapterTypes, parseFragment, serialize } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;

const urlAttributes = new Set(['href', 'src', 'poster', 'cite', 'data', 'action']);

/** Makes every address in a piece of HTML absolute: feed readers show it far from its page, at `pageUrl`. */
export function absoluteHtml(html: string, pageUrl: string): string {
  const fragment = parseFragment(html);
  visit(fragment, (address) => resolve(address, pageUrl));
  return serialize(fragment);
}

function visit(node: Node, absolute: (address: string) => string): void {
  if ('attrs' in node) {
    for (const attribute of node.attrs) {
      if (urlAttributes.has(attribute.name)) attribute.value = absolute(attribute.value);
      else if (attribute.name === 'srcset') attribute.value = absoluteSrcset(attribute.value, absolute);
    }
  }
  if ('childNodes' in node) for (const child of node.childNodes) visit(child, absolute);
}

/** A `srcset` is a list of `address descriptor`, split by commas. */
function absoluteSrcset(srcset: string, absolute: (address: string) => string): string {
  return srcset
    .split(/,\s+/)
    .map((candidate) => candidate.trim().replace(/^\S+/, absolute))
    .join(', ');
}

function resolve(address: string, pageUrl: string): string {
  return URL.canParse(address, pageUrl) ? new URL(address, pageUrl).href : address;
}
