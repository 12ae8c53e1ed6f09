import { forwardSearch } from '../../text/forward-search.ts';
import { lineFinder } from '../../text/line-finder.ts';
import { codeSpans } from './code-spans.ts';
import { linkBelow, nativeFence } from './fenced-code.ts';
import { blockTags, type NativeTag, nativeTags, type TagLookups, verbatimTags } from './native-tags.ts';
import { tagEnds } from './tag-ends.ts';
import { WrittenLines } from './written-lines.ts';

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
  /^((?:[ \t]*(?:>|[-*+](?=[ \t])|\d+[.)](?=[ \t])))*[ \t]*)(`{3,}|~{3,})([^\n]*)$|(`+)|<!--|\{[%{#]/gm;

/** No person writes as many tags in one another, and each writes what is in it anew. */
const deepest = 10;

/** A line with more signs before a tag is no indent of a list or a quote. */
const longestIndent = 200;

/** Turns Hexo's tags and what it reads behind fences into Markdown; `more` too, which it writes with blanks. Code is left alone. */
export function nativeBody(body: string, lookups: TagLookups): NativeBody {
  const left: LeftTag[] = [];
  const lineOf = lineFinder(body);
  const note = (what: string, offset: number): void => void left.push({ line: lineOf(offset), what });
  return { text: convert(body, 0, { lookups, note, depth: 0 }), left };
}

interface Conversion {
  readonly lookups: TagLookups;
  /** Tells of what stays as it is, by its place in the body. */
  readonly note: (what: string, offset: number) => void;
  /** In how many tags the stretch stands. */
  readonly depth: number;
}

/** A stretch of a body that begins at an offset of it. */
function convert(source: string, from: number, conversion: Conversion): string {
  const place = placeIn(source, from);
  let at = 0;
  const pattern = new RegExp(opening);
  for (;;) {
    pattern.lastIndex = at;
    const found = pattern.exec(source);
    place.written.add(conversion.lookups.settleLinks(source.slice(at, found?.index)));
    if (found === null) return place.written.whole();
    const { text, end } = replaced(found, place, conversion);
    place.written.add(text);
    at = end;
  }
}

interface Place {
  readonly source: string;
  readonly from: number;
  readonly written: WrittenLines;
  readonly spanEnd: ReturnType<typeof codeSpans>;
  readonly tagEnd: ReturnType<typeof tagEnds>;
  /** What closes each kind of Nunjucks' brackets, by their second sign. */
  readonly close: { readonly [sign: string]: ReturnType<typeof forwardSearch> };
}

function placeIn(source: string, from: number): Place {
  const close = {
    '%': forwardSearch(source, /%\}/),
    '{': forwardSearch(source, /\}\}/),
    '#': forwardSearch(source, /#\}/),
  };
  return {
    source,
    from,
    written: new WrittenLines(),
    spanEnd: codeSpans(source),
    tagEnd: tagEnds(source),
    close,
  };
}

interface Replaced {
  readonly text: string;
  /** Where the source goes on. */
  readonly end: number;
}

function replaced(found: RegExpExecArray, place: Place, conversion: Conversion): Replaced {
  const [whole, prefix, fence, info = '', ticks] = found;
  const { source, from } = place;
  if (prefix !== undefined && fence !== undefined) return fenced({ prefix, fence, info }, place, found.index);
  if (ticks !== undefined) return codeSpan(ticks, place, found.index);
  if (whole === '<!--') return comment(source, found.index);
  const closed = place.close[whole.charAt(1)]?.(found.index + 2) ?? null;
  if (closed === null) return { text: whole, end: found.index + whole.length };
  const end = closed.index + 2;
  const text = source.slice(found.index, end);
  if (whole !== '{%') {
    conversion.note(whole === '{#' ? '{# … #}' : '{{ … }}', from + found.index);
    return { text, end };
  }
  const [head, name] = /^\{%-?\s*([\w-]+)\s*/.exec(text) ?? [];
  if (head === undefined || name === undefined) return { text: whole, end: found.index + whole.length };
  const words = text.slice(head.length, -2).replace(/-$/, '');
  return tag({ name, words, whole: text }, place, found.index, conversion);
}

interface Fence {
  readonly prefix: string;
  readonly fence: string;
  readonly info: string;
}

/** A fence goes to the line that closes it, or to the end. */
function fenced({ prefix, fence, info }: Fence, place: Place, start: number): Replaced {
  const { source } = place;
  const behind = start + prefix.length + fence.length + info.length;
  // Backticks behind backticks are code in a line.
  if (fence.startsWith('`') && info.includes('`'))
    return codeSpan(fence, place, start + prefix.length, prefix);
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
function codeSpan(ticks: string, { source, spanEnd }: Place, start: number, prefix = ''): Replaced {
  const end = spanEnd(start, ticks.length) ?? start + ticks.length;
  return { text: prefix + source.slice(start, end), end };
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
  const holds = isVerbatim || blockTags.has(name);
  const isTooDeep = holds && conversion.depth === deepest;
  const ending = holds && !isTooDeep ? place.tagEnd(name, behind) : null;
  const maker = holds && ending === null ? undefined : nativeTags.get(name);
  const inside =
    ending === null
      ? ''
      : source.slice(behind, ending.start).replaceAll(`\n${blanksBefore(source, start)}`, '\n');
  const content = isVerbatim
    ? inside
    : convert(inside, from + behind, { ...conversion, depth: conversion.depth + 1 });
  const native = maker?.({ name, text: words.trim(), content }, conversion.lookups) ?? null;
  if (native !== null) return placed(native, place, ending?.end ?? behind);
  // What stays as it is written is told at its beginning, not again at its end.
  const isPart = !nativeTags.has(name) && /^(?:end|else|elif)/.test(name);
  if (!isPart) conversion.note(`{% ${name} %}`, from + start);
  return { text: whole, end: behind };
}

/** The blanks before a place that nothing else stands before in its line. */
function blanksBefore(source: string, start: number): string {
  let at = start;
  while (at > 0 && /[ \t]/.test(source.charAt(at - 1))) at--;
  return at === 0 || source.charAt(at - 1) === '\n' ? source.slice(at, start) : '';
}

/** A block gets blank lines around it and stands as deep as its tag. */
function placed({ text, isBlock }: NativeTag, { source, written }: Place, end: number): Replaced {
  if (!isBlock) return { text, end };
  const before = written.lastLines();
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const isShort = line.length <= longestIndent;
  const indent = isShort
    ? line.replace(/[-*+](?=[ \t])|\d+[.)](?=[ \t])/g, (marker) => ' '.repeat(marker.length))
    : '';
  const isAlone = isShort && /^[ \t>]*$/.test(indent);
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
