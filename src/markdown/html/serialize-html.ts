import { html as names, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { cleanText } from '../../text/clean-text.ts';

const empty = new Set(
  'area base br col embed hr img input link meta param source track wbr basefont bgsound frame keygen'.split(
    ' ',
  ),
);
const raw = new Set('style script xmp iframe noembed noframes plaintext noscript'.split(' '));
/** Attributes that are usually written without a value. */
const bare = new Set(
  'allowfullscreen async autofocus autoplay checked controls default defer disabled download hidden inert loop multiple muted novalidate open playsinline readonly required reversed selected'.split(
    ' ',
  ),
);
/** What is written otherwise than it is read, or not at all: a reference may name a sign that no page may hold. */
const special = /[&<>\u00a0\ufffe\uffff]|[^\P{Cc}\t\n\r]/u;
const eatsFirstLineEnd = new Set(['pre', 'listing', 'textarea']);

/**
 * A parsed fragment as HTML again; every tag is closed, and no value can end its attribute or begin a tag.
 * It keeps its own stack, because a hostile post can nest deeper than the machine's.
 */
export function serializeHtml(fragment: Tree.ParentNode): string {
  const parts: string[] = [];
  const stack: (string | Tree.ChildNode)[] = fragment.childNodes.toReversed();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (typeof node === 'string') parts.push(node);
    else if ('tagName' in node) {
      parts.push(startTag(node));
      if (isHtml(node) && empty.has(node.tagName)) continue;
      stack.push(`</${node.tagName}>`);
      const { childNodes } = 'content' in node ? node.content : node;
      for (let at = childNodes.length - 1; at >= 0; at--) {
        const child = childNodes[at];
        if (child !== undefined) stack.push(child);
      }
    } else if (node.nodeName === '#text') parts.push(textOf(node));
    else if (node.nodeName === '#comment') parts.push(`<!--${node.data}-->`);
  }
  return parts.join('');
}

function textOf({ value, parentNode }: Tree.TextNode): string {
  const isRaw =
    parentNode !== null && 'tagName' in parentNode && isHtml(parentNode) && raw.has(parentNode.tagName);
  return isRaw ? value : escapeText(value);
}

function startTag(element: Tree.Element): string {
  const { tagName, attrs } = element;
  let html = `<${tagName}`;
  for (const { name, value, prefix } of attrs)
    html += ` ${prefix ? `${prefix}:` : ''}${name}${isBare(name, value) ? '' : `="${escapeAttribute(value)}"`}`;
  const isEaten = isHtml(element) && eatsFirstLineEnd.has(tagName) && startsWithLineEnd(element);
  return isEaten ? `${html}>\n` : `${html}>`;
}

function isBare(name: string, value: string): boolean {
  return value === '' && bare.has(name);
}

function startsWithLineEnd({ childNodes }: Tree.Element): boolean {
  const first = childNodes[0];
  return first !== undefined && 'value' in first && first.value.startsWith('\n');
}

function isHtml({ namespaceURI }: Tree.Element): boolean {
  return namespaceURI === names.NS.HTML;
}

function escapeText(text: string): string {
  if (!special.test(text)) return text;
  return cleanText(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/\u00a0/g, '&nbsp;');
}

function escapeAttribute(text: string): string {
  return escapeText(text).replace(/"/g, '&quot;');
}
