import { lineAt, locate } from '../../text/locate.ts';

/** A tag that nothing closes. Lines and columns count from 1. */
export interface UnclosedTag {
  /** `{% if %}`, `{{`, `{#`. */
  readonly shown: string;
  readonly line: number;
  readonly column: number;
  /** The tag that stands where its end is missed, if one does. */
  readonly before: { readonly shown: string; readonly line: number } | null;
}

/** Tags that hold text until an end of their own, and what may stand between. */
const middles: Readonly<Record<string, readonly string[]>> = {
  block: [],
  if: ['elif', 'elseif', 'else'],
  ifAsync: ['elif', 'elseif', 'else'],
  for: ['else'],
  asyncEach: ['else'],
  asyncAll: ['else'],
  switch: ['case', 'default'],
  macro: [],
  call: [],
  filter: [],
  set: [],
};

const quoted = String.raw`"(?:\\[^]|[^"\\])*"|'(?:\\[^]|[^'\\])*'`;
/** Comments, raw text, expressions (with quotes that are whole, else to the next end) and tags. */
const parts = new RegExp(
  [
    String.raw`\{#[^]*?(?<comment>#\}|$)`,
    String.raw`\{%-?\s*(?:raw|verbatim)\s*-?%\}[^]*?\{%-?\s*end(?:raw|verbatim)\s*-?%\}`,
    String.raw`\{\{(?:${quoted}|[^"'])*?\}\}`,
    String.raw`\{\{[^]*?\}\}`,
    String.raw`\{\{[^]*`,
    String.raw`\{%-?\s*(?<name>\w*)(?<rest>[^]*?)(?<end>%\}|$)`,
  ].join('|'),
  'g',
);
const quotes = new RegExp(quoted, 'g');

/** Finds the first tag, expression or comment of a template that is still open where something else ends; null for none. */
export function findUnclosedTag(source: string): UnclosedTag | null {
  const open: { readonly name: string; readonly at: number }[] = [];
  for (const match of source.matchAll(parts)) {
    const [text] = match;
    const { comment, name, rest = '', end } = match.groups ?? {};
    if (comment === '') return placed(source, '{#', match.index, null);
    if (text.startsWith('{{') && (!text.endsWith('}}') || isBroken(text.slice(2))))
      return placed(source, '{{', match.index, null);
    if (name === undefined) continue;
    if (/^(?:raw|verbatim)$/.test(name)) return placed(source, `{% ${name} %}`, match.index, null);
    if (end === '' || isBroken(rest)) return placed(source, `{% ${name}`, match.index, null);
    const innermost = open.at(-1);
    const isOpener = Object.hasOwn(middles, name) && !(name === 'set' && rest.includes('='));
    if (isOpener) open.push({ name, at: match.index });
    else if (innermost !== undefined && name === `end${innermost.name}`) open.pop();
    else if (innermost !== undefined && open.some((outer) => belongs(name, outer.name))) {
      if (belongs(name, innermost.name)) continue;
      const before = { shown: `{% ${name} %}`, at: match.index };
      return placed(source, `{% ${innermost.name} %}`, innermost.at, before);
    } else if (name.startsWith('end')) return null;
  }
  const last = open.at(-1);
  return last === undefined ? null : placed(source, `{% ${last.name} %}`, last.at, null);
}

/** Whether another tag begins before this one has ended, or a quote has no second. */
function isBroken(inside: string): boolean {
  return /["']|\{[{%]/.test(inside.replaceAll(quotes, ''));
}

/** Whether a tag ends or parts another. */
function belongs(name: string, opener: string): boolean {
  return name === `end${opener}` || middles[opener]?.includes(name) === true;
}

function placed(
  source: string,
  shown: string,
  at: number,
  before: { readonly shown: string; readonly at: number } | null,
): UnclosedTag {
  const { line, column } = locate(source, at);
  return {
    shown,
    line,
    column,
    before: before === null ? null : { shown: before.shown, line: lineAt(source, before.at) },
  };
}
