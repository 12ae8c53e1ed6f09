import type { Location } from '../../text/locate.ts';
import { complexKeyReason } from './yaml-schema.ts';

/** A fault in the writer's words: what is wrong, why this spot, what to do. */
export interface YamlHint {
  readonly message: string;
  readonly note: string | null;
  readonly remedy: string;
  /** A better place to point at than where the parser gave up. */
  readonly location: Location;
}

const keyAndValue = /^(\s*(?:- )?[^\s:#'"[{][^:#]*):(\s+)(.*\S)\s*$/;

/**
 * Explains a fault of the YAML parser. The order is the rule: what the line itself shows comes before what the parser
 * says, because the parser gives up later than the writer went wrong.
 */
export function explainYaml(reason: string, at: Location, text: string): YamlHint {
  // 1. Tabs that indent.
  const tab = /^ *\t/.exec(at.source);
  if (tab !== null) {
    const location = { ...at, column: tab[0].length };
    return { message: 'A tab indents this line', note: 'a tab', remedy: 'Use spaces, not tabs.', location };
  }
  // 2. Quotes that never end.
  if (reason.includes('quoted scalar') || reason.includes('within a flow collection')) {
    return unclosed(reason, at, text);
  }
  // 3. A list or mapping that a key follows which is none of its own.
  const opened = reason.startsWith('missed comma') ? openedAbove(at, text) : -1;
  if (opened !== -1) return unclosedFlow(opened, text.split('\n')[opened] ?? '');
  // 4. A key whose colon touches its value, on this line or the one above.
  const glued = gluedKey(reason, at, text);
  if (glued !== null) return glued;
  // 5. A value that starts or goes on as YAML's own signs do.
  const quoted = needsQuotes(reason, at);
  if (quoted !== null) return quoted;
  // 6. What the parser says.
  return { message: sentence(reason), note: null, remedy: remedyFor(reason), location: at };
}

function unclosed(reason: string, at: Location, text: string): YamlHint {
  const isQuote = reason.includes('quoted scalar');
  const sign = isQuote ? (reason.includes('double') ? '"' : "'") : '[';
  const lines = text.split('\n');
  const index = lines.findIndex((line) => opensAndStaysOpen(line, sign));
  const source = index === -1 ? at.source : (lines[index] ?? '');
  const column = index === -1 ? at.column : source.search(isQuote ? sign : /[[{]/) + 1;
  const location = index === -1 ? at : { line: index + 1, column, source };
  if (isQuote) {
    const remedy =
      sign === '"'
        ? 'Close it, and write \\" for a quote inside.'
        : "Close it, and write '' for a quote inside.";
    return { message: `This quote never ends`, note: 'opened here', remedy, location };
  }
  return unclosedFlow(location.line - 1, source, location);
}

function unclosedFlow(index: number, source: string, where?: Location): YamlHint {
  const location = where ?? { line: index + 1, column: source.search(/[[{]/) + 1, source };
  const sign = source[location.column - 1] === '{' ? '}' : ']';
  const remedy = `Close it with ${sign}, or put the value in quotes.`;
  return { message: 'This list or mapping never ends', note: 'opened here', remedy, location };
}

/** The line above a key at the margin, counted from 0, on which a list or mapping begins and stays open; -1 for none. */
function openedAbove(at: Location, text: string): number {
  if (!/^[\w-]+:(?:\s|$)/.test(at.source)) return -1;
  const lines = text.split('\n').slice(0, at.line - 1);
  const index = lines.findLastIndex((line) => /[[\]{}]/.test(line));
  return index !== -1 && opensAndStaysOpen(lines[index] ?? '', '[') ? index : -1;
}

function opensAndStaysOpen(line: string, sign: string): boolean {
  const value = /^\s*(?:- )?(?:[^\s:#][^:#]*:\s+)?(.*)$/.exec(line)?.[1] ?? '';
  if (sign === '[') return /^[[{]/.test(value) && !/[\]}]\s*(?:#.*)?$/.test(value);
  return value.startsWith(sign) && value.split(sign).length % 2 === 0;
}

function gluedKey(reason: string, at: Location, text: string): YamlHint | null {
  if (!/end of the stream|mapping key|multiline key/.test(reason)) return null;
  const lines = text.split('\n');
  for (const line of [at.line, at.line - 1, at.line - 2]) {
    const source = lines[line - 1] ?? '';
    const glued = /^\s*[\w-]+:(?=[^ \t\n:/])/.exec(source);
    if (glued === null) continue;
    // What Option and the blank key type on a Mac.
    if (/^\s/.test(source.slice(glued[0].length))) return strangeBlank(line, glued[0].length, source);
    const remedy = `Write "${glued[0].trim()} ${source.slice(glued[0].length)}".`;
    const location = { line, column: glued[0].length + 1, source };
    return { message: 'A blank is missing after the colon', note: 'a blank belongs here', remedy, location };
  }
  return null;
}

function strangeBlank(line: number, end: number, source: string): YamlHint {
  return {
    message: 'The blank after the colon is of another kind',
    note: 'YAML does not take it for a blank',
    remedy: 'Delete what stands behind the colon, and type a blank.',
    location: { line, column: end + 1, source },
  };
}

function needsQuotes(reason: string, at: Location): YamlHint | null {
  const parts = keyAndValue.exec(at.source);
  const [, key = '', blank = '', value = ''] = parts ?? [];
  const start = key.length + 1 + blank.length;
  const quote = (why: string, offset: number): YamlHint => ({
    message: `YAML cannot read the value of ${key.trim().replace(/^- /, '')}`,
    note: why,
    remedy: `Put the value in quotes: ${key.trim()}: ${inQuotes(value)}.`,
    location: { ...at, column: start + offset + 1 },
  });
  if (parts === null) return null;
  if (/^[@`%&*!]/.test(value)) return quote(`a value cannot start with ${value.charAt(0)}`, 0);
  if (reason === complexKeyReason && value.startsWith('{')) return quote('{ starts a mapping', 0);
  if (/^-(?:\s|$)/.test(value)) return quote('- starts a list, which belongs on the next line', 0);
  if (!/^(?:bad indentation|end of the stream)/.test(reason)) return null;
  if (/^["']/.test(value))
    return quote('text goes on after the closing quote', Math.max(0, at.column - start - 1));
  if (/^[[{]/.test(value))
    return quote(
      `text goes on after the closing ${value.startsWith('[') ? ']' : '}'}`,
      Math.max(0, at.column - start - 1),
    );
  const colon = value.search(/:(?:\s|$)/);
  return colon === -1 ? null : quote('a colon and a blank start a new key', colon);
}

function inQuotes(value: string): string {
  return value.includes('"') ? `'${value.replaceAll("'", "''")}'` : `"${value.replaceAll('\\', '\\\\')}"`;
}

function sentence(reason: string): string {
  if (reason.startsWith('unidentified alias'))
    return 'This value starts with *, which names an anchor that does not exist';
  if (/^unknown \w+ tag/.test(reason))
    return 'This value starts with !, which names a type that Tinta does not know';
  if (reason.includes("':' after a mapping key") || reason.includes('multiline key'))
    return 'This line or the one above has no key';
  if (reason.startsWith('end of the stream')) return 'This line is not part of the list of keys and values';
  if (reason.startsWith('expected the node content'))
    return 'A list has two commas with nothing between them';
  if (reason.includes('escape') || reason.includes('hexadecimal'))
    return 'A backslash in double quotes starts a code that does not exist';
  if (reason.includes('line break is expected'))
    return 'Text stands after the > or | that opens a block of text';
  if (reason.startsWith('bad indentation')) return 'This line is not indented like its neighbours';
  return `YAML cannot be read: ${reason}`;
}

function remedyFor(reason: string): string {
  if (/alias|^unknown \w+ tag/.test(reason)) return 'Put the value in quotes.';
  if (/mapping key|multiline key|end of the stream/.test(reason))
    return 'Write "key: value", with a blank after the colon, and indent what belongs to the line above.';
  if (reason.startsWith('expected the node content')) return 'Delete one of the commas.';
  if (reason.includes('indentation')) return 'Give keys of one level the same number of spaces.';
  if (reason.includes('escape') || reason.includes('hexadecimal'))
    return 'Write \\\\ for a backslash, or use single quotes.';
  if (reason.includes('line break is expected'))
    return 'Write the text on the next line, indented, or put the value in quotes.';
  return 'Put text with special signs in quotes, and indent with spaces.';
}
