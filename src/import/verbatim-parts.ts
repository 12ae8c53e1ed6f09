import { forwardSearch } from '../text/forward-search.ts';

/**
 * HTML in parts: every second one, from the second on, is an element of these names or, where `!--` is among them, a comment, with
 * its end. What is not closed is none.
 */
export function verbatimParts(html: string, names: readonly string[]): readonly string[] {
  const opening = new RegExp(
    `<(?:${names.map((name) => `(${name})${name === '!--' ? '' : '\\b'}`).join('|')})`,
    'gi',
  );
  const ends = names.map((name) =>
    forwardSearch(html, name === '!--' ? /-->/ : new RegExp(`</${name}\\s*>`, 'i')),
  );
  const parts: string[] = [];
  let at = 0;
  for (let found = opening.exec(html); found !== null; found = opening.exec(html)) {
    const [whole, ...groups] = found;
    const end = ends[groups.findIndex((name) => name !== undefined)]?.(found.index + whole.length) ?? null;
    if (end === null) continue;
    const behind = end.index + end[0].length;
    parts.push(html.slice(at, found.index), html.slice(found.index, behind));
    at = behind;
    opening.lastIndex = behind;
  }
  return [...parts, html.slice(at)];
}
