import { forwardSearch } from '../../text/forward-search.ts';

/** A tag of a shortcode where it stands in a text. */
export interface ShortcodeTag {
  /** As written; of an escaped one without its escape. */
  readonly raw: string;
  readonly name: string;
  /** What stands behind the name. */
  readonly rest: string;
  readonly kind: 'open' | 'close' | 'alone' | 'escaped';
  readonly start: number;
  readonly end: number;
}

/** The tags of a text in their order. One reaches to the next opening at most, so that each part of the text is looked at once. */
export function shortcodeTags(text: string): readonly ShortcodeTag[] {
  const openings = [...text.matchAll(/\{\{[<%]/g)].map(({ index }) => index);
  const escapeEnd = forwardSearch(text, /\*\/\s*[>%]\}\}/);
  const tags: ShortcodeTag[] = [];
  for (const [at, start] of openings.entries()) {
    if (start < (tags.at(-1)?.end ?? 0)) continue;
    const tag = text.startsWith('/*', start + 3)
      ? escapedTag(text, start, escapeEnd(start + 5))
      : tagIn(text.slice(start, openings[at + 1]), start);
    if (tag !== null) tags.push(tag);
  }
  return tags;
}

function escapedTag(text: string, start: number, close: RegExpExecArray | null): ShortcodeTag | null {
  if (close === null) return null;
  const sign = text.charAt(start + 2);
  const inside = text.slice(start + 5, close.index);
  const raw = `{{${sign}${inside}${sign === '<' ? '>' : '%'}}}`;
  return { raw, name: '', rest: '', kind: 'escaped', start, end: close.index + close[0].length };
}

/** What ends a tag, or begins what may hold such an end. */
const event = /["`]|[>%]\}\}/g;

function tagIn(part: string, start: number): ShortcodeTag | null {
  const [opening, slash, name = ''] = /^\{\{[<%]\s*(?:(\/)\s*)?([\w./-]*[\w-])/.exec(part) ?? [];
  if (opening === undefined) return null;
  event.lastIndex = opening.length;
  for (let found = event.exec(part); found !== null; found = event.exec(part)) {
    if (found[0].length > 1) {
      const words = part.slice(opening.length, found.index).trimEnd();
      const isAlone = words.endsWith('/');
      const kind = slash === '/' ? 'close' : isAlone ? 'alone' : 'open';
      const raw = part.slice(0, event.lastIndex);
      return { raw, name, rest: isAlone ? words.slice(0, -1) : words, kind, start, end: start + raw.length };
    }
    const quoted = found[0] === '"' ? /"[^"\\]*(?:\\[^][^"\\]*)*"/y : /`[^`]*`/y;
    quoted.lastIndex = found.index;
    if (!quoted.test(part)) return null;
    event.lastIndex = quoted.lastIndex;
  }
  return null;
}
