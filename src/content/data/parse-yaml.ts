import { constructFromEvents, EVENT_ID, type Event, YAMLException } from 'js-yaml';
import { error, warning } from '../../diagnostics/diagnostic.ts';
import type { Location } from '../../text/locate.ts';
import type { Data } from '../../types/data.ts';
import type { Checked, Diagnostic } from '../../types/diagnostic.ts';
import { duplicateKeys } from './duplicate-keys.ts';
import { readYamlEvents, type YamlEvents, YamlFault } from './yaml-events.ts';
import { explainYaml } from './yaml-hints.ts';
import { forbiddenKeyReason, jekyllYamlSchema, yamlSchema } from './yaml-schema.ts';

/** Where YAML stands and how it is read. */
export interface YamlOptions {
  readonly file: string;
  /** How many lines of the file stand before the text. */
  readonly lineOffset?: number;
  /** What the text is, for messages: `front matter`, `data file`. */
  readonly what?: string;
  /** Whether a plain time without a zone is UTC, as in a Jekyll blog, and not text as written. */
  readonly jekyll?: boolean;
}

const maxAliases = 1000;
const minNodeCap = 10_000;
const maxValueDepth = 60;
const endlessReason = 'aliases without end';
const secondReason = 'more than one document';

/**
 * YAML as plain data, dates as text. Never throws for what the text holds: faults are diagnostics with file, line,
 * column and remedy, and the value is then null. An empty text is null. A key that is written twice is one
 * too; in a Jekyll blog the last one counts, as in Ruby, with a warning.
 */
export function parseYaml(text: string, options: YamlOptions): Checked<Data> {
  let parts: YamlEvents | null = null;
  try {
    parts = readYamlEvents(text);
    return construct(parts, options);
  } catch (cause) {
    return { value: null, diagnostics: [faultOf(cause, text, parts, options)] };
  }
}

function construct(parts: YamlEvents, options: YamlOptions): Checked<Data> {
  const { value, hasDuplicates } = constructDocuments(parts, options.jekyll ?? false);
  const [document = null, second] = value;
  if (second !== undefined) {
    throw new YamlFault(secondReason, parts.place(secondDocument(parts.events)), null);
  }
  if (parts.events.some((event) => event.type === EVENT_ID.ALIAS)) {
    // Only aliases make a value larger than its text.
    const budget = { left: Math.max(minNodeCap, parts.events.length * 2) };
    if (!fits(document, 0, budget))
      throw new YamlFault(endlessReason, parts.place(firstAlias(parts.events)), null);
  }
  // The schema builds nothing but Data.
  return { value: document as Data, diagnostics: hasDuplicates ? tellDuplicates(parts, options) : [] };
}

function constructDocuments(
  parts: YamlEvents,
  isJekyll: boolean,
): { value: unknown[]; hasDuplicates: boolean } {
  const options = { source: parts.text, schema: isJekyll ? jekyllYamlSchema : yamlSchema, maxAliases };
  try {
    return { value: constructFromEvents(parts.events, options), hasDuplicates: false };
  } catch (cause) {
    if (!(cause instanceof YAMLException) || cause.reason !== 'duplicated mapping key') throw cause;
    return { value: constructFromEvents(parts.events, { ...options, json: true }), hasDuplicates: true };
  }
}

function secondDocument(events: readonly Event[]): number {
  const start = events.findIndex((event, at) => at > 0 && event.type === EVENT_ID.DOCUMENT);
  const first = events.slice(start).find((event) => 'valueStart' in event || 'start' in event);
  return first === undefined
    ? 0
    : Math.max(0, 'valueStart' in first ? first.valueStart : 'start' in first ? first.start : 0);
}

function firstAlias(events: readonly Event[]): number {
  const alias = events.find((event) => event.type === EVENT_ID.ALIAS);
  return alias === undefined ? 0 : alias.anchorStart - 1;
}

/** Whether walking the value stays within the budget; a value that holds itself never does. */
function fits(value: unknown, depth: number, budget: { left: number }): boolean {
  if (--budget.left < 0 || depth > maxValueDepth) return false;
  if (typeof value !== 'object' || value === null) return true;
  return Object.values(value).every((child) => fits(child, depth + 1, budget));
}

function tellDuplicates(parts: YamlEvents, { jekyll = false, ...options }: YamlOptions): Diagnostic[] {
  return duplicateKeys(parts).map(({ key, at, firstLine }) => {
    const before = `already written in line ${firstLine + (options.lineOffset ?? 0)}`;
    const place = { ...placeIn(at, options), note: jekyll ? `${before}; this one counts` : before };
    // Jekyll has long published by the last one.
    const make = jekyll ? warning : error;
    return make('yaml-invalid', `The key ${key} is written twice`, place, 'Delete one of the two.');
  });
}

function placeIn(at: Location, { file, lineOffset = 0 }: YamlOptions): Location & { file: string } {
  return { ...at, file, line: at.line + lineOffset };
}

function faultOf(cause: unknown, text: string, parts: YamlEvents | null, options: YamlOptions): Diagnostic {
  const what = options.what ?? 'YAML';
  const { reason, location } = toFault(cause, parts);
  const place = placeIn(location, options);
  if (reason === endlessReason) {
    const remedy = 'Write the values out where they are used, with no aliases (*name).';
    return error('yaml-too-deep', `The ${what} repeats itself without end`, place, remedy);
  }
  if (/maxDepth|maxAliases|maxTotalMergeKeys|abnormal merge/.test(reason)) {
    const message = `The ${what} nests or repeats itself beyond what a person writes`;
    return error(
      'yaml-too-deep',
      message,
      place,
      'Put the value in quotes if it is text, or write it more plainly.',
    );
  }
  if (reason === forbiddenKeyReason) {
    const message = 'This key could reach into the program itself';
    return error('yaml-forbidden-key', message, place, 'Give the key another name.');
  }
  if (reason === secondReason) {
    const message = `The ${what} holds more than one document`;
    return error(
      'yaml-invalid',
      message,
      { ...place, note: 'the second starts here' },
      'Delete the line --- between them.',
    );
  }
  const hint = explainYaml(reason, location, text);
  const { note } = hint;
  const shown = placeIn(hint.location, options);
  return error('yaml-invalid', hint.message, note === null ? shown : { ...shown, note }, hint.remedy);
}

function toFault(cause: unknown, parts: YamlEvents | null): YamlFault {
  if (cause instanceof YamlFault) return cause;
  if (cause instanceof YAMLException && parts !== null) {
    return new YamlFault(cause.reason, parts.place(cause.mark?.position ?? 0), cause);
  }
  throw cause;
}
