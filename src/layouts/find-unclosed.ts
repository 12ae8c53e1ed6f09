/** What is left open in a template, and where. Lines and columns count from 1. */
export interface Unclosed {
  /** As it stands there: `{% if page.image %}`, `{{`. */
  readonly what: string;
  /** What would close it: `{% endif %}`, `}}`. */
  readonly end: string;
  readonly line: number;
  readonly column: number;
}

/** Tags that hold something and end with `end` and their name; `set` does where it sets nothing itself. */
const holding = new Set('if for block macro call filter raw verbatim switch asyncEach asyncAll'.split(' '));

const part = /\{#[^]*?#\}|\{%-?\s*(\w+)[^]*?%\}|\{\{[^]*?\}\}|\{[#%{]/g;

/** Finds the innermost tag or expression that nothing closes: the engine only says that the file ended. Null where all are closed. */
export function findUnclosed(source: string): Unclosed | null {
  const open: { readonly name: string; readonly at: number; readonly text: string }[] = [];
  for (const { 0: text, 1: name, index } of source.matchAll(part)) {
    const around = open.at(-1)?.name;
    if (name === `end${around}`) open.pop();
    else if (around === 'raw' || around === 'verbatim') continue;
    else if (text.length === 2) return { what: text, end: ends[text] ?? '', ...placeAt(source, index) };
    else if (name !== undefined && (holding.has(name) || (name === 'set' && !text.includes('='))))
      open.push({ name, at: index, text });
  }
  const last = open.at(-1);
  return last === undefined
    ? null
    : { what: last.text, end: `{% end${last.name} %}`, ...placeAt(source, last.at) };
}

const ends: { readonly [start: string]: string } = { '{{': '}}', '{%': '%}', '{#': '#}' };

function placeAt(source: string, index: number): { readonly line: number; readonly column: number } {
  const before = source.slice(0, index);
  const line = before.split('\n').length;
  return { line, column: index - before.lastIndexOf('\n') };
}
