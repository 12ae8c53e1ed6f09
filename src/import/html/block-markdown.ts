import { serialize, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import type { BlockPlace } from './block-place.ts';
import { codeFence } from './code-fence.ts';
import { definitionList } from './definition-list.ts';
import { elementsIn, isBlank, isBlock, isComment, isElement, isText, textOf } from './element-kinds.ts';
import { isPlainAddress } from './escape-text.ts';
import { figureMarkdown } from './figure-markdown.ts';
import { attributeLine, openingTag, saidAttributes } from './html-attributes.ts';
import { inlineMarkdown } from './inline-markdown.ts';
import { keptBlock } from './keep-html.ts';
import { listMarkdown } from './list-markdown.ts';
import { playerMarkdown } from './player-markdown.ts';
import { tableMarkdown } from './table-markdown.ts';

/** Nodes as blocks of Markdown, in their order. */
export function blockMarkdown(nodes: readonly Tree.Node[], place: BlockPlace): readonly string[] {
  const blocks: string[] = [];
  let line: Tree.Node[] = [];
  const endLine = (): void => {
    for (const part of paragraphsOf(line, place)) blocks.push(...paragraph(part, place));
    line = [];
  };
  let lists = 0;
  for (const node of nodes) {
    if (!isBlock(node)) {
      line.push(node);
      continue;
    }
    if (line.every(isBlank)) line = [];
    else lists = 0;
    endLine();
    const isList = isElement(node) && /^[ou]l$/.test(node.tagName);
    blocks.push(...blockOf(node, place, lists));
    lists = isList ? lists + 1 : isComment(node) ? lists : 0;
  }
  endLine();
  return blocks;
}

/** The runs of a line that empty lines part, where those count. */
function paragraphsOf(
  line: readonly Tree.Node[],
  { keepsLines }: BlockPlace,
): readonly (readonly Tree.Node[])[] {
  if (!keepsLines) return [line];
  const parts: Tree.Node[][] = [[]];
  for (const node of line) {
    if (!isText(node)) {
      parts.at(-1)?.push(node);
      continue;
    }
    const pieces = node.value.split(/\n[ \t]*\n\s*/).map((value): Tree.TextNode => ({ ...node, value }));
    for (const [at, piece] of pieces.entries()) {
      if (at > 0) parts.push([]);
      parts.at(-1)?.push(piece);
    }
  }
  for (const part of parts) adopt(part);
  return parts;
}

/** Gives texts that were parted the neighbours that they have now. */
function adopt(part: readonly Tree.Node[]): void {
  const texts = part.filter(isText);
  const parent = texts[0]?.parentNode ?? null;
  if (parent === null) return;
  const own = { ...parent, childNodes: [...part] } as typeof parent;
  for (const text of texts) text.parentNode = own;
}

/** An address that is shown in place where it stands alone, whatever signs it has. */
const shownInPlace =
  /^https?:\/\/(?:www\.|m\.)?(?:youtube(?:-nocookie)?\.com|youtu\.be|vimeo\.com|codepen\.io|gist\.github\.com)\/[^\s<>\\]+$/;

function paragraph(
  nodes: readonly Tree.Node[],
  place: BlockPlace,
  said: string | null = '',
): readonly string[] {
  const shown = nodes.filter((node) => !isBlank(node));
  const [only] = shown;
  if (shown.length === 1 && only !== undefined && isElement(only)) {
    const player = playerMarkdown(only);
    if (player !== null) return [player];
  }
  const words = shown.every(isText) ? shown.map(textOf).join('').trim() : '';
  if (shownInPlace.test(words) && !isPlainAddress(words)) return [`<${words}>`];
  const text = inlineMarkdown(nodes, { keepsLines: place.keepsLines, mayBreak: true });
  if (text.trim() === '') return [];
  // A tag alone on a line would begin a block of HTML.
  if (/^<[a-z][\w-]*(?:\s[^<>]*)?>$/i.test(text)) return [`<p>${text}</p>`];
  return [said === '' ? text : `${text}\n${said ?? ''}`];
}

type Writer = (element: Tree.Element, place: BlockPlace, before: number) => readonly string[];

const writers: { readonly [tag: string]: Writer } = {
  p: (element, place) => {
    const said = attributeLine(saidAttributes(element));
    if (said === null) return [keptBlock(element)];
    if (element.childNodes.some(isBlock) || place.keepsLines) {
      const blocks = blockMarkdown(element.childNodes, place);
      return said === '' || blocks.length === 0
        ? blocks
        : [...blocks.slice(0, -1), `${blocks.at(-1) ?? ''}\n${said}`];
    }
    return paragraph(element.childNodes, place, said);
  },
  ul: (element, place, before) => [listMarkdown(element, place, before, blockMarkdown) ?? keptBlock(element)],
  ol: (element, place, before) => [listMarkdown(element, place, before, blockMarkdown) ?? keptBlock(element)],
  blockquote: (element, place) => {
    const said = attributeLine(saidAttributes(element));
    if (said === null) return [keptBlock(element)];
    const blocks = blockMarkdown(element.childNodes, place);
    if (blocks.length === 0) return [];
    const quoted = blocks
      .join('\n\n')
      .replace(/^(?=.)/gm, '> ')
      .replace(/^$/gm, '>');
    return [said === '' ? quoted : `${quoted}\n\n${said}`];
  },
  hr: (_, { isInList }) => [isInList ? '___' : '---'],
  pre: (element) => [codeFence(element) ?? keptBlock(element)],
  table: (element) => [tableMarkdown(element) ?? keptBlock(element)],
  dl: (element, place) => [definitionList(element, place) ?? keptBlock(element)],
  figure: (element, place) => figureMarkdown(element, place, blockMarkdown),
  iframe: (element) => [playerMarkdown(element) ?? keptBlock(element)],
  div: wrapper,
  section: wrapper,
  article: wrapper,
  main: wrapper,
  center: wrapper,
  details: wrapper,
  summary: (element, { keepsLines }) => [
    `${openingTag('summary', saidAttributes(element))}${serialize(element).replace(/\n\s*/g, keepsLines ? '<br>' : ' ')}</summary>`,
  ],
};

function blockOf(node: Tree.Node, place: BlockPlace, lists: number): readonly string[] {
  if (isComment(node)) return /^\s*\/?wp:/.test(node.data) ? [] : [`<!--${node.data}-->`];
  if (!isElement(node)) return [];
  if (/^h[1-6]$/.test(node.tagName)) return heading(node);
  const write = writers[node.tagName];
  if (write !== undefined) return write(node, place, lists);
  return [keptBlock(node)];
}

function heading(element: Tree.Element): readonly string[] {
  const said = attributeLine(saidAttributes(element));
  if (said === null || element.childNodes.some(isBlock)) return [keptBlock(element)];
  const text = inlineMarkdown(element.childNodes, { keepsLines: false, mayBreak: false });
  if (text === '') return [];
  const marks = '#'.repeat(Number(element.tagName.slice(1)));
  const line = `${marks} ${text.replace(/(?<!#)#(?=#*$)/, '\\#')}`;
  return [said === '' ? line : `${line}\n${said}`];
}

/** What stands in a box that nothing is said of stands without it; else between its tags. */
function wrapper(element: Tree.Element, place: BlockPlace): readonly string[] {
  const said = saidAttributes(element);
  const isBare = said.length === 0 && element.tagName !== 'details' && element.tagName !== 'center';
  const blocks = blockMarkdown(element.childNodes, place);
  if (isBare) return blocks;
  if (elementsIn(element).length === 0 && blocks.length === 0) return [keptBlock(element)];
  return [openingTag(element.tagName, said), ...blocks, `</${element.tagName}>`];
}
