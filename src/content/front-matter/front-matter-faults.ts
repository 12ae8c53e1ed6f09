import { error } from '../../diagnostics/diagnostic.ts';
import { locate } from '../../text/locate.ts';
import type { Diagnostic } from '../../types/diagnostic.ts';

/** Front matter that nothing closes. */
export function unclosed(file: string, fence = '---'): Diagnostic {
  const place = { file, line: 1, column: 1, source: fence, note: 'opened here' };
  const remedy =
    fence === '---'
      ? 'Write a line --- below the last key; if this is meant as a rule, write ***.'
      : `Write a line ${fence === '{' ? '}' : fence} below the last key.`;
  return error('front-matter-unclosed', 'The front matter starts here and never ends', place, remedy);
}

/** Front matter beyond the limit. */
export function tooLarge(file: string): Diagnostic {
  const remedy = 'Move long texts into the body, and data into the data folder.';
  return error('front-matter-too-large', 'The front matter is larger than 64 KiB', { file, line: 1 }, remedy);
}

/** A line that looks like a closing fence, at `offset`, and is none. */
export function falseFence(source: string, offset: number, file: string): Diagnostic {
  const at = { ...locate(source, offset), column: 4, file, note: 'a fence ends here' };
  const message = 'This line looks like the end of the front matter and is not';
  return error(
    'front-matter-fence',
    message,
    at,
    'Write --- alone to end it, or indent a line that belongs to a text.',
  );
}

/** Text behind the brace that closes front matter, which ends at `offset`. */
export function crowdedBrace(source: string, offset: number, file: string): Diagnostic {
  const place = { ...locate(source, offset), file, note: 'nothing may stand here' };
  const message = 'The front matter ends with this brace, and more stands behind it';
  return error('front-matter-fence', message, place, 'Start the body on a line of its own.');
}
