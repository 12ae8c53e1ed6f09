import { closingTags } from './closing-tags.ts';
import { GrowingText } from './growing-text.ts';
import { type Arguments, shortcodeArguments } from './shortcode-arguments.ts';
import { type ShortcodeTag, shortcodeTags } from './shortcode-tags.ts';

/** A shortcode as it stands in a text. */
export interface Shortcode extends Arguments {
  readonly name: string;
  /** What stands between it and its end, other shortcodes in it replaced; null for one without an end. */
  readonly inner: string | null;
  /** Where it begins in the text. */
  readonly at: number;
}

/** What a shortcode becomes: words within a line, or lines of their own. */
export type Replacement = { readonly words: string } | { readonly lines: string };

/** A text with its shortcodes replaced; those for which `replace` gives null stay as they are, and escaped ones lose their escape. */
export function replaceShortcodes(
  text: string,
  replace: (shortcode: Shortcode) => Replacement | null,
): string {
  if (!/\{\{[<%]/.test(text)) return text;
  const tags = shortcodeTags(text);
  const work = { text, tags, closes: closingTags(tags), replace };
  return replaceBetween(work, { from: 0, to: text.length, first: 0, end: tags.length, depth: 0 });
}

/** No person writes as many shortcodes in one another, and each repeats the lines of those in it. */
const deepest = 10;

interface Work {
  readonly text: string;
  readonly tags: readonly ShortcodeTag[];
  /** The places of the tags that close others, by the places of those. */
  readonly closes: ReadonlyMap<number, number>;
  readonly replace: (shortcode: Shortcode) => Replacement | null;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  /** The tags in it. */
  readonly first: number;
  readonly end: number;
  /** How many shortcodes it stands in. */
  readonly depth: number;
}

function replaceBetween(work: Work, { from, to, first, end, depth }: Stretch): string {
  const { text, tags, closes, replace } = work;
  const made = new GrowingText();
  let at = from;
  for (let index = first; index < end; index++) {
    const tag = tags[index];
    if (tag === undefined) break;
    made.add(text.slice(at, tag.start));
    at = tag.end;
    if (tag.kind === 'escaped' || tag.kind === 'close') {
      made.add(tag.raw);
      continue;
    }
    const close = depth < deepest ? (closes.get(index) ?? end) : end;
    const last = close < end ? tags[close] : undefined;
    const inside = last && { from: tag.end, to: last.start, first: index + 1, end: close, depth: depth + 1 };
    const inner = inside === undefined ? null : replaceBetween(work, inside);
    const found = replace({
      name: tag.name,
      inner: inner === null ? null : outdented(inner, text, tag.start),
      at: tag.start,
      ...shortcodeArguments(tag.rest),
    });
    if (found === null) made.add(tag.raw + (inner ?? '') + (last?.raw ?? ''));
    else if ('words' in found) made.add(found.words);
    else made.addLines(found.lines);
    if (last === undefined) continue;
    at = last.end;
    index = close;
  }
  made.add(text.slice(at, to));
  return made.end();
}

/** What stands in a shortcode without the blanks that its lines have for the list that it is in. */
function outdented(inner: string, text: string, start: number): string {
  const near = text.slice(Math.max(0, start - 100), start);
  const line = /(?:^|\n)([ \t]*(?:(?:[-*+]|\d+[.)])[ \t]+)?)$/.exec(near)?.[1] ?? '';
  return line === '' ? inner : inner.replace(new RegExp(`\\n[ \\t]{1,${String(line.length)}}`, 'g'), '\n');
}
