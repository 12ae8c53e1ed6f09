import { error, type Place } from '../../diagnostics/diagnostic.ts';
import { meantBy } from '../../text/did-you-mean.ts';
import type { Diagnostic } from '../../types/diagnostic.ts';
import type { EmptyOutput, UnwritableOutput } from './failed-at.ts';
import { hintForProperty, hintForVariable } from './liquid-habits.ts';

/** Where an expression in braces stands, and the text from there on. */
export interface ShownAt {
  readonly place: Place | null;
  readonly rest: string;
  /** The names that the template gives to values itself. */
  readonly declared: readonly string[];
  /** `while rendering /a/`. */
  readonly page: string;
}

/** Says which expression has nothing to write, and what may have been meant. */
export function explainEmpty({ owner }: EmptyOutput, shown: ShownAt): Diagnostic {
  const { text, isPath } = expressionIn(shown.rest);
  const hint = isPath ? hintFor(text.split('.'), owner, shown.declared) : hintForPart(text, owner);
  const guarded = isPath ? text : '…';
  return error(
    'layout-name-unknown',
    `${text} is empty or unknown, ${shown.page}`,
    shown.place,
    `Mend the name, or guard it: {% if ${guarded} %}{{ ${guarded} }}{% endif %}.${hint}`,
  );
}

function hintFor(path: readonly string[], owner: unknown, declared: readonly string[]): string {
  const [first = '', ...others] = path;
  if (others.length === 0) return declared.includes(first) ? '' : hintForVariable(first);
  // Every template but an imported one sees these.
  if (others.length === 1 && owner === undefined && ofThePage.includes(first))
    return ` A file that is imported does not see ${first}: give it to the macro, or import it \`with context\`.`;
  const known = keysOf(owner);
  if (known.includes(others.at(-1) ?? '')) return '';
  return hintForProperty(path, owner === undefined ? null : known) || meantBy(others.at(-1) ?? '', known);
}

/** Liquid has what a term is called, and its posts, by number. */
function hintForPart(text: string, owner: unknown): string {
  const [, name] = /^([\w.]+)\[\d+\]$/.exec(text) ?? [];
  const property = nameIn(keysOf(owner));
  return name === undefined || property === undefined
    ? ''
    : ` ${name} is a thing with properties: {{ ${name}.${property} }}.`;
}

function nameIn(keys: readonly string[]): string | undefined {
  return ['title', 'name'].find((key) => keys.includes(key));
}

const ofThePage = ['page', 'site'];

/** Says which expression is no text, and how it is written. */
export function explainUnwritable({ value }: UnwritableOutput, shown: ShownAt): Diagnostic {
  const { text, isPath } = expressionIn(shown.rest);
  const isList = Array.isArray(value);
  const property = nameIn(keysOf(isList ? value[0] : value)) ?? 'x';
  const remedy = isList
    ? `Write its parts in a loop: {% for item in ${isPath ? text : '…'} %}{{ item.${property} }}{% endfor %}.`
    : `Write one of its properties: {{ ${isPath ? text : '(…)'}.${property} }}.`;
  const what = isList ? 'a list' : 'a thing with properties';
  return error('layout-failed', `${text} is ${what}, not a text, ${shown.page}`, shown.place, remedy);
}

/** What stands in the first braces, and whether it is nothing but a name, or names with dots between. */
function expressionIn(rest: string): { readonly text: string; readonly isPath: boolean } {
  const written = /^\{\{-?\s*([^]*?)\s*-?\}\}/.exec(rest)?.[1] ?? '';
  const path = written.replaceAll(/\[(["'])([A-Za-z_$][\w$]*)\1\]/g, '.$2');
  if (/^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*$/.test(path)) return { text: path, isPath: true };
  return { text: written === '' ? 'an expression' : written.replaceAll(/\s+/g, ' '), isPath: false };
}

function keysOf(owner: unknown): readonly string[] {
  if (typeof owner !== 'object' || owner === null || Array.isArray(owner)) return [];
  const keys: string[] = [];
  // Those of views stand on what they inherit from.
  for (const key in owner) keys.push(key);
  return keys;
}
