import type { Env, Token } from 'markdown-it';
import { documentState } from '../../document-state.ts';
import { hasRun } from '../../rules/liquid.ts';
import { setAttributes } from '../../set-attributes.ts';
import { trim } from '../blanks.ts';
import type { LinkDefinition } from '../kramdown-state.ts';
import type { SpanReader } from './span-reader.ts';

const footnote = /\[\^([\p{L}\p{M}\p{Nd}\p{Pc}][^\]\n]*?)\]/uy;
const byId = /[ \t-\r]*?\[([^\]]+)?\]/y;
const inAngles = /\(<(.*?)>/y;
/** What stands for a place that only Liquid knows is no place. */
const liquidOf = /\{[{%]/;
const quoted = /[ \t-\r]*(["'])/y;
const titled = /[ \t-\r]*?(["'])([^]+?)\1[ \t-\r]*?\)/y;

/** `[…](…)`, `[…][id]`, `[id]`, pictures likewise, and marks of footnotes. */
export function readLink(reader: SpanReader): boolean {
  const { text, at } = reader;
  const isImage = text.charAt(at) === '!';
  if (isImage && text.charAt(at + 1) !== '[') return false;
  const opening = isImage ? 2 : 1;
  if (text.charAt(at + opening) === '^') return !isImage && readMark(reader);
  if (!isImage && reader.open.includes('a')) return reader.literal(1);
  const start = at + opening;
  const end = reader.isDeep ? -1 : reader.closingBracket(start);
  if (end === -1) return reader.literal(opening);
  const target = readTarget(reader, start, end);
  if (
    target === null ||
    (liquidOf.test(target.url) && !hasRun(documentState(reader.env))) ||
    !reader.md.validateLink(reader.md.normalizeLink(target.url))
  )
    return reader.literal(opening);
  if (isImage) writeImage(reader, text.slice(start, end), target);
  else if (!writeLink(reader, start, end, target)) return reader.literal(opening);
  reader.at = target.end;
  reader.consumed = target.end;
  return true;
}

function readMark(reader: SpanReader): boolean {
  const { state, writer } = reader;
  footnote.lastIndex = reader.at;
  const [whole, name] = footnote.exec(reader.text) ?? [];
  if (whole === undefined || name === undefined) return false;
  if (!state.footnotes.has(name)) return reader.literal(whole.length);
  const repeat = state.references.get(name) ?? 0;
  state.references.set(name, repeat + 1);
  writer.token('footnote_ref', '', 0).meta = { name, repeat };
  return reader.pass(whole.length);
}

/** More than any writer means. */
const maxOverruns = 20;

/** Longer than any id a writer gives; keeps brackets in brackets from being read over and over. */
const maxIdLength = 1000;

interface Target extends LinkDefinition {
  readonly end: number;
}

/** What stands behind the bracket at `close`; where nothing does, what `[start, close)` names. */
function readTarget(reader: SpanReader, start: number, close: number): Target | null {
  const { text, state } = reader;
  const at = close + 1;
  const defined = (id: string, end: number): Target | null => {
    const found = state.links.get(id.replace(/\s+/g, ' ').toLowerCase());
    return found === undefined ? null : { ...found, end };
  };
  const named = (end: number): Target | null =>
    close - start > maxIdLength ? null : defined(unescape(text.slice(start, close)), end);
  byId.lastIndex = at;
  const reference = byId.exec(text);
  if (reference !== null) {
    const [, id] = reference;
    return id === undefined ? named(byId.lastIndex) : defined(id, byId.lastIndex);
  }
  if (text.charAt(at) !== '(') return named(at);
  inAngles.lastIndex = at;
  const angles = inAngles.exec(text);
  if (angles === null) return targetInParentheses(reader, at);
  const [, url = ''] = angles;
  const end = inAngles.lastIndex;
  if (text.charAt(end) === ')') return { url, title: null, attributes: null, end: end + 1 };
  return titledTarget(reader, url, end);
}

function unescape(text: string): string {
  return text.replace(/\\([\\.*_+`<>()[\]{}#!:|"'$=~-])/g, '$1');
}

const parenthesis = /\(|\)|[ \t-\r](?=["'])/g;

function targetInParentheses(reader: SpanReader, start: number): Target | null {
  const { text } = reader;
  let depth = 0;
  parenthesis.lastIndex = start;
  for (let match = parenthesis.exec(text); match !== null; match = parenthesis.exec(text)) {
    const [sign] = match;
    if (sign === '(') depth++;
    else if (sign === ')') depth--;
    else {
      return titledTarget(reader, trim(text.slice(start + 1, match.index)), match.index);
    }
    if (depth === 0) {
      const url = trim(text.slice(start + 1, match.index));
      return { url, title: null, attributes: null, end: match.index + 1 };
    }
    if (depth > 100) return null;
  }
  return null;
}

/** A target whose title and closing parenthesis begin at `at`; null where they do not. */
function titledTarget(reader: SpanReader, url: string, at: number): Target | null {
  const { text } = reader;
  quoted.lastIndex = at;
  const quote = quoted.exec(text)?.[1];
  if (quote === undefined) return null;
  const unended = `${quote})`;
  if (reader.lacks(unended)) return null;
  titled.lastIndex = at;
  const title = titled.exec(text);
  if (title === null) {
    reader.miss(unended, reader.at);
    return null;
  }
  return { url, title: title[2] ?? null, attributes: null, end: titled.lastIndex };
}

function writeImage({ writer, md, env }: SpanReader, alt: string, target: Target): void {
  const token = writer.token('image', 'img', 0);
  const said = unescape(alt).replace(/\s*\n\s*/g, ' ');
  const { Token: Made } = new md.core.State('', md, {});
  const text = new Made('text', '', 0);
  text.content = said;
  token.attrs = [
    ['src', md.normalizeLink(target.url)],
    ['alt', ''],
  ];
  token.children = said === '' ? [] : [text];
  token.content = said;
  if (target.title !== null) token.attrSet('title', target.title);
  give(token, target, env);
}

/**
 * Writes a link and what stands in it. Where a span in it goes on beyond the bracket there is no link, and nothing is written;
 * a text in which that happens over and over gets no more of them.
 */
function writeLink(reader: SpanReader, start: number, end: number, target: Target): boolean {
  const { writer, md, env, at, consumed } = reader;
  if (reader.overruns > maxOverruns) return false;
  const mark = writer.mark();
  const token = writer.token('link_open', 'a', 1);
  token.attrs = [['href', md.normalizeLink(target.url)]];
  if (target.title !== null) token.attrSet('title', target.title);
  give(token, target, env);
  reader.open.push('a');
  reader.at = start;
  reader.consumed = start;
  reader.read((inside) => inside.at >= end, ']');
  reader.open.pop();
  if (reader.at > end) {
    writer.backTo(mark);
    reader.at = at;
    reader.consumed = consumed;
    reader.overruns++;
    return false;
  }
  writer.token('link_close', 'a', -1);
  return true;
}

function give(token: Token, { attributes }: Target, env: Env): void {
  const document = documentState(env);
  if (attributes !== null) setAttributes(token, attributes, document, document.blockLine);
}
