import {
  defaultTreeAdapter,
  html as names,
  parseFragment,
  type DefaultTreeAdapterTypes as Tree,
} from 'parse5';
import { srcsetWithBase, withBase } from '../local-url.ts';
import { isSafeElement, isSaneName, unwantedAttributes } from './safe-element.ts';
import { serializeHtml } from './serialize-html.ts';

/** A body made whole, and what was wrong with it. */
export interface CleanHtml {
  readonly html: string;
  /** What could run and was taken out: `<script>`, `onclick`. */
  readonly removed: readonly string[];
  /** What was left open and has been closed: `<div>`, `<!--`; and closing tags that close nothing: `</main>`. */
  readonly unclosed: readonly string[];
}

/** Elements whose end tag HTML lets writers leave out. */
const optionalEnd = new Set(
  'p li dt dd option optgroup rb rt rtc rp tr td th thead tbody tfoot colgroup caption'.split(' '),
);
const empty = new Set(
  'area base br col embed hr img input link meta param source track wbr basefont bgsound frame keygen'.split(
    ' ',
  ),
);
/** Swallows whatever comes after it, even when it is closed. */
const swallowing = 'plaintext';
const urlAttributes = new Set(['href', 'src', 'poster']);

/** What is done to HTML besides making it whole. */
export interface CleanOptions {
  /** The base path that URLs within the site get. */
  readonly base: string;
  /** Whether all that could run is taken out. */
  readonly isSafe: boolean;
  /** Hears of each image that stays. */
  readonly finishImage?: (image: Tree.Element) => void;
}

/** Reads HTML as a browser would and writes it whole: nothing is left open, nothing closes what stands around it. */
export function cleanHtml(html: string, options: CleanOptions): CleanHtml {
  const { isSafe, finishImage } = options;
  const removed = new Set<string>();
  const unclosed = new Set<string>();
  // A body stands in a block element; in the parser's default, a template, stray table rows would survive.
  const context = defaultTreeAdapter.createElement('div', names.NS.HTML, []);
  const fragment = parseFragment(context, html, {
    sourceCodeLocationInfo: true,
    onParseError(fault) {
      const code: string = fault.code;
      if (code === 'eof-in-comment') unclosed.add('<!--');
      else if (code.startsWith('eof-in-')) unclosed.add('<');
    },
  });
  const walk: Tree.ParentNode[] = [fragment];
  for (let parent = walk.pop(); parent !== undefined; parent = walk.pop()) {
    parent.childNodes = kept(parent);
    for (const node of parent.childNodes) {
      if (!('tagName' in node)) continue;
      if ('content' in node) walk.push(node.content);
      walk.push(node);
    }
  }
  return { html: serializeHtml(fragment), removed: [...removed], unclosed: [...unclosed] };

  function kept(parent: Tree.ParentNode): Tree.ChildNode[] {
    const result: Tree.ChildNode[] = [];
    const waiting = parent.childNodes.toReversed();
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      if ('tagName' in node && !isSaneName(node.tagName)) {
        removed.add(`<${node.tagName}>`);
        for (const child of node.childNodes.toReversed()) waiting.push(child);
      } else if (isKept(node, parent)) {
        node.parentNode = parent;
        result.push(node);
      }
    }
    return result;
  }

  function isKept(node: Tree.ChildNode, parent: Tree.ParentNode): boolean {
    // Inside SVG and MathML a comment can hide tags from one parser and show them to the next.
    if (node.nodeName === '#comment')
      return !isSafe || !('tagName' in parent) || parent.namespaceURI === names.NS.HTML;
    if (!('tagName' in node)) return true;
    if (node.tagName === swallowing || (isSafe && !isSafeElement(node))) {
      removed.add(`<${node.tagName}>`);
      return false;
    }
    if (isUnclosed(node, html)) unclosed.add(`<${node.tagName}>`);
    for (const name of cleanAttributes(node, options)) removed.add(name);
    if (node.tagName === 'img' && node.namespaceURI === names.NS.HTML) finishImage?.(node);
    return true;
  }
}

/** Puts an element's attributes right, and says which of them it took away. */
function cleanAttributes(element: Tree.Element, { base, isSafe }: CleanOptions): readonly string[] {
  const unwanted = unwantedAttributes(element, isSafe);
  if (unwanted.length > 0) element.attrs = element.attrs.filter(({ name }) => !unwanted.includes(name));
  for (const attribute of element.attrs) {
    if (urlAttributes.has(attribute.name)) attribute.value = withBase(attribute.value, base);
    else if (attribute.name === 'srcset') attribute.value = srcsetWithBase(attribute.value, base);
  }
  return unwanted;
}

function isUnclosed({ tagName, namespaceURI, sourceCodeLocation }: Tree.Element, html: string): boolean {
  if (!sourceCodeLocation || sourceCodeLocation.endTag !== undefined || optionalEnd.has(tagName))
    return false;
  if (namespaceURI === names.NS.HTML) return !empty.has(tagName);
  const start = sourceCodeLocation.startTag;
  return start === undefined || !html.startsWith('/>', start.endOffset - 2);
}
