import { Block } from './block.ts';
import type { BlockReader } from './block-reader.ts';
import { firstSign } from './boundaries.ts';
import { readElement } from './html-element.ts';
import { endTag, spanElements, startTag } from './html-names.ts';

/**
 * An HTML element that is no part of a line, from its start tag to its end tag, wherever that stands; a comment; or
 * the end tag of the element whose content is being read. What stands behind it on the line is a block of its own.
 */
export function readHtml(reader: BlockReader): boolean {
  const { src, pos, document } = reader;
  if (!document.hasHtml) return false;
  if (src.startsWith('<!--', pos)) return readComment(reader);
  const at = firstSign(src, pos);
  const tag = reader.match(startTag, at);
  if (tag !== null) {
    if (spanElements.has((tag[1] ?? '').toLowerCase())) return false;
    const html = reader.begin('html');
    reader.children.push(html);
    reader.pos = at;
    readElement(reader, html, tag);
    html.end = reader.line();
    return true;
  }
  const end = reader.element === '' ? null : reader.match(endTag, at);
  if (end === null || (end[1] ?? '').toLowerCase() !== reader.element) return false;
  reader.pos = at + end[0].length;
  reader.isClosed = true;
  return true;
}

function readComment(reader: BlockReader): boolean {
  const close = reader.find('-->', reader.pos + 4);
  if (close === -1) return false;
  const comment = new Block('markup', reader.line(), `${reader.src.slice(reader.pos, close + 3)}\n`);
  reader.children.push(comment);
  reader.pos = close + 3;
  reader.skipLineEnd();
  comment.end = reader.line();
  return true;
}
