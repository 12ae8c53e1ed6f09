import { type AttributeList, joinAttributeLists } from '../../attribute-list.ts';
import { trim } from '../blanks.ts';
import { readInlineOptions } from '../inline-options.ts';
import { readAttributes } from '../read-attributes.ts';
import { Block } from './block.ts';
import type { BlockReader } from './block-reader.ts';
import { firstSign, matchAttributeLine } from './boundaries.ts';

const definition = /\{:(\w[\w-]*):((?:\\\}|[^}]){1,1000})\}[ \t\v\f\r]*(?:\n|$)/y;
const opening = /\{::(comment|nomarkdown|options)(?:\s((?:\\\}|[^}]){0,1000}?))?(\/)?\}[ \t\v\f\r]*(?:\n|$)/y;

/** Lines in braces: `{: … }` for a neighbour, `{:name: … }` for later, `{::comment}` and its like. */
export function readExtension(reader: BlockReader): boolean {
  const at = firstSign(reader.src, reader.pos);
  if (reader.src.charCodeAt(at + 1) !== 0x3a) return false;
  const named = reader.match(definition, at);
  if (named !== null) {
    const [whole, name = '', text = ''] = named;
    const lists = reader.document.attributeLists;
    lists.set(name, join(lists.get(name) ?? null, readAttributes(text)));
    reader.add('end', at + whole.length, 'attributes');
    return true;
  }
  const extension = reader.match(opening, at);
  if (extension !== null) return readElement(reader, extension);
  const line = matchAttributeLine(reader, at);
  if (line === null) return false;
  giveAttributes(reader, readAttributes(line[1] ?? ''), at + line[0].length);
  return true;
}

/** To the block right above, or else to the one that comes. */
function giveAttributes(reader: BlockReader, list: AttributeList, end: number): void {
  const last = reader.last();
  const isAbove =
    last !== undefined && last.type !== 'blank' && (last.type !== 'end' || last.text === 'definition');
  if (!isAbove) {
    reader.waiting = join(reader.waiting, list);
    reader.waitingLine = reader.line();
    reader.pos = end;
    return;
  }
  last.attributes = join(last.attributes, list);
  last.attributesLine = reader.line();
  const at = firstSign(reader.src, end);
  if (at === -1 || matchAttributeLine(reader, at) === null) reader.add('end', end, 'attributes');
  else reader.pos = end;
}

function readElement(reader: BlockReader, [whole, name = '', text = '', slash]: RegExpExecArray): boolean {
  let end = reader.src.indexOf('{', reader.pos) + whole.length;
  let body: string | null = null;
  if (slash === undefined) {
    const closing = new RegExp(`^ {0,3}\\{:/(?:${name})?\\}[ \\t\\v\\f\\r]*(?:\\n|$)`, 'gm');
    const match = reader.search(name, closing, end);
    if (match === null) return false;
    body = reader.src.slice(end, match.index).replace(/\n$/, '');
    end = match.index + match[0].length;
  }
  if (name === 'options') {
    reader.document.options = readInlineOptions(readAttributes(text).values, reader.document.options);
    reader.add('end', end, 'attributes');
  } else if (body === null) {
    reader.pos = end;
  } else {
    const isShown = name === 'nomarkdown' && isForHtml(text);
    const block = new Block(isShown ? 'markup' : 'comment', reader.line(), isShown ? `${body}\n` : '');
    reader.children.push(block);
    reader.pos = end;
    block.end = reader.line();
  }
  return true;
}

/** `{::nomarkdown type="latex"}` is for other formats than ours. */
function isForHtml(text: string): boolean {
  const types = readAttributes(text).values.find(([name]) => name === 'type')?.[1] ?? '';
  return trim(types) === '' || types.split(/\s+/).includes('html');
}

function join(first: AttributeList | null, second: AttributeList): AttributeList {
  return first === null ? second : joinAttributeLists(first, second);
}
