import { isUtf8 } from 'node:buffer';
import { error } from '../../diagnostics/diagnostic.ts';
import { cleanText } from '../../text/clean-text.ts';
import type { Checked, Diagnostic } from '../../types/diagnostic.ts';

/** First bytes by which other kinds of file are known. */
const signatures: readonly (readonly [name: string, bytes: readonly number[]])[] = [
  ['UTF-16', [0xff, 0xfe]],
  ['UTF-16', [0xfe, 0xff]],
  ['a PNG picture', [0x89, 0x50, 0x4e, 0x47]],
  ['a JPEG picture', [0xff, 0xd8, 0xff]],
  ['a GIF picture', [0x47, 0x49, 0x46, 0x38, 0x39, 0x61]],
  ['a PDF', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['a ZIP archive or an office document', [0x50, 0x4b, 0x03, 0x04]],
  ['a gzip archive', [0x1f, 0x8b, 0x08]],
];

/**
 * Bytes of a text file as text: UTF-8 only, without byte order mark, every line end `\n`, no characters that
 * would spoil a feed. Anything else is the error `file-encoding`, which says what the file looks like.
 */
export function decodeText(bytes: Uint8Array, file: string): Checked<string> {
  const { value, diagnostics } = decodeExactly(bytes, file);
  return { value: cleanText(value), diagnostics };
}

/** As {@link decodeText}, but with every character the file has, be it one that only keyboards by mistake write. */
export function decodeExactly(bytes: Uint8Array, file: string): Checked<string> {
  const foreign = signatures.find(([, start]) => start.every((byte, at) => bytes[at] === byte));
  if (foreign !== undefined) return refused(file, foreign[0]);
  if (isRiddledWithNuls(bytes))
    return refused(file, bytes[0] === 0 || bytes[1] === 0 ? 'UTF-16' : 'a binary file');
  if (!isUtf8(bytes)) return { value: '', diagnostics: [invalidBytes(bytes, file)] };
  const text = new TextDecoder('utf-8').decode(bytes);
  const unix = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  return { value: unix, diagnostics: [] };
}

/** Other kinds of file hold many; a program that wrote a text may have let one slip in. */
function isRiddledWithNuls(bytes: Uint8Array): boolean {
  let count = 0;
  for (let at = bytes.indexOf(0); at !== -1; at = bytes.indexOf(0, at + 1)) {
    count++;
    if (count > bytes.length / nulEvery) return true;
  }
  return count > 0 && !isUtf8(bytes);
}

/** One NUL in so many bytes is a slip. */
const nulEvery = 200;

function refused(file: string, looksLike: string): Checked<string> {
  const message = `This file is not UTF-8 (it looks like ${looksLike})`;
  return { value: '', diagnostics: [error('file-encoding', message, { file }, remedy(looksLike))] };
}

function remedy(looksLike: string): string {
  return looksLike === 'UTF-16'
    ? 'Save it as UTF-8 in your editor.'
    : 'Move it out of the folder of texts, or save it as UTF-8 text.';
}

function invalidBytes(bytes: Uint8Array, file: string): Diagnostic {
  let line = 1;
  let start = 0;
  let end = lineEnd(bytes, start);
  while (end < bytes.length && isUtf8(bytes.subarray(start, end))) {
    start = end + 1;
    end = lineEnd(bytes, start);
    line++;
  }
  const broken = bytes.subarray(start, end);
  // A single-byte reading of the line shows the writer more of it than replacement characters would.
  const source = cleanText(new TextDecoder('windows-1252').decode(broken)).trimEnd();
  const column = new TextDecoder('utf-8').decode(broken).indexOf('\ufffd') + 1;
  const note = 'the first character that is not UTF-8';
  return error(
    'file-encoding',
    'This file is not UTF-8 (it looks like Latin-1 or Windows-1252)',
    { file, line, column, source, note },
    'Save it as UTF-8 in your editor.',
  );
}

function lineEnd(bytes: Uint8Array, from: number): number {
  const at = bytes.indexOf(0x0a, from);
  return at === -1 ? bytes.length : at;
}
