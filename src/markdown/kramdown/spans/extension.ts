import { documentState, inlineLine } from '../../document-state.ts';
import { setAttributes } from '../../set-attributes.ts';
import { giveToTag } from '../html-attributes.ts';
import { readAttributes, resolveAttributes } from '../read-attributes.ts';
import { setStandalone } from '../standalone-images.ts';
import type { SpanReader } from './span-reader.ts';

const attributes = /\{:(?![:/])((?:\\\}|[^}])+)\}/y;
const extension = /\{::(comment|nomarkdown|options)(?:\s[^}]*?)?(\/)?\}/y;

/** `{: …}` right behind a span, and kramdown's extensions within a line. */
export function readExtension(reader: SpanReader): boolean {
  const { text, at } = reader;
  if (text.charAt(at + 1) !== ':' || reader.lacks('}')) return false;
  if (!text.includes('}', at)) {
    reader.miss('}', reader.at);
    return false;
  }
  extension.lastIndex = at;
  const match = extension.exec(text);
  return match === null ? giveAttributes(reader) : readPart(reader, match);
}

function readPart(reader: SpanReader, [start, name, slash]: RegExpExecArray): boolean {
  if (slash !== undefined || name === 'options') return reader.pass(start.length);
  const from = reader.at + start.length;
  const end = new RegExp(`\\{:/(?:${name ?? ''})?\\}`, 'g');
  end.lastIndex = from;
  const close = reader.lacks('{:/') ? null : end.exec(reader.text);
  if (close === null) {
    reader.miss('{:/', reader.at);
    return false;
  }
  const inside = reader.text.slice(from, close.index);
  if (name === 'nomarkdown') {
    if (reader.md.options.html) reader.writer.html(inside);
    else reader.writer.text(inside);
  }
  return reader.pass(end.lastIndex - reader.at);
}

function giveAttributes(reader: SpanReader): boolean {
  const { text, at, writer, state, env } = reader;
  if (at > reader.consumed) return false;
  attributes.lastIndex = at;
  const match = attributes.exec(text);
  if (match === null) return false;
  const end = writer.mark();
  const last = writer.tokens[end - 1];
  if (last === undefined || last.type === 'text' || last.nesting > 0) return false;
  if (last.type === 'softbreak' || last.type === 'hardbreak') return false;
  const list = resolveAttributes(readAttributes(match[1] ?? ''), state.attributeLists);
  const document = documentState(env);
  const line = inlineLine(document, text, at);
  const target = openingOf(reader, end - 1);
  if (target !== undefined && target.type === 'html_inline')
    target.content = giveToTag(target.content, list, document, line);
  else if (target !== undefined) setAttributes(target, list, document, line);
  if (target?.type === 'image' && list.references.includes('standalone')) setStandalone(target);
  return reader.pass(match[0].length);
}

/** The token that opens the span whose last token is at `last`. */
function openingOf({ writer }: SpanReader, last: number) {
  let depth = 0;
  for (let at = last; at >= 0; at--) {
    const token = writer.tokens[at];
    if (token === undefined) return undefined;
    depth += token.type === 'html_inline' ? htmlNesting(token.content) : token.nesting;
    if (depth === 0) return token;
  }
  return undefined;
}

function htmlNesting(html: string): number {
  if (html.startsWith('</')) return -1;
  return html.startsWith('<!') || html.endsWith('/>') ? 0 : 1;
}
