import { isLoneMark } from './lone-mark.ts';
import type { SpanReader } from './span-reader.ts';

/** Code between as many backticks as it begins with; a lone one between blanks is text, and so is one before a blank where the text begins. */
export function readCode(reader: SpanReader): boolean {
  const { text, at, writer } = reader;
  let length = 1;
  while (text.charAt(at + length) === '`') length++;
  const marks = text.slice(at, at + length);
  const start = at + length;
  if ((length === 1 && isLoneMark(text, at)) || reader.lacks(marks)) return reader.literal(length);
  const end = text.indexOf(marks, start);
  if (end === -1) {
    reader.miss(marks, at);
    return reader.literal(length);
  }
  let code = text.slice(start, end);
  if (length > 1) code = code.replace(/^ /, '').replace(/ $/, '');
  const token = writer.token('code_inline', 'code', 0);
  token.content = code;
  return reader.pass(end + length - at);
}
