import { forwardSearch } from '../../text/forward-search.ts';

/** A shortcode with what stands in it. */
export interface Shortcode {
  /** In lower case. */
  readonly name: string;
  /** What stands behind its name. */
  readonly words: string;
  /** What stands between it and its end; null for one without. */
  readonly inside: string | null;
  readonly whole: string;
}

/** Which shortcodes are meant. */
interface Meant {
  readonly names: readonly string[];
  /** Whether one needs an end; another has one only if no bracket stands before it. */
  readonly hasEnd: boolean;
}

/** A text with its shortcodes of some names replaced; one between two pairs of brackets is text, of which it loses one pair. */
export function replaceShortcodes(
  text: string,
  { names, hasEnd }: Meant,
  replace: (shortcode: Shortcode) => string,
  escaped: (text: string) => string,
): string {
  const opening = new RegExp(`\\[(${names.join('|')})(?=[\\s=\\]])`, 'gi');
  const bracket = forwardSearch(text, /\]/);
  const ends = new Map(names.map((name) => [name, forwardSearch(text, new RegExp(`\\[/${name}\\]`, 'i'))]));
  const endOf = (name: string, behind: number): number | null => {
    if (hasEnd) return ends.get(name)?.(behind)?.index ?? null;
    const next = text.indexOf('[', behind);
    const end = `[/${name}]`;
    return next !== -1 && text.slice(next, next + end.length).toLowerCase() === end ? next : null;
  };
  const parts: string[] = [];
  let at = 0;
  for (let found = opening.exec(text); found !== null; found = opening.exec(text)) {
    const { index } = found;
    const close = bracket(opening.lastIndex);
    if (close === null) break;
    const name = (found[1] ?? '').toLowerCase();
    const end = endOf(name, close.index + 1);
    if (end === null && hasEnd) continue;
    const behind = end === null ? close.index + 1 : end + name.length + 3;
    const whole = text.slice(index, behind);
    const isEscaped = index > at && text.charAt(index - 1) === '[' && text.charAt(behind) === ']';
    const words = text.slice(index + 1 + name.length, close.index);
    const inside = end === null ? null : text.slice(close.index + 1, end);
    parts.push(
      text.slice(at, isEscaped ? index - 1 : index),
      isEscaped ? escaped(whole) : replace({ name, words, inside, whole }),
    );
    at = isEscaped ? behind + 1 : behind;
    opening.lastIndex = at;
  }
  return parts.join('') + text.slice(at);
}
