import { lineAt } from '../../text/locate.ts';
import { linkBelow, nativeFence } from './fenced-code.ts';
import { blockTags, type NativeTag, nativeTags, type TagLookups, verbatimTags } from './native-tags.ts';

/** Something of Hexo's that stays as it is written. */
export interface LeftTag {
  /** Counted from 1 in the body. */
  readonly line: number;
  /** As people would search for it: `{% tabs %}`, `{{ … }}`. */
  readonly what: string;
}

/** A body in native words. */
export interface NativeBody {
  readonly text: string;
  readonly left: readonly LeftTag[];
}

/** What may begin something that is not plain text: a fence, code in a line, a comment of HTML, and Nunjucks. */
const opening =
  /^((?:[ \t]*(?:>|[-*+](?=[ \t])|\d+[.)](?=[ \t])))*[ \t]*)(`{3,}|~{3,})([^\n]*)$|(`+)|<!--|\{%-?\s*([\w-]+)\s*([^]*?)-?%\}|\{\{[^]*?\}\}|\{#[^]*?#\}/gm;

/** Turns Hexo's tags and what it reads behind fences into Markdown; `more` too, which it writes with blanks. Code is left alone. */
export function nativeBody(body: string, lookups: TagLookups): NativeBody {
  const left: LeftTag[] = [];
  const text = convert(body, 0, { lookups, body, left });
  return { text, left };
}

interface Conversion {
  readonly lookups: TagLookups;
  readonly body: string;
  readonly left: LeftTag[];
}

/** A stretch of a body that begins at an offset of it. */
function convert(source: string, from: number, conversion: Conversion): string {
  let result = '';
  let at = 0;
  const pattern = new RegExp(opening);
  for (;;) {
    pattern.lastIndex = at;
    const found = pattern.exec(source);
    const plain = conversion.lookups.settleLinks(source.slice(at, found?.index));
    if (found === null) return result + plain;
    result += plain;
    const { text, end } = replaced(found, { source, from, before: result }, conversion);
    result += text;
    at = end;
  }
}

interface Place {
  readonly source: string;
  readonly from: number;
  /** What is written already. */
  readonly before: string;
}

interface Replaced {
  readonly text: string;
  /** Where the source goes on. */
  readonly end: number;
}

function replaced(found: RegExpExecArray, place: Place, conversion: Conversion): Replaced {
  const [whole, prefix, fence, info = '', ticks, name, words = ''] = found;
  const { source } = place;
  const behind = found.index + whole.length;
  if (prefix !== undefined && fence !== undefined)
    return fenced({ prefix, fence, info }, source, found.index, behind);
  if (ticks !== undefined) return codeSpan(ticks, source, found.index);
  if (whole === '<!--') return comment(source, found.index);
  if (name !== undefined) return tag({ name, words, whole }, place, found.index, conversion);
  note(whole.startsWith('{#') ? '{# … #}' : '{{ … }}', place.from + found.index, conversion);
  return { text: whole, end: behind };
}

function note(what: string, offset: number, { body, left }: Conversion): void {
  left.push({ line: lineAt(body, offset), what });
}

interface Fence {
  readonly prefix: string;
  readonly fence: string;
  readonly info: string;
}

/** A fence goes to the line that closes it, or to the end. */
function fenced({ prefix, fence, info }: Fence, source: string, start: number, behind: number): Replaced {
  // Backticks behind backticks are code in a line.
  if (fence.startsWith('`') && info.includes('`'))
    return codeSpan(fence, source, start + prefix.length, prefix);
  const sign = fence[0] ?? '`';
  const close = new RegExp(String.raw`^[ \t>]*${sign}{${String(fence.length)},}[ \t]*$`, 'gm');
  close.lastIndex = behind;
  const closed = close.exec(source);
  const end = closed === null ? source.length : closed.index + closed[0].length;
  const native = nativeFence(info);
  const code = source.slice(behind, end);
  if (native === null) return { text: source.slice(start, end), end };
  const indent = prefix.replace(/[-*+]|\d+[.)]/g, (marker) => ' '.repeat(marker.length));
  const below = closed === null ? '' : indented(linkBelow(native.link), indent);
  const gap = below !== '' && /^\n[^\n]/.test(source.slice(end)) ? '\n' : '';
  return { text: `${prefix}${fence}${native.words}${code}${below}${gap}`, end };
}

