import type { BlockReader } from './block-reader.ts';
import { firstSign } from './boundaries.ts';

const rule = /([*_-])[ \t]*\1[ \t]*\1(?:\1|[ \t])*(?:\n|$)/y;

/** Three or more of `*`, `-` or `_` and nothing else. */
export function readRule(reader: BlockReader): boolean {
  if (!isRule(reader, reader.pos)) return false;
  reader.add('rule', reader.lineEnd());
  return true;
}

/** Whether the line at a position is a rule. */
export function isRule(reader: BlockReader, pos: number): boolean {
  const at = firstSign(reader.src, pos);
  return at !== -1 && reader.match(rule, at) !== null;
}
