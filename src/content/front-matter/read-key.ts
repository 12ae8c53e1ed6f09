import { error, warning } from '../../diagnostics/diagnostic.ts';
import type { Data } from '../../types/data.ts';
import type { Checked, Diagnostic } from '../../types/diagnostic.ts';
import type { Written } from '../data/key-index.ts';
import type { ParsedDate } from '../dates/parse-date.ts';
import type { FrontMatterSource } from './front-matter-source.ts';

/** A key that the front matter has, under the name it was written with. */
export interface GivenKey {
  readonly key: string;
  readonly value: Data;
  readonly source: FrontMatterSource;
}

/** Text in one line. */
export function readLine(given: GivenKey): Checked<string | null> {
  const text = readProse(given);
  return text.value === null ? text : fine(text.value.replace(/\s*\n\s*/g, ' '));
}

/** Text in several lines. */
export function readProse(given: GivenKey): Checked<string | null> {
  const { key, value, source } = given;
  if (value === null) return fine(null);
  const text = scalarText(value, () => source.written(key));
  return text === null
    ? wrong(given, null, 'a text', `Write one text: ${key}: "…".`)
    : fine(text.trim() || null);
}

/** True or false and nothing else; `safe` is what counts where it is neither and does not say true before it goes on. */
export function readFlag(given: GivenKey, safe: boolean): Checked<boolean> {
  const { value } = given;
  if (typeof value === 'boolean') return fine(value);
  return wrong(
    given,
    safe || (typeof value === 'string' && /^true\s/i.test(value)),
    'true or false',
    `Write ${given.key}: true or ${given.key}: false, without quotes.`,
  );
}

/** True or false; any other value that says something counts as true, with a warning. */
export function readSwitch(given: GivenKey): Checked<boolean | null> {
  const { key, value } = given;
  if (value === null || typeof value === 'boolean') return fine(value);
  const isOff =
    value === 0 || (typeof value === 'string' && /^(?:false|no|off|none|n|0|)$/i.test(value.trim()));
  return unclear(given, !isOff, 'true or false', `Write ${key}: true or ${key}: false, without quotes.`);
}

/** A finite number. */
export function readNumber(given: GivenKey): Checked<number | null> {
  const { key, value } = given;
  if (value === null || typeof value === 'number') return fine(value);
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? fine(number) : unclear(given, null, 'a number', `Write ${key}: 10.`);
}

/** RFC 3339, as `parse` makes it. */
export function readDate(given: GivenKey, parse: (text: string) => ParsedDate): Checked<string | null> {
  const { key, source } = given;
  const text = readLine(given);
  if (text.value === null) return text;
  const parsed = parse(text.value);
  if ('date' in parsed) return fine(parsed.date);
  const written = source.written(key);
  const shown = typeof written === 'string' ? written : text.value;
  const remedy =
    key === 'date'
      ? 'Write a real day, or delete the line to use the file name’s date.'
      : 'Write a real day, or delete the line.';
  return {
    value: null,
    diagnostics: [
      error('date-impossible', `${shown} is not a day`, source.valuePlace(key, parsed.problem), remedy),
    ],
  };
}

/** Texts of a text or a list of any depth; empty items are left out and duplicates fold. */
export function readList(
  given: GivenKey,
  split: (text: string) => readonly string[],
): Checked<readonly string[]> {
  const { key, value, source } = given;
  if (value === null || isFalse(given)) return fine([]);
  if (typeof value === 'string') return fine(folded(split(value)));
  const texts = flatten(value, () => source.written(key));
  return texts === null
    ? wrong(given, [], 'a text or a list of texts', `Write ${key}: [one, two].`)
    : fine(folded(texts));
}

/** Whether nothing is meant: `false` itself, not a `no` or `off` that may be a name. */
export function isFalse({ key, value, source }: GivenKey): boolean {
  return value === false && /^false$/i.test(String(source.written(key) ?? value));
}

/** The warning that a value was understood, but is not one of the kind that a key takes. */
export function unclear<T>(given: GivenKey, value: T, wanted: string, remedy: string): Checked<T> {
  return { value, diagnostics: [mistyped(warning, given, wanted, remedy)] };
}

/** A value that nothing is wrong with. */
export function fine<T>(value: T): Checked<T> {
  return { value, diagnostics: [] };
}

/** The error that a value is not one of the kind that a key takes. */
export function wrong<T>(given: GivenKey, value: T, wanted: string, remedy: string): Checked<T> {
  return { value, diagnostics: [mistyped(error, given, wanted, remedy)] };
}

function mistyped(make: typeof error, given: GivenKey, wanted: string, remedy: string): Diagnostic {
  const { key, source } = given;
  return make(
    'key-type',
    `${key} must be ${wanted}`,
    source.valuePlace(key, `this is ${kindOf(given.value)}`),
    remedy,
  );
}

function kindOf(value: Data): string {
  if (value === null) return 'nothing';
  if (typeof value === 'object') return Array.isArray(value) ? 'a list' : 'a mapping';
  return typeof value === 'string' ? `the text "${value}"` : `the ${typeof value} ${value}`;
}

/** What was written counts, for YAML's number 1.1 may have been 1.10. */
function scalarText(value: Data, written: () => Written): string | null {
  if (typeof value === 'string') return value;
  if (typeof value !== 'number' && typeof value !== 'boolean') return null;
  const source = written();
  return typeof source === 'string' ? source : String(value);
}

function flatten(value: Data, written: () => Written): readonly string[] | null {
  if (value === null) return [];
  if (!Array.isArray(value)) {
    const text = scalarText(value, written) ?? nameIn(value);
    return text === null ? null : [text];
  }
  const texts: string[] = [];
  for (const [index, item] of value.entries()) {
    const inner = flatten(item, () => itemOf(written(), index));
    if (inner === null) return null;
    texts.push(...inner);
  }
  return texts;
}

function itemOf(written: Written, index: number): Written {
  return typeof written === 'object' ? (written?.[index] ?? null) : null;
}

/** An author written as a mapping goes by the id or name in it. */
function nameIn(value: Data): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const map = value as { readonly [key: string]: Data };
  const name = map['id'] ?? map['name'] ?? map['title'];
  return typeof name === 'string' ? name : null;
}

function folded(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ''))];
}
