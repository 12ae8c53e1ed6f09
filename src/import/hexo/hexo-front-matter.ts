import { parseYaml } from '../../content/data/parse-yaml.ts';
import { hasErrors } from '../../diagnostics/diagnostic.ts';
import { type DataMap, isMap } from '../../types/data.ts';
import type { Diagnostic } from '../../types/diagnostic.ts';

/** A text of Hexo's in its parts. */
export interface HexoText {
  readonly data: DataMap;
  readonly body: string;
  /** How many lines of the file stand before the body. */
  readonly bodyLine: number;
  /** Front matter that cannot be read, as written; null where it can be. */
  readonly unread: string | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Front matter between two lines of `---` or `;;;`, of which the first may be missing; `;;;` holds JSON without its braces. */
const closed = /^(-{3,}|;{3,})\n([^]+?)\n\1\n?([^]*)/;
const unopened = /^([^]+?)\n(-{3,}|;{3,})\n?([^]*)/;

/** Parts front matter from body as Hexo does, and reads it; dates are text. */
export function readHexoText(source: string, file: string): HexoText {
  const opened = closed.exec(source);
  if (opened !== null)
    return read({ fence: opened[1], head: opened[2], body: opened[3], above: 1 }, source, file);
  const found = /^(?:-{3,}|;{3,})/.test(source) ? null : unopened.exec(source);
  // A first line that is no key is a text with a rule in it.
  if (found === null || !/^\s*["']?[\w-]+["']?\s*:/.test(source)) return plain(source);
  return read({ fence: found[2], head: found[1], body: found[3], above: 0 }, source, file);
}

interface Parts {
  readonly fence: string | undefined;
  readonly head: string | undefined;
  readonly body: string | undefined;
  readonly above: number;
}

function read({ fence = '', head = '', body = '', above }: Parts, source: string, file: string): HexoText {
  const isJson = fence.startsWith(';');
  const text = isJson ? `{${head}}` : head.replace(/(^|\n)(\t+)/g, indent);
  const { value, diagnostics } = parseYaml(text, { file, lineOffset: above, what: 'front matter' });
  const bodyLine = source.slice(0, source.length - body.length).split('\n').length - 1;
  if (hasErrors(diagnostics)) return { data: {}, body, bodyLine, unread: head, diagnostics };
  if (!isMap(value)) return { ...plain(value === null ? body : source), diagnostics };
  return { data: value, body, bodyLine, unread: null, diagnostics };
}

/** Hexo takes tabs for two blanks each. */
function indent(_: string, start: string, tabs: string): string {
  return start + '  '.repeat(tabs.length);
}

function plain(body: string): HexoText {
  return { data: {}, body, bodyLine: 0, unread: null, diagnostics: [] };
}
