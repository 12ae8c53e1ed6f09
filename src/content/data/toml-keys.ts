import { locate } from '../../text/locate.ts';
import type { KeyIndex, WrittenKey } from './key-index.ts';

/** What may hold signs that mean nothing there: texts in four kinds of quotes, and comments. */
const sealed = /"""(?:\\[^]|[^\\])*?"{3,5}|'''[^]*?'{3,5}|"(?:\\.|[^"\\\n])*"|'[^'\n]*'|#[^\n]*/y;
const name = /[ \t]*(?:\[\[?[ \t]*)?(?:"((?:\\.|[^"\\\n])*)"|'([^'\n]*)'|([\w-]+))[ \t]*/y;
const bare = /[^\s"'#,[\]{}][^\n,\]}#]*/y;

/**
 * Finds the keys at the top of valid TOML: those before the first table, and the tables by their first name. Numbers,
 * dates and booleans are given as written.
 */
export function indexToml(text: string): KeyIndex {
  const entries = new Map<string, WrittenKey>();
  let depth = 0;
  let isInTable = false;
  for (let at = 0; at < text.length; ) {
    const isLineStart = at === 0 || text[at - 1] === '\n';
    if (isLineStart && depth === 0) {
      const isTable = /^[ \t]*\[/.test(text.slice(at, at + 80));
      const found = isInTable && !isTable ? null : match(name, text, at);
      isInTable ||= isTable;
      if (found !== null) {
        const key = found[1] ?? found[2] ?? found[3] ?? '';
        const keyStart = at + found[0].search(/[^\s[]/);
        at += found[0].length;
        const assigned = /^=[ \t]*/.exec(text.slice(at, at + 80));
        at += assigned?.[0].length ?? 0;
        const value = assigned === null ? undefined : match(bare, text, at)?.[0].trim();
        // A table's later parts do not hide where it began.
        if (!entries.has(key)) entries.set(key, { keyStart, valueStart: at, written: value ?? null });
      }
    }
    const skipped = match(sealed, text, at);
    if (skipped !== null) {
      at += skipped[0].length;
      continue;
    }
    if (/[[{]/.test(text[at] ?? '')) depth++;
    else if (/[\]}]/.test(text[at] ?? '')) depth--;
    at++;
  }
  return { entries, place: (offset) => locate(text, offset) };
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
