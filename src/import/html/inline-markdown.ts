import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { isBlock, isElement, isOpaque, isText, textOf } from './element-kinds.ts';
import { emphasized, isEmphasis } from './emphasis.ts';
import { destination, escapeLineStarts, escapeText, titleOf } from './escape-text.ts';
import { attributeOf, openingTag, saidAttributes } from './html-attributes.ts';
import { imageMarkdown } from './image-markdown.ts';
import { keptSpan } from './keep-html.ts';
import { lineBreak } from './line-break.ts';
import { nodeBeside } from './node-beside.ts';
import { splitEdges } from './split-edges.ts';

/** How a line is read and written. */
export interface LineStyle {
  /** Whether line ends in the source are line breaks, as in the text of an editor without blocks. */
  readonly keepsLines: boolean;
  /** Whether what is written may have several lines. */
  readonly mayBreak: boolean;
}

/** What stands in a paragraph, heading or cell, as Markdown. */
export function inlineMarkdown(nodes: readonly Tree.Node[], style: LineStyle): string {
  const written = nodes.map((node) => spanOf(node, style)).join('');
  const lines = written.replace(/[ \t]+/g, ' ').split(new RegExp(` ?${lineBreak} ?`));
  while (lines.length > 1 && !/[^ \t\n]/.test(lines.at(-1) ?? '')) lines.pop();
  if (!style.mayBreak) return edges(lines.join('<br>').replace(/^ | $/g, ''));
  let text = '';
  let breaks = 0;
  for (const line of lines) {
    if (/[^ \t\n]/.test(line)) {
      const ending = text === '' ? '<br>'.repeat(breaks) : `${'<br>'.repeat(Math.max(0, breaks - 1))}\\\n`;
      text += (breaks === 0 ? '' : ending) + line;
      breaks = 0;
    }
    breaks++;
  }
  return edges(escapeLineStarts(text.replace(/^ | $/gm, '')));
}

/** Blanks that do not break would be taken off the ends. */
function edges(text: string): string {
  return text.replace(/[\u00a0\u2000-\u200a\u3000]+/g, (blanks, at: number) => {
    const isAtEnd = [text[at - 1], text[at + blanks.length]].some(
      (sign) => sign === undefined || sign === '\n',
    );
    return isAtEnd
      ? blanks.replace(/./g, (sign) => (sign === '\u00a0' ? '&nbsp;' : `&#${String(sign.charCodeAt(0))};`))
      : blanks;
  });
}

function spanOf(node: Tree.Node, style: LineStyle): string {
  if (isText(node)) return textMarkdown(node, style);
  if (!isElement(node)) return '';
  const { tagName, childNodes } = node;
  if (tagName === 'br') return lineBreak;
  if (tagName === 'wbr') return '<wbr>';
  if (tagName === 'img') return imageMarkdown(node);
  if (isOpaque(node)) return keptSpan(node);
  if (tagName === 'code') return codeSpan(node, style);
  const inside = childNodes.map((child) => spanOf(child, style)).join('');
  if (isEmphasis(plain(node))) return emphasized(node, inside);
  if (tagName === 'a') return linkMarkdown(node, inside);
  const said = saidAttributes(node);
  const isBare = said.length === 0 && (tagName === 'span' || tagName === 'font');
  return isBare ? inside : `${openingTag(tagName, said)}${inside}</${tagName}>`;
}

function plain(element: Tree.Element): Tree.Element {
  return saidAttributes(element).length === 0 ? { ...element, attrs: [] } : element;
}

function textMarkdown(node: Tree.TextNode, { keepsLines }: LineStyle): string {
  const beside = (step: -1 | 1): string => {
    const other = nodeBeside(node, step);
    return other === undefined || isText(other) ? ' ' : '*';
  };
  const text = keepsLines
    ? node.value.replace(/[ \t\n]+/g, (blanks) => lineBreak.repeat(blanks.split('\n').length - 1) || blanks)
    : node.value.replace(/[\t\n\f\r ]+/g, ' ');
  return escapeText(text, beside(-1), beside(1));
}

function codeSpan(element: Tree.Element, style: LineStyle): string {
  const isText = element.childNodes.every(({ nodeName }) => nodeName === '#text');
  const code = textOf(element).replace(/\s+/g, ' ');
  const said = saidAttributes(element);
  if (!isText || code.trim() === '' || said.length > 0 || isAfterCode(element))
    return `${openingTag('code', said)}${element.childNodes.map((child) => spanOf(child, style)).join('')}</code>`;
  const runs = new Set([...code.matchAll(/`+/g)].map(([run]) => run.length));
  let length = 1;
  while (runs.has(length)) length++;
  const marks = '`'.repeat(length);
  const needsRoom = /^`|`$/.test(code) || (code.startsWith(' ') && code.endsWith(' '));
  return needsRoom ? `${marks} ${code} ${marks}` : `${marks}${code}${marks}`;
}

/** Whether code stands right before, whose marks would run into those of this. */
function isAfterCode(element: Tree.Element): boolean {
  const parent = element.parentNode;
  if (parent === null) return false;
  const before = nodeBeside(element, -1);
  if (before !== undefined) return endsInCode(before);
  return isElement(parent) && !isBlock(parent) && isAfterCode(parent);
}

function endsInCode(node: Tree.Node): boolean {
  if (!isElement(node)) return false;
  const last = node.childNodes.at(-1);
  return node.tagName === 'code' || (last !== undefined && endsInCode(last));
}

const edge = new RegExp(`[ ${lineBreak}]`);

/** A link, or a place that links lead to. */
function linkMarkdown(element: Tree.Element, inside: string): string {
  const href = attributeOf(element, 'href');
  const said = saidAttributes(element, ['href', 'title', 'class']);
  const isEarnest = /\b(?:nofollow|sponsored|ugc)\b/.test(attributeOf(element, 'rel') ?? '');
  if (href === null || said.length > 0 || isEarnest || inside.trim() === '') {
    const rel = attributeOf(element, 'rel');
    const kept =
      isEarnest && rel !== null
        ? [...saidAttributes(element), ['rel', rel] as const]
        : saidAttributes(element);
    return `${openingTag('a', kept)}${inside}</a>`;
  }
  const title = attributeOf(element, 'title') ?? '';
  const address = destination(href);
  const isItsText = textOf(element) === href && element.childNodes.every(isText);
  if (isItsText && title === '' && /^https?:\/\/[^\s<>\\]+$/.test(href) && !/[^\x21-\x7e]/.test(href))
    return `<${href}>`;
  const [lead, core, trail] = splitEdges(inside, edge);
  return `${lead}[${core}](${address}${titleOf(title)})${trail}`;
}
