import { escapeHtml } from '../../escape-html.ts';
import { Block } from './block.ts';
import { maxDepth } from './block-document.ts';
import type { BlockReader } from './block-reader.ts';
import {
  attribute,
  type ContentModel,
  contentModel,
  emptyElements,
  endTag,
  optionalEnd,
  startTag,
} from './html-names.ts';

/** A run of HTML that is handed on as it stands, cut where Markdown is read inside it. */
class Markup {
  readonly #block: Block;
  readonly #reader: BlockReader;
  #text = '';
  #line = 0;

  constructor(block: Block, reader: BlockReader) {
    this.#block = block;
    this.#reader = reader;
  }

  add(text: string): void {
    if (this.#text === '') this.#line = this.#reader.line();
    this.#text += text;
  }

  cut(): Block[] {
    if (this.#text !== '') {
      const markup = new Block('markup', this.#line, this.#text);
      markup.end = Math.max(markup.end, this.#reader.line());
      this.#block.children.push(markup);
    }
    this.#text = '';
    return this.#block.children;
  }
}

const loneAnd = /&(?!(?:[\w:][\w:-]*|#\d+|#x[\da-f]+);)/gi;
const modeOf: { readonly [value: string]: ContentModel } = { '0': 'raw', span: 'span', block: 'block' };

/** Reads the element whose start tag `tag` stands at the position, to its end. */
export function readElement(reader: BlockReader, html: Block, tag: RegExpExecArray): void {
  const markup = new Markup(html, reader);
  const open: string[] = [];
  const isRaw = openTag(reader, markup, open, tag, reader.document.options.parseBlockHtml);
  while (open.length > 0 && reader.pos < reader.src.length) readPiece(reader, markup, open);
  if (isRaw && open.length === 0) reader.skipLineEnd();
  // What holds the element ends here; at the end of the post what is open is noticed, and closed, later on. Not so a paragraph,
  // which may be left open: kramdown ends each all the same, and a browser makes an empty one of every end too many.
  for (const name of open.toReversed()) if (reader.depth > 0 || name === 'p') markup.add(`</${name}>`);
  markup.add('\n');
  markup.cut();
}

/** Writes a start tag and, where its element's content is no raw HTML, the content and the end tag too. */
function openTag(
  reader: BlockReader,
  markup: Markup,
  open: string[],
  [whole, written = '', attributes = '', slash]: RegExpExecArray,
  isParsed: boolean,
): boolean {
  const name = written.toLowerCase();
  const { text, mode } = takeMode(attributes);
  const own = contentModel(name);
  const model = mode === '1' ? own : (modeOf[mode] ?? (isParsed ? own : 'raw'));
  markup.add(text === attributes ? whole : `<${written}${text}${slash === undefined ? '' : ' /'}>`);
  reader.pos += whole.length;
  const isEmpty = slash !== undefined || emptyElements.has(name);
  if (name === 'script' || name === 'style') return readToEndTag(reader, markup, name);
  if (isEmpty) return open.length > 0;
  if (model === 'raw' || reader.depth >= maxDepth) {
    open.push(name);
    return true;
  }
  if (model === 'block') readBlockContent(reader, markup, name);
  else readSpanContent(reader, markup, name);
  if (open.length === 0) reader.skipLineEnd();
  return open.length > 0;
}

/** A tag, a comment or text within raw HTML. A lone `<` is text. */
function readPiece(reader: BlockReader, markup: Markup, open: string[]): void {
  const { src } = reader;
  const at = src.indexOf('<', reader.pos);
  const textEnd = at === -1 ? src.length : at;
  if (textEnd > reader.pos) markup.add(escapeLoneAnds(src.slice(reader.pos, textEnd)));
  reader.pos = textEnd;
  if (at === -1) return;
  const commentEnd = endOfComment(reader);
  if (commentEnd !== -1) {
    markup.add(src.slice(at, commentEnd));
    reader.pos = commentEnd;
    return;
  }
  const end = reader.match(endTag);
  if (end !== null) {
    closeTag(markup, open, end);
    reader.pos += end[0].length;
    return;
  }
  const start = reader.match(startTag);
  if (start !== null) {
    openTag(reader, markup, open, start, false);
    return;
  }
  markup.add('&lt;');
  reader.pos++;
}

/** An `&` that begins no entity is text, also where a browser would read on: `&amplitude`. */
function escapeLoneAnds(text: string): string {
  return text.includes('&') ? text.replace(loneAnd, '&amp;') : text;
}

/**
 * An end tag ends its element and what is still open inside it, as browsers have it. (kramdown shows the tag as text
 * instead, and takes the rest of the post for HTML.) One that ends nothing is text.
 */
function closeTag(markup: Markup, open: string[], [whole, written = '']: RegExpExecArray): void {
  const at = open.lastIndexOf(written.toLowerCase());
  if (at === -1) return markup.add(escapeHtml(whole));
  for (const name of open.slice(at + 1).toReversed()) if (!optionalEnd.has(name)) markup.add(`</${name}>`);
  open.length = at;
  markup.add(whole);
}

function endOfComment(reader: BlockReader): number {
  const { src, pos } = reader;
  const next = src.charCodeAt(pos + 1);
  if (next === 0x21 && src.startsWith('--', pos + 2)) {
    const close = reader.find('-->', pos + 4);
    return close === -1 ? -1 : close + 3;
  }
  if (next !== 0x3f) return -1;
  const close = reader.find('?>', pos + 2);
  return close === -1 ? -1 : close + 2;
}

/** The content of a script or a style is nobody's but its own. */
function readToEndTag(reader: BlockReader, markup: Markup, name: string): boolean {
  const { src, pos } = reader;
  const match = reader.search(name, name === 'style' ? /<\/style\s*>/gi : /<\/script\s*>/gi, pos);
  const end = match === null ? src.length : match.index + match[0].length;
  markup.add(src.slice(pos, end));
  reader.pos = end;
  return false;
}

function readBlockContent(reader: BlockReader, markup: Markup, name: string): void {
  markup.add('\n');
  const blocks = markup.cut();
  reader.skipLineEnd();
  const content = new Block('html', reader.line());
  content.tag = name;
  const inside = reader.inside(content);
  inside.readAll();
  reader.pos = inside.pos;
  for (const block of content.children) blocks.push(block);
  markup.add(`</${name}>`);
}

function readSpanContent(reader: BlockReader, markup: Markup, name: string): void {
  const { src, pos } = reader;
  const match = reader.search(`</${name}`, new RegExp(`</${name}\\s*>`, 'gi'), pos);
  const end = match?.index ?? src.length;
  const content = new Block('spans', reader.line(), src.slice(pos, end));
  markup.cut().push(content);
  reader.pos = match === null ? end : end + match[0].length;
  markup.add(`</${name}>`);
}

/** The attributes without `markdown="…"`, and its value. */
function takeMode(attributes: string): { readonly text: string; readonly mode: string } {
  if (!/markdown/i.test(attributes)) return { text: attributes, mode: '' };
  let mode = '';
  const text = attributes.replace(attribute, (whole: string, name: string, ...values: unknown[]) => {
    if (name.toLowerCase() !== 'markdown') return whole;
    mode = values.slice(0, 3).find((value): value is string => typeof value === 'string') ?? '';
    return '';
  });
  return { text, mode };
}
