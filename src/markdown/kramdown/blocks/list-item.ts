import type { AttributeList } from '../../attribute-list.ts';
import { trimStart } from '../blanks.ts';
import { readAttributes } from '../read-attributes.ts';
import type { BlockReader } from './block-reader.ts';
import { isBlank, matchAttributeLine } from './boundaries.ts';
import { isHtmlEdge } from './html-names.ts';

/** `{: … }` at the head of an item or a term. */
export const itemAttributes = /^[ \t\n\v\f\r]*\{:(?!(?:\w[\w-]*)?:|\/)((?:\\\}|[^}])+)\}[ \t\n\v\f\r]*/;

/** The line with an item's mark: its text, and how far the lines below must be indented to be the item's. */
export interface ItemStart {
  readonly text: string;
  readonly attributes: AttributeList | null;
  readonly indentation: number;
  /** The text begins on the line below the mark, because nothing else stands beside it. */
  readonly isBelow: boolean;
}

/** Reads what stands behind an item's mark, which ends in column `column`. */
export function readItemStart(content: string, column: number): ItemStart {
  const list = itemAttributes.exec(content);
  const isBare = trimStart(list === null ? content : content.slice(list[0].length)) === '';
  const expanded = isBare ? content : withoutTabs(content, column);
  const indentation = isBare ? 4 : column + expanded.length - trimStart(expanded).length;
  const text = trimStart(expanded);
  if (list === null) return { text, attributes: null, indentation, isBelow: text === '' };
  const rest = text.replace(itemAttributes, '');
  return { text: rest, attributes: readAttributes(list[1] ?? ''), indentation, isBelow: rest === '' };
}

/** Leading tabs as the spaces they stand for behind the mark. */
function withoutTabs(content: string, column: number): string {
  const end = content.length - content.replace(/^[ \t]+/, '').length;
  if (!content.slice(0, end).includes('\t')) return content;
  let width = column;
  for (const sign of content.slice(0, end)) width += sign === '\t' ? 4 - (width % 4) : 1;
  return ' '.repeat(width - column) + content.slice(end);
}

/** Whether a line is an item's by its indentation: fours of spaces or tabs, and spaces for the rest. */
export function isItemLine(reader: BlockReader, pos: number, indentation: number): boolean {
  const { src } = reader;
  let at = pos;
  for (let left = Math.floor(indentation / 4); left > 0; left--) {
    const next = afterUnit(src, at);
    if (next === -1) return false;
    at = next;
  }
  const spaces = indentation % 4;
  const isIndented = src.startsWith(' '.repeat(spaces), at) || afterUnit(src, at) !== -1;
  return isIndented && !isBlank(reader, pos);
}

/** Whether a line that is not indented goes on with an item's text. */
export function isLazyLine(reader: BlockReader, pos: number, indentation: number): boolean {
  const { src } = reader;
  if (pos >= src.length || isBlank(reader, pos)) return false;
  let at = pos;
  while (src.charCodeAt(at) === 0x20) at++;
  if (at - pos > Math.min(indentation, 3)) return true;
  const code = src.charCodeAt(at);
  if (code === 0x7b) return matchAttributeLine(reader, at) === null;
  return code !== 0x3c || !reader.document.hasHtml || !isHtmlEdge(src, at);
}

function afterUnit(src: string, at: number): number {
  if (src.charCodeAt(at) === 0x09) return at + 1;
  return src.startsWith('    ', at) ? at + 4 : -1;
}

/** A line of an item without its indentation; leading tabs count as four spaces each. */
export function unindent(
  line: string,
  indentation: number,
): { readonly text: string; readonly isIndented: boolean } {
  const plain = line.startsWith('\t') ? line.replace(/^\t+/, (tabs) => ' '.repeat(4 * tabs.length)) : line;
  const isIndented = plain.startsWith(' '.repeat(indentation));
  return { text: isIndented ? plain.slice(indentation) : plain, isIndented };
}
