import { parse, TomlDate, TomlError } from 'smol-toml';
import { error, type Place } from '../../diagnostics/diagnostic.ts';
import { cleanText } from '../../text/clean-text.ts';
import { locate } from '../../text/locate.ts';
import type { Data } from '../../types/data.ts';
import type { Checked, Diagnostic } from '../../types/diagnostic.ts';
import { indexToml } from './toml-keys.ts';
import { forbiddenKeys } from './yaml-schema.ts';

/** A fault that the library lets pass, at an offset of the text. */
class TomlFault extends Error {
  readonly kind: 'forbidden' | 'deep';
  readonly offset: number;

  constructor(kind: TomlFault['kind'], offset: number) {
    super(kind);
    this.kind = kind;
    this.offset = offset;
  }
}

const maxDepth = 50;

/**
 * TOML as plain data: dates are text, and so are numbers that JavaScript cannot hold. Never throws for what the text
 * holds; `lineOffset` lines of the file stand before it.
 */
export function parseToml(text: string, file: string, lineOffset: number): Checked<Data> {
  try {
    return { value: read(text), diagnostics: [] };
  } catch (cause) {
    const offset = offsetOf(cause, text);
    const at = locate(text, offset);
    const place = { ...at, file, line: at.line + lineOffset };
    return { value: null, diagnostics: [faultOf(cause, place)] };
  }
}

function read(text: string): Data {
  const table = parse(text, { integersAsBigInt: 'asNeeded', unsafeKeyBehaviour: 'throw', maxDepth });
  const { entries } = indexToml(text);
  const data: { [key: string]: Data } = Object.create(null);
  for (const [key, value] of Object.entries(table)) {
    const entry = entries.get(key);
    const keyStart = entry?.keyStart ?? 0;
    if (forbiddenKeys.has(key)) throw new TomlFault('forbidden', keyStart);
    // The library takes the 30th of February for the 1st of March, so the reader of dates is given the text.
    const written = value instanceof TomlDate ? entry?.written : null;
    data[key] = typeof written === 'string' ? written : plain(value, { depth: 1, keyStart });
  }
  return data;
}

function plain(value: unknown, at: { readonly depth: number; readonly keyStart: number }): Data {
  if (at.depth > maxDepth) throw new TomlFault('deep', at.keyStart);
  const inner = { ...at, depth: at.depth + 1 };
  if (typeof value === 'string') return cleanText(value);
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (value instanceof TomlDate) return value.toISOString();
  if (Array.isArray(value)) return value.map((item: unknown) => plain(item, inner));
  if (typeof value !== 'object' || value === null) return String(value);
  const map: { [key: string]: Data } = Object.create(null);
  for (const [key, item] of Object.entries(value)) {
    if (forbiddenKeys.has(key)) throw new TomlFault('forbidden', at.keyStart);
    map[key] = plain(item, inner);
  }
  return map;
}

function offsetOf(cause: unknown, text: string): number {
  if (cause instanceof TomlFault) return cause.offset;
  if (!(cause instanceof TomlError)) throw cause;
  const before = text.split('\n').slice(0, cause.line - 1);
  return before.reduce((sum, line) => sum + line.length + 1, 0) + cause.column - 1;
}

function faultOf(cause: unknown, place: Place): Diagnostic {
  const reason = cause instanceof Error ? cause.message.replace(/^Invalid TOML document: |\n[^]*$/g, '') : '';
  if (reason === 'forbidden' || reason === 'document contains an unsafe property') {
    const message = 'This key could reach into the program itself';
    return error('yaml-forbidden-key', message, place, 'Give the key another name.');
  }
  if (reason === 'deep' || /depth|nest/i.test(reason)) {
    const message = 'The front matter nests beyond what a person writes';
    return error('yaml-too-deep', message, place, 'Write it more plainly.');
  }
  return error('toml-invalid', 'The front matter is not TOML', { ...place, note: reason }, remedyFor(reason));
}

function remedyFor(reason: string): string {
  if (/redefine/.test(reason)) return 'Delete one of the two.';
  if (/date/.test(reason)) return 'Write a real day: 2024-05-06, or 2024-05-06T10:30:00+02:00.';
  if (/value|string|escape/.test(reason)) return 'Put text in quotes: key = "text", or key = \'C:\\text\'.';
  return 'Write key = "value", one a line.';
}
