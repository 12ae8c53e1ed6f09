import type { BlockReader } from './block-reader.ts';
import { isLazyEnd } from './boundaries.ts';

const mark = /^ {0,3}> ?/gm;

/** Lines from `>` on until a blank one; only the first need bear the mark. */
export function readQuote(reader: BlockReader): boolean {
  const { src, pos } = reader;
  const line = reader.line();
  let end = reader.lineEnd();
  while (!isLazyEnd(reader, end)) end = reader.lineEnd(end);
  const quote = reader.add('quote', end);
  reader.readPart(src.slice(pos, end).replace(mark, ''), { children: quote.children, line });
  return true;
}
