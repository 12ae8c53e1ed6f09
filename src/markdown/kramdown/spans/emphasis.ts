import type { SpanReader } from './span-reader.ts';

const blank = /[ \t-\r]/;
const wordBefore = /\p{Alphabetic}-?$/u;
const letterOrDigit = /[\p{L}\p{Nd}]/u;

/** `*`, `_`, `**`, `__`: no blank within the marks, `_` never behind a letter, nothing within its own kind. */
export function readEmphasis(reader: SpanReader): boolean {
  const { text, at, open } = reader;
  const sign = text.charAt(at);
  const marks = text.charAt(at + 1) === sign ? sign + sign : sign;
  const kind = marks.length === 2 ? 'strong' : 'em';
  const next = text.charAt(at + marks.length);
  const isInWord = sign === '_' && wordBefore.test(text.slice(Math.max(0, at - 3), at));
  if (isInWord || next === '' || blank.test(next) || open.includes(kind) || reader.isDeep)
    return reader.literal(marks.length);
  if (readMarked(reader, marks, kind)) return true;
  if (kind === 'strong' && open.at(-1) !== 'em' && !open.includes('em') && readMarked(reader, sign, 'em'))
    return true;
  return reader.literal(marks.length);
}

function readMarked(reader: SpanReader, marks: string, kind: 'em' | 'strong'): boolean {
  const { writer, at, consumed, text, open } = reader;
  const key = `${marks} ${open.join(' ')}`;
  if (reader.lacks(key)) return false;
  const mark = writer.mark();
  writer.token(`${kind}_open`, kind, 1).markup = marks;
  reader.pass(marks.length);
  open.push(kind);
  const sign = marks.charAt(0);
  const isFound = reader.read((inside, start) => {
    if (!text.startsWith(marks, inside.at) || blank.test(text.charAt(inside.at - 1))) return false;
    const after = text.slice(inside.at + marks.length, inside.at + marks.length + 2);
    if (kind === 'em' && after.startsWith(sign) && !after.startsWith(sign + sign)) return false;
    if (sign === '_' && letterOrDigit.test(after.charAt(0))) return false;
    return inside.writer.mark() > start;
  });
  open.pop();
  if (isFound) {
    writer.token(`${kind}_close`, kind, -1).markup = marks;
    return reader.pass(marks.length);
  }
  writer.backTo(mark);
  reader.miss(key, at);
  reader.at = at;
  reader.consumed = consumed;
  return false;
}

const struck = /~~[^ \t-\r~](?:[^]*?[^ \t-\r~])?~~/y;

/** `~~`, as GitHub has it. */
export function readStrikethrough(reader: SpanReader): boolean {
  const { text, at, open, state, writer } = reader;
  if (state.options.input !== 'GFM' || !text.startsWith('~~', at) || reader.isDeep) return false;
  if (open.includes('s') || reader.lacks('~~')) return reader.literal(2);
  struck.lastIndex = at;
  if (!struck.test(text)) {
    if (!text.includes('~~', at + 2)) reader.miss('~~', reader.at);
    return reader.literal(1);
  }
  writer.token('s_open', 'del', 1);
  reader.pass(2);
  open.push('s');
  const isFound = reader.read((inside) => text.startsWith('~~', inside.at));
  open.pop();
  writer.token('s_close', 'del', -1);
  return isFound ? reader.pass(2) : true;
}
