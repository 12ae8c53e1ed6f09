import { decodeHTMLStrict } from 'entities';
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
  return text.charAt(at + 1) === '!' ? readComment(reader) : readElement(reader);
}

function writeAddress(reader: SpanReader, whole: string, url: string): boolean {
  const { writer, md } = reader;
  const href = md.normalizeLink(/^(?:mailto|https?|ftps?):/.test(url) ? url : `mailto:${url}`);
  if (!md.validateLink(href)) return false;
  writer.token('link_open', 'a', 1).attrs = [['href', href]];
  writer.text(decodeHTMLStrict(url.replace(/^mailto:/, '')));
  writer.token('link_close', 'a', -1);
  return reader.pass(whole.length);
}

function readComment(reader: SpanReader): boolean {
  if (reader.lacks('-->')) return false;
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
function readElement(reader: SpanReader): boolean {
  const { text, at, writer, state, open } = reader;
  startTag.lastIndex = at;
  const match = startTag.exec(text);
  if (match === null) return false;
  const [tag, name = '', written = '', slash] = match;
  if (blockElements.has(name.toLowerCase())) return reader.literal(tag.length);
  const isEmpty = emptyElements.has(name.toLowerCase());
  if (isEmpty || slash !== undefined) {
    writer.html(isEmpty ? tag : `<${name}${written}></${name}>`);
    return reader.pass(tag.length);
  }
  if (reader.isDeep) return false;
  writer.html(tag);
  reader.pass(tag.length);
  const says = /\smarkdown\s*=\s*["']?(\w+)/.exec(written)?.[1];
  const isMarkdown =
    says === undefined ? state.options.parseSpanHtml && contentModel(name) === 'span' : says !== '0';
  const close = isMarkdown && !isVerbatim(name) ? readContent() : rawContent();
  writer.html(`</${name}>`);
  return reader.pass(close);

  function readContent(): number {
    open.push('html');
    const isClosed = reader.read((inside) => endLength(text, inside.at, name) > 0);
    open.pop();
    return isClosed ? endLength(text, reader.at, name) : 0;
  }

  function rawContent(): number {
    const found = reader.lacks(`</${name}`) ? -1 : text.indexOf(`</${name}`, reader.at);
    if (found === -1) reader.miss(`</${name}`, reader.at);
    const end = found === -1 ? text.length : found;
    writer.html(onlyTags(text.slice(reader.at, end)));
    reader.at = end;
    return Math.max(0, endLength(text, end, name));
  }
}

/** Raw content with what is no tag as text, so that `\<x\>` does not become one. */
function onlyTags(raw: string): string {
  if (!raw.includes('<')) return raw;
  return raw.replace(/<(?!!--)/g, (sign, at: number) => {
    startTag.lastIndex = at;
    endTag.lastIndex = at;
    return startTag.test(raw) || endTag.test(raw) ? sign : '&lt;';
  });
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