/** Code in a line ends before the paragraph does; what is not closed is a sign. */
function codeSpan(ticks: string, source: string, start: number, prefix = ''): Replaced {
  const rest = source.slice(start + ticks.length);
  const paragraph = /\n[ \t]*\n/.exec(rest)?.index ?? rest.length;
  const close = new RegExp(`(?<!\`)${ticks}(?!\`)`).exec(rest.slice(0, paragraph));
  const length = close === null ? ticks.length : ticks.length + close.index + ticks.length;
  return { text: prefix + source.slice(start, start + length), end: start + length };
}

function comment(source: string, start: number): Replaced {
  const close = source.indexOf('-->', start + '<!--'.length);
  const end = close === -1 ? source.length : close + '-->'.length;
  const text = source.slice(start, end);
  return { text: /^<!-- ?more ?-->$/i.test(text) ? '<!--more-->' : text, end };
}

interface Opened {
  readonly name: string;
  readonly words: string;
  readonly whole: string;
}

function tag({ name, words, whole }: Opened, place: Place, start: number, conversion: Conversion): Replaced {
  const { source, from } = place;
  const behind = start + whole.length;
  const isVerbatim = verbatimTags.has(name);
  const ending = isVerbatim || blockTags.has(name) ? findEnd(name, source, behind, isVerbatim) : null;
  const maker = nativeTags.get(name);
  const isUnclosed = ending === null && (isVerbatim || blockTags.has(name));
  const depth = /(?:^|\n)([ \t]*)$/.exec(source.slice(0, start))?.[1] ?? '';
  const inside = ending === null ? '' : source.slice(behind, ending.start).replaceAll(`\n${depth}`, '\n');
  // What stays as it is written is told at its beginning, not again at its end.
  const isPart = maker === undefined && /^(?:end|else|elif)/.test(name);
  const content = isVerbatim ? inside : convert(inside, from + behind, conversion);
  const native = isUnclosed
    ? null
    : (maker?.({ name, text: words.trim(), content }, conversion.lookups) ?? null);
  if (native === null) {
    if (!isPart) note(`{% ${name} %}`, from + start, conversion);
    return { text: whole, end: behind };
  }
  return placed(native, place, ending?.end ?? behind);
}

/** Where the tag that closes one stands; of those that hold others of their name, the one that closes this. */
function findEnd(
  name: string,
  source: string,
  behind: number,
  isVerbatim: boolean,
): { readonly start: number; readonly end: number } | null {
  const pattern = new RegExp(String.raw`\{%-?\s*(end)?${name}\b[^]*?%\}`, 'g');
  pattern.lastIndex = behind;
  let depth = 1;
  for (let found = pattern.exec(source); found !== null; found = pattern.exec(source)) {
    if (found[1] !== undefined) depth--;
    else if (!isVerbatim) depth++;
    if (depth === 0) return { start: found.index, end: found.index + found[0].length };
  }
  return null;
}

/** A block gets blank lines around it and stands as deep as its tag. */
function placed({ text, isBlock }: NativeTag, { source, before }: Place, end: number): Replaced {
  if (!isBlock) return { text, end };
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const indent = line.replace(/[-*+](?=[ \t])|\d+[.)](?=[ \t])/g, (marker) => ' '.repeat(marker.length));
  const isAlone = /^[ \t>]*$/.test(indent);
  const depth = isAlone ? indent : '';
  const isFirst = /(?:^|\n)[ \t>]*\n[ \t>]*$|^[ \t>]*$/.test(before) || /[-*+.)][ \t]+$/.test(line);
  const above = isFirst ? '' : isAlone ? `\n${depth}` : '\n\n';
  const below = /^[ \t]*(?:\n[ \t]*(?:\n|$)|$)/.test(source.slice(end))
    ? ''
    : /^[ \t]*\n/.test(source.slice(end))
      ? '\n'
      : `\n\n${depth}`;
  return { text: above + indented(text, depth) + below, end };
}

/** Every line but the first as deep as the first is. */
function indented(text: string, indent: string): string {
  return text.replace(/\n(?=[^\n])/g, `\n${indent}`).replace(/\n(?=\n)/g, `\n${indent.trimEnd()}`);
}
