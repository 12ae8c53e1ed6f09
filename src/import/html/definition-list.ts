import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import type { BlockPlace } from './block-place.ts';
import { elementsIn, isBlank, isBlock, isElement } from './element-kinds.ts';
import { saidAttributes } from './html-attributes.ts';
import { inlineMarkdown } from './inline-markdown.ts';

/** Terms with what they mean, each of one line; null for any other list. */
export function definitionList(list: Tree.Element, { keepsLines, isInList }: BlockPlace): string | null {
  const items = elementsIn(list);
  const isPlain =
    !isInList &&
    list.childNodes.every((node) => isElement(node) || isBlank(node)) &&
    [list, ...items].every((element) => saidAttributes(element).length === 0) &&
    items.every(({ tagName, childNodes }) => /^d[td]$/.test(tagName) && !childNodes.some(isBlock));
  const order = items.map(({ tagName }) => tagName).join(' ');
  if (!isPlain || !/^dt(?: dd)+(?: dt(?: dd)+)*$/.test(order)) return null;
  const lines = items.map((item) => ({
    isTerm: item.tagName === 'dt',
    text: inlineMarkdown(item.childNodes, { keepsLines, mayBreak: false }),
  }));
  if (lines.some(({ text }) => text === '')) return null;
  return lines
    .map(({ isTerm, text }, at) => (isTerm ? `${at === 0 ? '' : '\n'}${text}` : `: ${text}`))
    .join('\n');
}
