import { isLoneMark } from './lone-mark.ts';

const sign = /\\[^]|`+|\[|\]/g;

/** Where each opening bracket's closing one stands; those in code and behind a backslash do not count. */
export function bracketPairs(text: string): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  const open: number[] = [];
  const absent = new Set<string>();
  sign.lastIndex = 0;
  for (let match = sign.exec(text); match !== null; match = sign.exec(text)) {
    const [found] = match;
    if (found === '[') open.push(match.index);
    else if (found === ']') {
      const start = open.pop();
      if (start !== undefined) pairs.set(start, match.index);
    } else if (found === '`' && isLoneMark(text, match.index)) {
      continue;
    } else if (found.startsWith('`') && !absent.has(found)) {
      const close = text.indexOf(found, sign.lastIndex);
      if (close === -1) absent.add(found);
      else sign.lastIndex = close + found.length;
    }
  }
  return pairs;
}
