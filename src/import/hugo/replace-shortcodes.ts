import { lineStart } from '../../text/locate.ts';
import { type Arguments, shortcodeArguments } from './shortcode-arguments.ts';

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

interface Tag {
  readonly raw: string;
  readonly name: string;
  readonly rest: string;
  readonly kind: 'open' | 'close' | 'alone' | 'escaped';
  readonly start: number;
  readonly end: number;
}

const tagPattern =
  /\{\{([<%])(?:\/\*([^]*?)\*\/|\s*(\/?)\s*([\w./-]*[\w-])((?:"(?:[^"\\]|\\.)*"|`[^`]*`|[^"`])*?))\s*[>%]\}\}/g;

/** A text with its shortcodes replaced; those for which `replace` gives null stay as they are, and escaped ones lose their escape. */
export function replaceShortcodes(
  text: string,
  replace: (shortcode: Shortcode) => Replacement | null,
): string {
  if (!/\{\{[<%]/.test(text)) return text;
  const tags = [...text.matchAll(tagPattern)].map(tagOf);
  return replaceBetween({ text, tags, replace }, { from: 0, to: text.length, first: 0, end: tags.length });
}

function tagOf(match: RegExpExecArray): Tag {
  const [raw, sign = '', escaped, slash, name = '', words = ''] = match;
  const at = { start: match.index, end: match.index + raw.length };
  const closing = sign === '<' ? '>' : '%';
  if (escaped !== undefined)
    return { ...at, raw: `{{${sign}${escaped}${closing}}}`, name: '', rest: '', kind: 'escaped' };
  const isAlone = /\/\s*$/.test(words);
  const kind = slash === '/' ? 'close' : isAlone ? 'alone' : 'open';
  return { ...at, raw, name, rest: words.replace(/\/\s*$/, ''), kind };
}

interface Work {
  readonly text: string;
  readonly tags: readonly Tag[];
  readonly replace: (shortcode: Shortcode) => Replacement | null;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  /** The tags in it. */
  readonly first: number;
  readonly end: number;
}

function replaceBetween(work: Work, { from, to, first, end }: Stretch): string {
  const { text, tags, replace } = work;
  const made = new Lines();
  let at = from;
  for (let index = first; index < end; index++) {
    const tag = tags[index];
    if (tag === undefined) break;
    made.add(text.slice(at, tag.start));
    at = tag.end;
    const close = tag.kind === 'open' ? closeOf(tags, index, end) : -1;
    const last = tags[close];
    if (tag.kind === 'escaped' || tag.kind === 'close') {
      made.add(tag.raw);
      continue;
    }
    const inner =
      last === undefined
        ? null
        : replaceBetween(work, { from: tag.end, to: last.start, first: index + 1, end: close });
    const { name, start } = tag;
    const found = replace({
      name,
      inner: inner === null ? null : outdented(inner, text, start),
      at: start,
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
  const line = text.slice(lineStart(text, start), start);
  const width = /^[ \t]*(?:(?:[-*+]|\d+[.)])[ \t]+)?$/.test(line) ? line.length : 0;
  return width === 0 ? inner : inner.replace(new RegExp(`\\n[ \\t]{1,${String(width)}}`, 'g'), '\n');
}

/** The tag that closes another; -1 where none does. */
function closeOf(tags: readonly Tag[], open: number, end: number): number {
  const name = tags[open]?.name;
  let depth = 0;
  for (let index = open; index < end; index++) {
    const tag = tags[index];
    if (tag?.name !== name) continue;
    if (tag?.kind === 'open') depth++;
    if (tag?.kind === 'close' && --depth === 0) return index;
  }
  // Of those without an end inside one with an end, the last close is that one's.
  return depth > 1
    ? tags.findLastIndex(
        (tag, index) => index > open && index < end && tag.name === name && tag.kind === 'close',
      )
    : -1;
}

/** A text that grows, where lines of their own stand apart from what is around them, in the list or quote that they are in. */
class Lines {
  private text = '';
  private isApart = false;

  add(more: string): void {
    const rest = this.isApart ? more.replace(/^[ \t]*\n{0,2}/, '') : more;
    if (rest === '') return;
    this.text += this.isApart ? `\n\n${rest}` : rest;
    this.isApart = false;
  }

  end(): string {
    return this.isApart ? `${this.text}\n` : this.text;
  }

  addLines(lines: string): void {
    if (this.isApart) this.text += '\n\n';
    const line = this.text.slice(this.text.lastIndexOf('\n') + 1);
    const item = /^[ \t]*(?:[-*+]|\d+[.)])[ \t]+$/.test(line);
    const isQuote = /^[ \t]*(?:>[ \t]?)+$/.test(line);
    const indent = item ? ' '.repeat(line.length) : isQuote || line.trim() === '' ? line : '';
    const indented = lines.replace(/\n(?=[^\n])/g, `\n${indent}`);
    if (!item && !isQuote) this.text = this.startApart(line) + indent;
    this.text += indented;
    this.isApart = true;
  }

  private startApart(line: string): string {
    const before =
      line.trim() === '' ? this.text.slice(0, this.text.length - line.length) : this.text.trimEnd();
    if (before === '' || before.endsWith('\n\n')) return before;
    return before.endsWith('\n') ? `${before}\n` : `${before}\n\n`;
  }
}
