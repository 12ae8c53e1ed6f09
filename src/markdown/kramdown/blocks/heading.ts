import { trimEnd } from '../blanks.ts';
import type { BlockReader } from './block-reader.ts';
import { firstSign } from './boundaries.ts';

const gfmHeading = /(#{1,6})[\t ]+([^\n]*)(?:\n|$)/y;
const plainHeading = /(#{1,6})[\t ]*([^ \t\n][^\n]*)(?:\n|$)/y;
const underline = /[-=]+[ \t\r\f\v]*(?:\n|$)/y;
const chosenId = /[\t ]\{#([A-Za-z_:\u00aa-\uffff][\w:.\u00aa-\uffff-]*)\}$/;

/** `# Heading {#id}`. In GFM the blank behind the signs must be there, and nothing need stand above. */
export function readHeading(reader: BlockReader): boolean {
  const isGfm = reader.document.options.input === 'GFM';
  if (!isGfm && !reader.isAfterBoundary()) return false;
  const match = reader.match(isGfm ? gfmHeading : plainHeading);
  if (match === null) return false;
  const [whole, signs = '', content = ''] = match;
  const { text, id } = splitId(content);
  const title = withoutSigns(text, isGfm);
  if (title === '') return false;
  addHeading(reader, signs.length, { text: title, id }, reader.pos + whole.length);
  return true;
}

/** A line over `---` or `===`, with a boundary above. */
export function readUnderlinedHeading(reader: BlockReader): boolean {
  const end = reader.lineEnd();
  const sign = reader.src.charCodeAt(end);
  if (sign !== 0x2d && sign !== 0x3d) return false;
  const at = firstSign(reader.src, reader.pos);
  if (at === -1 || reader.src.charCodeAt(at) === 0x09 || !reader.isAfterBoundary()) return false;
  const match = reader.match(underline, end);
  if (match === null) return false;
  const heading = splitId(reader.src.slice(at, end - 1));
  if (heading.text === '') return false;
  addHeading(reader, sign === 0x2d ? 2 : 1, heading, end + match[0].length);
  return true;
}

function addHeading(
  reader: BlockReader,
  level: number,
  { text, id }: { readonly text: string; readonly id: string },
  end: number,
): void {
  const heading = reader.add('heading', end, text);
  heading.tag = `h${String(level)}`;
  heading.info = id;
}

function splitId(content: string): { text: string; id: string } {
  const text = trimEnd(content);
  const match = text.endsWith('}') ? chosenId.exec(text) : null;
  if (match === null) return { text, id: '' };
  return { text: trimEnd(text.slice(0, match.index)), id: match[1] ?? '' };
}

/** The signs behind a heading are none of it; GFM wants a blank before them, kramdown no backslash. */
function withoutSigns(text: string, isGfm: boolean): string {
  let end = text.length;
  while (text.charCodeAt(end - 1) === 0x23) end--;
  if (end === text.length) return text;
  const before = text.charAt(end - 1);
  if (isGfm) return before === ' ' || before === '\t' ? trimEnd(text.slice(0, end)) : text;
  return trimEnd(text.slice(0, before === '\\' ? end + 1 : end));
}
