import type { Env, Token } from 'markdown-it';
import { documentState } from '../../document-state.ts';
import { hasRun } from '../../rules/liquid.ts';
import { setAttributes } from '../../set-attributes.ts';
import type { LinkDefinition } from '../kramdown-state.ts';
import type { SpanReader } from './span-reader.ts';

const footnote = /\[\^([\p{L}\p{M}\p{Nd}\p{Pc}][^\]\n]*?)\]/uy;
const byId = /\s*?\[([^\]]+)?\]/y;
const inAngles = /\(<(.*?)>\)/y;
/** What stands for a place that only Liquid knows is no place. */
const liquidOf = /\{[{%]/;
const titled = /\s*?(["'])([^]+?)\1\s*?\)/y;

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
  if (end === -1 || (!isImage && end === start)) return reader.literal(opening);
  const target = readTarget(reader, text.slice(start, end), end + 1);
  if (
    target === null ||
    (liquidOf.test(target.url) && !hasRun(documentState(reader.env))) ||
    !reader.md.validateLink(reader.md.normalizeLink(target.url))
  )
    return reader.literal(opening);
  if (isImage) writeImage(reader, text.slice(start, end), target);
  else writeLink(reader, start, end, target);
  reader.at = target.end;
  reader.consumed = target.end;
  return true;
}

function readMark(reader: SpanReader): boolean {
  const { state, writer } = reader;
  footnote.lastIndex = reader.at;
  const [whole, name] = footnote.exec(reader.text) ?? [];
  if (whole === undefined || name === undefined || !state.footnotes.has(name)) return false;
  const repeat = state.references.get(name) ?? 0;
  state.references.set(name, repeat + 1);
  writer.token('footnote_ref', '', 0).meta = { name, repeat };
  return reader.pass(whole.length);
}

/** Longer than any id a writer gives; keeps brackets in brackets from being read over and over. */
const maxIdLength = 1000;

interface Target extends LinkDefinition {
  readonly end: number;
}

function readTarget({ text, state }: SpanReader, content: string, at: number): Target | null {
  const defined = (id: string, end: number): Target | null => {
    if (id.length > maxIdLength) return null;
    const found = state.links.get(id.replace(/\s+/g, ' ').toLowerCase());
    return found === undefined ? null : { ...found, end };
  };
  byId.lastIndex = at;
  const reference = byId.exec(text);
  if (reference !== null) return defined(reference[1] ?? content, byId.lastIndex);
  if (text.charAt(at) !== '(') return defined(content, at);
  inAngles.lastIndex = at;
  const angles = inAngles.exec(text);
  if (angles !== null)
    return { url: angles[1] ?? '', title: null, attributes: null, end: inAngles.lastIndex };
  return targetInParentheses(text, at);
}

const parenthesis = /\(|\)|\s(?=["'])/g;

function targetInParentheses(text: string, start: number): Target | null {
  let depth = 0;
  parenthesis.lastIndex = start;
  for (let match = parenthesis.exec(text); match !== null; match = parenthesis.exec(text)) {
    const [sign] = match;
    if (sign === '(') depth++;
    else if (sign === ')') depth--;
    else {
      titled.lastIndex = match.index;
      const title = titled.exec(text);
      const url = text.slice(start + 1, match.index).trim();
      return title === null
        ? null
        : { url, title: title[2] ?? null, attributes: null, end: titled.lastIndex };
    }
    if (depth === 0) {
      const url = text.slice(start + 1, match.index).trim();
      return { url, title: null, attributes: null, end: match.index + 1 };
    }
    if (depth > 100) return null;
  }
  return null;
}

function writeImage({ writer, md, env }: SpanReader, alt: string, target: Target): void {
  const token = writer.token('image', 'img', 0);
  const said = alt.replace(/\\([\\.*_+`<>()[\]{}#!:|"'$=~-])/g, '$1').replace(/\s*\n\s*/g, ' ');
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

function writeLink(reader: SpanReader, start: number, end: number, target: Target): void {
  const { writer, md, env } = reader;
  const token = writer.token('link_open', 'a', 1);
  token.attrs = [['href', md.normalizeLink(target.url)]];
  if (target.title !== null) token.attrSet('title', target.title);
  give(token, target, env);
  reader.open.push('a');
  reader.at = start;
  reader.consumed = start;
  reader.read((inside) => inside.at >= end, ']');
  reader.open.pop();
  writer.token('link_close', 'a', -1);
}

function give(token: Token, { attributes }: Target, env: Env): void {
  const document = documentState(env);
  if (attributes !== null) setAttributes(token, attributes, document, document.blockLine);
}
