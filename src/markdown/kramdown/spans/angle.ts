import { decodeHTMLStrict } from 'entities';
import { cleanText } from '../../../text/clean-text.ts';
import { blockElements, contentModel, emptyElements, endTag, startTag } from '../blocks/html-names.ts';
import type { SpanReader } from './span-reader.ts';

const address =
  /<((?:mailto|https?|ftps?):[^\s>][^>\n]*?|[-.\p{L}\p{Nd}_]+@[-\p{L}\p{Nd}_]+(?:\.[-\p{L}\p{Nd}_]+)*\.[a-z]+)>/uy;
const comment = /<!--[^]*?-->/y;

/** An address between angle brackets, a comment, or an HTML element within the line. */
export function readAngle(reader: SpanReader): boolean {
  const { text, at } = reader;
  address.lastIndex = at;
  const [whole, url] = address.exec(text) ?? [];
  if (whole !== undefined && url !== undefined) return writeAddress(reader, whole, url);
  if (!reader.md.options.html) return false;
  return readComment(reader) || readElement(reader);
}

function writeAddress(reader: SpanReader, whole: string, url: string): boolean {
  const { writer, md } = reader;
  const href = md.normalizeLink(/^(?:mailto|https?|ftps?):/.test(url) ? url : `mailto:${url}`);
  if (!md.validateLink(href)) return false;
  writer.token('link_open', 'a', 1).attrs = [['href', href]];
  writer.text(cleanText(decodeHTMLStrict(url.replace(/^mailto:/, ''))));
  writer.token('link_close', 'a', -1);
  return reader.pass(whole.length);
}

function readComment(reader: SpanReader): boolean {
  if (reader.text.charAt(reader.at + 1) !== '!' || reader.lacks('-->')) return false;
  comment.lastIndex = reader.at;
  const [whole] = comment.exec(reader.text) ?? [];
  if (whole === undefined) {
    reader.miss('-->', reader.at);
    return false;
  }
  reader.writer.html(whole);
  return reader.pass(whole.length);
}

/**
 * An element is closed within its text, by its end tag or where the text ends. One that HTML does not know is one all the
 * same, with nothing in it read as Markdown.
 */
function readElement(reader: SpanReader, isInRaw = false): boolean {
  const { text, at, writer, state, open } = reader;
  startTag.lastIndex = at;
  const match = startTag.exec(text);
  if (match === null) return false;
  const [tag, typed = '', written = '', slash] = match;
  const name = typed.toLowerCase();
  if (blockElements.has(name)) return isInRaw ? false : reader.literal(tag.length);
  const isEmpty = emptyElements.has(name);
  if (isEmpty || slash !== undefined) {
    writer.html(isEmpty ? tag : `<${name}${written}></${name}>`);
    return reader.pass(tag.length);
  }
  if (reader.isDeep) return false;
  writer.html(tag);
  reader.pass(tag.length);
  const says = /\smarkdown\s*=\s*["']?(\w+)/.exec(written)?.[1];
  const isMarkdown =
    says === undefined
      ? !isInRaw && state.options.parseSpanHtml && contentModel(name) !== 'raw'
      : says !== '0';
  open.push('html');
  const close = isMarkdown && !isVerbatim(name) ? readContent(reader, name) : readRaw(reader, name);
  open.pop();
  writer.html(`</${name}>`);
  return reader.pass(close);
}

/** Reads what stands in an element; how long the end tag is, which may be missing. */
function readContent(reader: SpanReader, name: string): number {
  const { text } = reader;
  const isClosed = reader.read((inside) => endLength(text, inside.at, name) > 0);
  return isClosed ? endLength(text, reader.at, name) : 0;
}

/** The same where only elements are read: any other sign is text, and so is a tag that has no place there. */
function readRaw(reader: SpanReader, name: string): number {
  const { text, writer } = reader;
  while (reader.at < text.length) {
    const found = text.indexOf('<', reader.at);
    const next = found === -1 ? text.length : found;
    if (next > reader.at) writer.html(text.slice(reader.at, next));
    reader.at = next;
    const close = endLength(text, next, name);
    if (close > 0) return close;
    if (next === text.length) break;
    if (isProgram(name)) writer.html('<');
    else if (readComment(reader) || readElement(reader, true)) continue;
    else writer.html('&lt;');
    reader.at++;
  }
  return 0;
}

/** What stands in these is text to HTML too. */
function isProgram(name: string): boolean {
  return name === 'script' || name === 'style';
}

function isVerbatim(name: string): boolean {
  return name === 'code' || name === 'script' || name === 'style' || name === 'math';
}

function endLength(text: string, at: number, name: string): number {
  if (text.charCodeAt(at) !== 0x3c || text.charCodeAt(at + 1) !== 0x2f) return 0;
  endTag.lastIndex = at;
  const match = endTag.exec(text);
  return match !== null && match[1]?.toLowerCase() === name.toLowerCase() ? match[0].length : 0;
}
