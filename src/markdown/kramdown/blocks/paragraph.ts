import { trimEnd, trimStart } from '../blanks.ts';
import type { BlockReader } from './block-reader.ts';
import { isParagraphEnd } from './boundaries.ts';

/** Lines until something ends them. What no other block takes goes on with the paragraph right above. */
export function readParagraph(reader: BlockReader): boolean {
  const { src, pos } = reader;
  let end = reader.lineEnd();
  while (!isParagraphEnd(reader, end)) end = reader.lineEnd(end);
  const text = trimEnd(src.slice(pos, end));
  const last = reader.last();
  if (last?.type !== 'paragraph') {
    reader.add('paragraph', end, trimStart(text));
    return true;
  }
  last.text += (src.slice(pos - 3, pos) === '  \n' ? '  \n' : '\n') + text;
  reader.pos = end;
  last.end = reader.line();
  return true;
}
