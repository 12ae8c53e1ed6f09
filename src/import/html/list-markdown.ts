import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import type { BlockPlace } from './block-place.ts';
import { elementsIn, isBlank, isElement } from './element-kinds.ts';
import { attributeOf, saidAttributes } from './html-attributes.ts';

type WriteBlocks = (nodes: readonly Tree.Node[], place: BlockPlace) => readonly string[];

/** A list; null where its numbers or attributes have no form in Markdown. `before` is how many lists stand right before it, which another mark parts it from. */
export function listMarkdown(
  list: Tree.Element,
  place: BlockPlace,
  before: number,
  writeBlocks: WriteBlocks,
): string | null {
  const isOrdered = list.tagName === 'ol';
  const start = attributeOf(list, 'start') ?? '1';
  const nodes = list.childNodes.filter((node) => !isBlank(node) && node.nodeName !== '#comment');
  const isPlain = nodes.every(
    (node) =>
      isElement(node) &&
      (node.tagName === 'li' ? saidAttributes(node).length === 0 : /^[ou]l$/.test(node.tagName)),
  );
  if (
    !isPlain ||
    !/^\d{1,9}$/.test(start) ||
    saidAttributes(list, ['start']).length > 0 ||
    nodes.length === 0
  )
    return null;
  const items = itemsOf(nodes).map((children) => writeBlocks(children, { ...place, isInList: true }));
  const isLoose =
    elementsIn(list).some((item) => elementsIn(item).some(({ tagName }) => tagName === 'p')) ||
    items.some(needsRoom);
  const written = items.map((blocks, at) => {
    const odd = before % 2 === 1;
    const mark = isOrdered ? `${String(Number(start) + at)}${odd ? ')' : '.'} ` : odd ? '* ' : '- ';
    const text = blocks.join(isLoose ? '\n\n' : '\n');
    return mark.trimEnd() + indented(text, ' '.repeat(mark.length)).replace(/^ +/, text === '' ? '' : ' ');
  });
  return written.join(isLoose ? '\n\n' : '\n');
}

/** What each item holds; a list between items belongs to the one before. */
function itemsOf(nodes: readonly Tree.Node[]): readonly (readonly Tree.Node[])[] {
  const items: Tree.Node[][] = [];
  for (const node of nodes) {
    if (isElement(node) && node.tagName === 'li') items.push([...node.childNodes]);
    else if (items.length === 0) items.push([node]);
    else items.at(-1)?.push(node);
  }
  return items;
}

/** Whether more stands in an item than a line and what may follow one without an empty line. */
function needsRoom(blocks: readonly string[]): boolean {
  return (
    blocks.slice(1).some((block) => !/^(?:[-*] |1[.)] |```|> |#+ |___$)/.test(block)) ||
    blocks.slice(0, -1).some((block) => /^[<>|]|\n\{:/.test(block))
  );
}

function indented(text: string, indent: string): string {
  return text.replace(/^(?=.)/gm, indent);
}
