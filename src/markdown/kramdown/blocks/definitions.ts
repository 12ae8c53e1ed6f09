import { trim, trimEnd } from '../blanks.ts';
import type { Block } from './block.ts';
import type { BlockReader } from './block-reader.ts';
import { firstSign } from './boundaries.ts';
import { indentedEnd } from './code.ts';

const note = /\[\^(\w[\w-]*)\]:[ \t\v\f\r]*/y;
const link = /\[([^\n\]]+)\]:[ \t]*/y;
const abbreviation = /\*\[([^\n]+?)\]:([^\n]*)(?:\n|$)/y;
const indent = /^(?:\t| {4})/gm;
const titleLine = /[ \t]*(["'])([^\n]+)\1[ \t]*(?:\n|$)/y;

/** `[^name]: text`, with the indented lines below. */
export function readNote(reader: BlockReader): boolean {
  const match = reader.match(note, firstSign(reader.src, reader.pos));
  if (match === null) return false;
  const start = match.index + match[0].length;
  const end = indentedEnd(reader, reader.lineEnd(start));
  const line = reader.line(start);
  const children: Block[] = [];
  reader.add('end', end, 'definition');
  reader.readPart(reader.src.slice(start, end).replace(indent, ''), { children, line });
  reader.document.footnotes.set(match[1] ?? '', children);
  return true;
}

/** `*[abbreviation]: title`. */
export function readAbbreviation(reader: BlockReader): boolean {
  const match = reader.match(abbreviation, firstSign(reader.src, reader.pos));
  if (match === null) return false;
  const [whole, id = '', title = ''] = match;
  const boundary = reader.add('end', match.index + whole.length, 'definition');
  reader.document.abbreviations.push({ id, target: trim(title), title: null, boundary });
  return true;
}

/** `[id]: url "title"`; the title may stand on the next line. */
export function readLink(reader: BlockReader): boolean {
  const { src } = reader;
  const match = reader.match(link, firstSign(src, reader.pos));
  if (match === null) return false;
  const start = match.index + match[0].length;
  const lineEnd = reader.lineEnd(start);
  const rest = trimEnd(src.slice(start, lineEnd));
  if (rest === '') return false;
  const onLine = splitTitle(rest);
  const below = onLine.title === null ? reader.match(titleLine, lineEnd) : null;
  if (/[ \t]["']/.test(onLine.url) && !rest.startsWith('<')) return false;
  const end = below === null ? lineEnd : lineEnd + below[0].length;
  const boundary = reader.add('end', end, 'definition');
  reader.document.links.push({
    id: (match[1] ?? '').replace(/[ \t\n\v\f\r]+/g, ' ').toLowerCase(),
    target: onLine.url,
    title: onLine.title ?? below?.[2] ?? null,
    boundary,
  });
  return true;
}

/** The URL and the title behind it, which begins at the first quote that the end of the line closes. */
function splitTitle(rest: string): { readonly url: string; readonly title: string | null } {
  const close = rest.startsWith('<') ? rest.indexOf('>') : -1;
  if (close !== -1 && close === rest.length - 1) return { url: rest.slice(1, close), title: null };
  const quote = rest.charAt(rest.length - 1);
  if (quote === '"' || quote === "'") {
    const at = Math.max(rest.search(quote === '"' ? /[ \t]"/ : /[ \t]'/), -1);
    if (at > 0 && at < rest.length - 3) {
      const url = trimEnd(rest.slice(0, at));
      const title = rest.slice(at + 2, -1);
      if (close === url.length - 1 && close !== -1) return { url: url.slice(1, close), title };
      return { url, title };
    }
  }
  return { url: rest, title: null };
}
