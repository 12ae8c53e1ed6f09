import matter from 'gray-matter';
import { error, type Place } from '../../diagnostics/diagnostic.ts';
import type { Checked, Diagnostic } from '../../types/diagnostic.ts';
import { crowdedBrace, falseFence, tooLarge, unclosed } from './front-matter-faults.ts';

/** Front matter as written. */
export interface FrontMatterText {
  readonly syntax: 'yaml' | 'toml' | 'json';
  /** Without the fences; the braces of JSON are part of it. */
  readonly text: string;
  /** How many lines of the file stand before it. */
  readonly lineOffset: number;
}

/** A text in its two halves. */
export interface SplitText {
  readonly head: FrontMatterText;
  readonly body: string;
  /** How many lines of the file stand before the body. */
  readonly bodyLine: number;
}

/** The front matter of a text that has none. */
export const noFrontMatter: FrontMatterText = { syntax: 'yaml', text: '', lineOffset: 0 };

const maxLength = 64 * 1024;
const opensJson = /^\{[ \t]*(?:"|\}|$)/;
const startsWithTomlKey = /^[\w"'. \t-]+=|^[ \t]*\[\[?[\w"'. \t-]+\]\]?[ \t]*$/;
const startsWithKey = /^(?:[\w$-]+|"[^"\n]*"|'[^'\n]*'):(?:\s|$)/;

/**
 * Parts front matter from body; the text is one that `decodeText` made. The fences are exact: `---` alone on the first
 * line, `---` or `...` alone on the last; TOML stands between two lines of `+++`, JSON between its own braces. What almost
 * is front matter is an error, never a page that shows its draft mark as text; what only starts with a rule is a page that
 * starts with a rule.
 */
export function splitFrontMatter(source: string, file: string): Checked<SplitText> {
  const first = line(source, 0);
  const next = nextText(source, first.length + 1);
  // 1. Front matter in another language is refused before anything could run it.
  const foreign = foreignFence(first, next, file);
  if (foreign !== null) return refuse(foreign);
  // 2. TOML and JSON, each by its own first sign.
  if (/^\+\+\+[ \t]*$/.test(first)) return splitToml(source, first, next, file);
  if (opensJson.test(first)) return splitJson(source, first, next, file);
  // 3. No fence: all of it is body.
  if (!/^---[ \t]*$/.test(first)) return plain(source, first, file);
  // 4. A fence that nothing closes opens front matter if a key follows, else it is a rule.
  const close = /\n(---|\.\.\.)[ \t]*(?=\n|$)/.exec(source.slice(first.length));
  if (close === null) return startsWithKey.test(next) ? refuse(unclosed(file)) : whole(source);
  // 5. The cap comes before anything reads what it holds.
  if (close.index > maxLength) return refuse(tooLarge(file));
  // 6. A line that looks like the end and is not.
  const almost = /\n(?:---|\.\.\.)[^\n]*/.exec(source.slice(first.length, first.length + close.index));
  if (almost !== null) return refuse(falseFence(source, first.length + almost.index + 1, file));
  const end = first.length + close.index + close[0].length;
  return { value: part(source, end, 'yaml', ['---', close[1] ?? '---']), diagnostics: [] };
}

/**
 * gray-matter is always given options: without them it shares its results and forgets its errors. It is given what ends with
 * the closing fence, at `end`: it copies all that it gets.
 */
function part(
  source: string,
  end: number,
  syntax: FrontMatterText['syntax'],
  delimiters: [open: string, close: string],
): SplitText {
  const parted = matter(source.slice(0, end), { delimiters, engines });
  const head = { syntax, text: parted.matter.replace(/^[ \t]*\n/, ''), lineOffset: 1 };
  return { head, body: source.slice(end + 1), bodyLine: countLines(source, end + 1) };
}

const refuseToRun = (): object => {
  throw new Error('front matter is never run');
};

/** What it holds is read elsewhere; every other engine refuses, under all the names that gray-matter knows. */
const engines = { yaml: (): object => ({}), json: refuseToRun, javascript: refuseToRun, coffee: refuseToRun };

function plain(source: string, first: string, file: string): Checked<SplitText> {
  const late = first.trim() === '' ? /^\s*\n---[ \t]*\n([^\n]*)/.exec(source) : null;
  if (late === null || !startsWithKey.test(late[1] ?? '')) return whole(source);
  const number = countLines(source, source.indexOf('---')) + 1;
  const place = {
    file,
    line: number,
    column: 1,
    source: '---',
    note: 'only the first line can open front matter',
  };
  const message = 'Front matter must start in the first line';
  return refuse(error('front-matter-fence', message, place, 'Delete the empty lines above it.'));
}

function splitToml(source: string, first: string, next: string, file: string): Checked<SplitText> {
  const close = /\n\+\+\+[ \t]*(?=\n|$)/.exec(source.slice(first.length));
  if (close === null) return startsWithTomlKey.test(next) ? refuse(unclosed(file, '+++')) : whole(source);
  if (close.index > maxLength) return refuse(tooLarge(file));
  const end = first.length + close.index + close[0].length;
  return { value: part(source, end, 'toml', ['+++', '+++']), diagnostics: [] };
}

/** JSON ends where its braces do, and nothing may stand behind them in that line. */
function splitJson(source: string, first: string, next: string, file: string): Checked<SplitText> {
  if (/^\{[ \t]*$/.test(first) && !/^\s*["}]/.test(next)) return whole(source);
  const end = endOfJson(source);
  if (end === -1) return refuse(unclosed(file, '{'));
  if (end > maxLength) return refuse(tooLarge(file));
  const behind = line(source, end);
  if (behind.trim() !== '') return refuse(crowdedBrace(source, end, file));
  const head = { syntax: 'json', text: source.slice(0, end), lineOffset: 0 } as const;
  const body = source.slice(end + behind.length + 1);
  return {
    value: { head, body, bodyLine: countLines(source, end + behind.length + 1) },
    diagnostics: [],
  };
}

/** The offset behind the brace that closes the first one; -1 where none does. */
function endOfJson(source: string): number {
  let depth = 0;
  let isText = false;
  for (let at = 0; at < source.length; at++) {
    const sign = source[at];
    if (isText) {
      if (sign === '\\') at++;
      else if (sign === '"') isText = false;
    } else if (sign === '"') isText = true;
    else if (sign === '{') depth++;
    else if (sign === '}' && --depth === 0) return at + 1;
  }
  return -1;
}

function foreignFence(first: string, next: string, file: string): Diagnostic | null {
  const place = (note: string, column: number): Place => ({ file, line: 1, column, source: first, note });
  const word = /^---[ \t]*([^\s-][^\n]*)$/.exec(first)?.[1]?.trim();
  if (word === undefined) return null;
  const isOneWord = !/\s/.test(word);
  if (!isOneWord && !startsWithKey.test(next)) return null;
  const message = isOneWord
    ? `Between --- lines stands YAML, and the fence asks for ${word}`
    : 'The fence that opens front matter must stand alone';
  const column = first.indexOf(word) + 1;
  return error(
    'front-matter-language',
    message,
    place('not part of a fence', column),
    'Write --- alone, and YAML below it.',
  );
}

function refuse(diagnostic: Diagnostic): Checked<SplitText> {
  return { value: { head: noFrontMatter, body: '', bodyLine: 0 }, diagnostics: [diagnostic] };
}

function whole(source: string): Checked<SplitText> {
  return { value: { head: noFrontMatter, body: source, bodyLine: 0 }, diagnostics: [] };
}

function line(text: string, from: number): string {
  const end = text.indexOf('\n', from);
  return text.slice(from, end === -1 ? undefined : end);
}

/** The first line at or after `from` that is neither blank nor a comment. */
function nextText(text: string, from: number): string {
  for (let at = from; at > 0 && at < text.length; at = text.indexOf('\n', at) + 1) {
    const found = line(text, at);
    if (!/^\s*(?:#|$)/.test(found)) return found;
    if (text.indexOf('\n', at) === -1) break;
  }
  return '';
}

function countLines(text: string, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
