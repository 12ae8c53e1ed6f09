import { error, type Place } from '../../diagnostics/diagnostic.ts';
import { didYouMean } from '../../text/did-you-mean.ts';
import type { Diagnostic } from '../../types/diagnostic.ts';
import type { Layout } from '../rendering/layout-set.ts';
import type { NameUse } from '../syntax/name-use.ts';
import { hintForTag } from './liquid-habits.ts';
import { plainReason, remedyForSyntax } from './syntax-habits.ts';
import { findUnclosedTag, type UnclosedTag } from './unclosed-tag.ts';

const knownTags = [
  'block',
  'call',
  'elif',
  'else',
  'extends',
  'filter',
  'for',
  'from',
  'if',
  'import',
  'include',
  'macro',
  'raw',
  'set',
  'switch',
];

/**
 * Says why the engine cannot compile a layout:
 *  1. a tag that is nowhere closed, of which the engine says where it missed the end and not where it began;
 *  2. a tag that does not exist, with the one that is meant;
 *  3. what the engine says, where it says it.
 */
export function syntaxError(layout: Layout, thrown: unknown): Diagnostic {
  const said = thrown instanceof Error ? thrown.message : String(thrown);
  const reason = said.replace(/^\([^)]*\)[^\n]*\n\s*/, '').replace(/^Template render error: /, '');
  const unknownTag = /^unknown block tag: (\w+)/.exec(reason)?.[1] ?? null;
  const isOfPair = unknownTag === null || /^(?:end\w*|else|elif|elseif|case|default)$/.test(unknownTag);
  const open = isOfPair ? findUnclosedTag(layout.source) : null;
  if (open !== null) return unclosed(layout, open);
  const place = reason.startsWith('expected block end')
    ? onePartBack(placeOf(layout, thrown))
    : placeOf(layout, thrown);
  const { source = '', column = 1 } = place;
  const stop = { reason, before: source.slice(0, column - 1), rest: source.slice(column - 1) };
  const remedy = unknownTag === null ? remedyForSyntax(stop) : remedyForTag(unknownTag);
  const message = unknownTag === null ? plainReason(reason) : `there is no tag ${unknownTag}`;
  return error('layout-syntax', `the layout cannot be compiled: ${message}`, place, remedy);
}

function unclosed(layout: Layout, { shown, line, column, before }: UnclosedTag): Diagnostic {
  const inside = /^\{%-?\s*(\w+)\s+\{\{\s*([^{}]*?)\s*\}\}/.exec(sourceFrom(layout, line, column));
  if (inside !== null)
    return error(
      'layout-syntax',
      `the layout cannot be compiled: braces stand within a {% ${inside[1]} %} tag`,
      { file: layout.path, line, column, source: lineOf(layout, line) },
      `Write the name without them: {% ${inside[1]} ${inside[2]} %}.`,
    );
  const where = before === null ? '' : ` before the ${before.shown} of line ${before.line}`;
  const end = shown.endsWith('%}') ? `{% end${shown.slice(3, -3)} %}` : `${closing(shown)} (or a quote)`;
  return error(
    'layout-syntax',
    `the layout cannot be compiled: ${shown} is not closed${where}`,
    { file: layout.path, line, column, source: lineOf(layout, line) },
    `Write the ${end} that is missing.`,
  );
}

function closing(shown: string): string {
  if (shown.startsWith('{%')) return '%}';
  return shown === '{#' ? '#}' : '}}';
}

function remedyForTag(name: string): string {
  if (name === 'end') return 'Write what it ends: {% endif %}, {% endfor %}, {% endblock %}.';
  if (/^(?:else|elif|elseif)$/.test(name)) return 'Take it out, or write the {% if … %} that it belongs to.';
  if (name.startsWith('end'))
    return `Take it out, or write the {% ${name.slice('end'.length)} %} that it ends.`;
  const hint = hintForTag(name) || didYouMean(name, knownTags);
  return hint === '' ? 'Mend the tag, or put it between {% raw %} and {% endraw %}.' : `Mend the tag.${hint}`;
}

interface SyntaxPlace {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly source?: string;
}

/** Where the engine stopped; it counts from 1, and from 0 where it has nothing to point at. */
function placeOf(layout: Layout, thrown: unknown): SyntaxPlace {
  const at =
    typeof thrown === 'object' && thrown !== null ? (thrown as { lineno?: number; colno?: number }) : {};
  if (typeof at.lineno !== 'number') return { file: layout.path };
  const line = Math.max(1, at.lineno);
  const place = { file: layout.path, line, source: lineOf(layout, line) };
  return typeof at.colno === 'number' ? { ...place, column: Math.max(1, at.colno) } : place;
}

/** Where it misses the end of a tag the engine has read one part too many. */
function onePartBack(place: SyntaxPlace): SyntaxPlace {
  const before = place.source?.slice(0, (place.column ?? 1) - 1) ?? '';
  const part = /(?:[\w$]+|"[^"]*"|'[^']*'|\S)\s*$/.exec(before);
  return part === null ? place : { ...place, column: part.index + 1 };
}

/** The text of a layout from a place on that is counted from 1. */
export function sourceFrom(layout: Layout, line: number, column: number): string {
  return layout.source
    .split('\n')
    .slice(line - 1)
    .join('\n')
    .slice(column - 1);
}

/** The text of a line counted from 1. */
export function lineOf(layout: Layout, line: number): string {
  return layout.source.split('\n')[line - 1] ?? '';
}

/** Where a name stands that is counted from 0. */
export function placeOfUse(layout: Layout, { line, column }: Pick<NameUse, 'line' | 'column'>): Place {
  return { file: layout.path, line: line + 1, column: column + 1, source: lineOf(layout, line + 1) };
}
