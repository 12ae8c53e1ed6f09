import { error } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../text/did-you-mean.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import { namesOf } from './compile-layout.ts';
import { FilterFailed } from './filters/filter.ts';
import { LayoutError } from './layout-error.ts';
import type { Layout, LayoutSet } from './layout-set.ts';
import { lineOf } from './syntax-error.ts';

/** What was being rendered when a layout failed. */
export interface FailedRender {
  readonly url: string;
  readonly context: object;
  /** The templates asked for last, latest at the end. */
  readonly trail: readonly string[];
}

/** Turns what the engine throws into a diagnostic that names template, line, page and remedy. */
export function explainLayoutError(thrown: unknown, layouts: LayoutSet, failed: FailedRender): Diagnostic {
  const root = rootCause(thrown);
  const place = placeOf(thrown, layouts);
  const page = `while rendering ${failed.url}`;
  if (isOverflow(thrown)) {
    const cycle = [...new Set(failed.trail)].map((name) => layouts.get(name)?.path ?? name);
    const remedy = 'Take the include out, or put it behind a condition that ends.';
    return error('layout-cycle', `${cycle.join(' → ')} includes itself without end, ${page}`, place, remedy);
  }
  if (root instanceof LayoutError) {
    return error(root.code, `${root.message}, ${page}`, place, root.remedy);
  }
  if (root.message.includes('attempted to output null or undefined')) return emptyOutput(place, page, failed);
  const reason = root.message.replace(/^(\([^)]*\)[^\n]*\n\s*)+/, '');
  return error(
    'layout-failed',
    `${reason}, ${page}`,
    place,
    'Mend the expression, or guard it with {% if %}.',
  );
}

interface LayoutPlace {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly source?: string;
}

function emptyOutput(place: LayoutPlace | null, page: string, failed: FailedRender): Diagnostic {
  const rest = place?.source?.slice((place.column ?? 1) - 1) ?? '';
  const written = /[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*|\[(?:"\w+"|'\w+')\])*/.exec(rest)?.[0];
  const name = written?.replace(/\[.(\w+).\]/g, '.$1') ?? 'an expression';
  const hint = didYouMean(name.split('.').at(-1) ?? '', siblings(name, failed.context));
  const remedy = `Mend the name, or guard it: {% if ${name} %}{{ ${name} }}{% endif %}.${hint}`;
  return error('layout-name-unknown', `${name} is empty or unknown, ${page}`, place, remedy);
}

/** The properties that stand beside the last one of `a.b.c`. */
function siblings(path: string, context: object): readonly string[] {
  const parents = path.split('.').slice(0, -1);
  let value: unknown = context;
  for (const key of parents)
    value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : null;
  if (typeof value !== 'object' || value === null) return [];
  const names: string[] = [];
  for (const key in value) names.push(key);
  return names;
}

function rootCause(thrown: unknown): Error {
  return causesOf(thrown).at(-1) ?? new Error(String(thrown));
}

/** An error and what caused it, outermost first. */
function causesOf(thrown: unknown): readonly Error[] {
  const causes: Error[] = [];
  for (let at = thrown; at instanceof Error; at = at.cause) causes.push(at);
  return causes;
}

function isOverflow(thrown: unknown): boolean {
  return /Maximum call stack size exceeded/.test(thrown instanceof Error ? thrown.message : '');
}

/**
 * The innermost template the engine names, and the line in it: of a filter the one place where it is used; of a call and of what is
 * empty the engine's, which counts the lines of calls from 0 and leaves that out; of what fails elsewhere it knows none.
 */
function placeOf(thrown: unknown, layouts: LayoutSet): LayoutPlace | null {
  const message = thrown instanceof Error ? thrown.message : '';
  const named = [
    ...message.slice(0, 4000).matchAll(/\(([^()\n]+)\)(?: \[Line (\d+)(?:, Column (\d+))?\])?/g),
  ];
  const layout = [...layouts.values()].find(({ path }) => path === named.at(-1)?.[1]);
  if (layout === undefined) return null;
  const filter = causesOf(thrown).find((cause) => cause instanceof FilterFailed);
  if (filter !== undefined) return placeOfFilter(filter, layout);
  const isCall = message.includes('Unable to call `');
  const isEmpty = message.includes('attempted to output null or undefined');
  if (!isCall && !isEmpty) return { file: layout.path };
  const [, , line, column] = named.findLast(([, path, at]) => path === layout.path && at !== undefined) ?? [];
  if (line === undefined && isEmpty) return { file: layout.path };
  const offset = isCall ? 1 : 0;
  const at = Number(line ?? 0) + offset;
  return { file: layout.path, line: at, column: Number(column ?? 0) + offset, source: lineOf(layout, at) };
}

function placeOfFilter({ filter, given }: FilterFailed, layout: Layout): LayoutPlace {
  const uses = namesOf(layout).filters.filter(({ name }) => name === filter);
  // A word is given to its filter as it stands in the template.
  const lines = layout.source.split('\n');
  const wordAt = lines.findIndex((text) => text.includes(`'${given}'`) || text.includes(`"${given}"`));
  const [use, ...others] = uses.length > 1 ? uses.filter(({ line }) => line === wordAt) : uses;
  const [first, ...further] = use === undefined ? uses : [use, ...others];
  if (first === undefined || further.some(({ line }) => line !== first.line)) return { file: layout.path };
  const line = first.line + 1;
  const place = { file: layout.path, line, source: lineOf(layout, line) };
  return further.length > 0 ? place : { ...place, column: first.column + 1 };
}
