import { trim } from '../blanks.ts';
import type { BlockReader } from './block-reader.ts';
import { firstSign, isBeforeBoundary } from './boundaries.ts';

const rest = /[ \t\v\f\r]*(?:\n|$)/y;

/**
 * `$$ … $$` with a boundary above and below is a formula of its own. `\$$ … $$` at the start of a paragraph is one
 * within it; the backslash is passed over.
 */
export function readMath(reader: BlockReader): boolean {
  const { src, pos } = reader;
  const at = firstSign(src, pos);
  const isEscaped = src.charCodeAt(at) === 0x5c;
  const start = isEscaped ? at + 1 : at;
  if (!src.startsWith('$$', start) || !reader.isAfterBoundary()) return false;
  const close = reader.find('$$', start + 2);
  if (close === -1) return false;
  const after = reader.match(rest, close + 2);
  if (isEscaped) {
    if (after !== null) reader.pos = start;
    return false;
  }
  const end = close + 2 + (after?.[0].length ?? 0);
  if (!isBeforeBoundary(reader, end)) return false;
  reader.add('math', end, trim(src.slice(start + 2, close)));
  return true;
}
