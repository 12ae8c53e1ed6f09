import type { BlockReader } from './block-reader.ts';
import { isParagraphEnd } from './boundaries.ts';

/** Lines until something ends them. What no other block takes goes on with the paragraph right above. */
export function readParagraph(reader: BlockReader): boolean {
  const { src, pos } = reader;
  let end = reader.lineEnd();
  while (!isParagraphEnd(reader, end)) end = reader.lineEnd(end);
  const text = src.slice(pos, end).trimEnd();
  const last = reader.last();
  if (last?.type !== 'paragraph') {
    reader.add('paragraph', end, text.trimStart());
    return true;
  }
  last.text += (src.slice(pos - 3, pos) === '  \n' ? '  \n' : '\n') + text;
  reader.pos = end;
  last.end = reader.line();
  return true;
}
