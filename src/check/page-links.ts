import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import type { PageLink, Pointed } from './page-link.ts';
import { readStyleLinks } from './style-links.ts';

/** What a page of HTML points at, and what in it can be pointed at. */
export interface PageLinks {
  readonly links: readonly PageLink[];
  /** Null for a style sheet. */
  readonly ids: ReadonlySet<string> | null;
}

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** Reads the links, what a page is made of besides, and its anchors. */
export function readPageLinks(html: string): PageLinks {
  const links: PageLink[] = [];
  const ids = new Set<string>();
  const visit = (node: Node): void => {
    if ('attrs' in node) {
      for (const { name, value } of node.attrs) {
        if (name === 'id' || (name === 'name' && node.tagName === 'a')) ids.add(value);
        else if (name === 'href') links.push({ address: value, to: linkedBy(node) });
        else if (name === 'style' && value.includes('url(')) links.push(...readStyleLinks(value));
        else if (name === 'poster') links.push({ address: value, to: 'picture' });
        else if (name === 'src') links.push({ address: value, to: shownBy(node) });
        else if (name === 'data' && node.tagName === 'object') links.push({ address: value, to: 'file' });
        else if (name === 'srcset')
          for (const address of addressesIn(value)) links.push({ address, to: 'picture' });
      }
    }
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parse(html));
  return { links, ids };
}

/** What stands behind an address of a `srcset` up to the comma that ends it; one in parentheses ends nothing. */
const size = /[^,(]*(?:\([^)]*\)?[^,(]*)*/y;

/** The addresses of a `srcset`, cut as HTML's algorithm cuts it: each goes on to a blank, and ends there or behind its size. */
function addressesIn(srcset: string): readonly string[] {
  const found: string[] = [];
  const address = /[^\s,]\S*/g;
  for (let match = address.exec(srcset); match !== null; match = address.exec(srcset)) {
    const [written] = match;
    const bare = withoutCommas(written);
    found.push(bare);
    if (bare !== written) continue;
    size.lastIndex = address.lastIndex;
    size.exec(srcset);
    address.lastIndex = size.lastIndex;
  }
  return found;
}

function withoutCommas(text: string): string {
  let end = text.length;
  while (text[end - 1] === ',') end--;
  return text.slice(0, end);
}

const shown: { readonly [tag: string]: Pointed } = {
  script: 'script',
  video: 'video',
  audio: 'audio',
  track: 'text track',
  iframe: 'frame',
  embed: 'file',
};

/** What an element's `src` is; a `source` has its kind from what it stands in. */
function shownBy({ tagName, parentNode }: Element): Pointed {
  const of = tagName === 'source' && parentNode !== null ? parentNode.nodeName : tagName;
  return Object.hasOwn(shown, of) ? (shown[of] ?? 'picture') : 'picture';
}

const preloaded: { readonly [as: string]: Pointed } = {
  script: 'script',
  style: 'style sheet',
  font: 'font',
  image: 'picture',
};

/** What an element's `href` leads to: of a `link` its kind tells. */
function linkedBy({ tagName, attrs }: Element): Pointed {
  if (tagName !== 'link') return 'link';
  const valueOf = (wanted: string): string =>
    attrs.find(({ name }) => name === wanted)?.value.toLowerCase() ?? '';
  const kinds = valueOf('rel').split(/\s+/);
  if (kinds.includes('stylesheet')) return 'style sheet';
  if (kinds.includes('modulepreload')) return 'script';
  if (kinds.some((kind) => /^(?:apple-touch-)?icon$|^mask-icon$/.test(kind))) return 'picture';
  if (kinds.includes('preload')) return preloaded[valueOf('as')] ?? 'file';
  return 'link';
}
