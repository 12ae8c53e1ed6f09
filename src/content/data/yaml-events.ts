import { type Event, parseEvents, YAMLException } from 'js-yaml';
import { type Location, lineStart, locate } from '../../text/locate.ts';

/** YAML in its parts, each with its place in the text. */
export interface YamlEvents {
  readonly events: Event[];
  /** The text the events' offsets speak of: the original, or one mended by {@link readYamlEvents}. */
  readonly text: string;
  /** Where an offset of `text` stands in the original. */
  readonly place: (offset: number) => Location;
}

/** A fault in YAML as the parser found it, placed in the original text. */
export class YamlFault extends Error {
  readonly reason: string;
  readonly location: Location;

  constructor(reason: string, location: Location, cause: unknown) {
    super(reason, { cause });
    this.reason = reason;
    this.location = location;
  }
}

const maxDepth = 50;
const maxMends = 100;
const indent = '        ';
/** A tab behind something: one that indents is a fault in Ruby too. */
const innerTab = /(?<=\S[ \t]*)\t/g;

/**
 * Parses YAML to events. Quoted texts and `[lists]` that go on at the margin, which Ruby reads and the parser does not,
 * are indented until they parse, and tabs before and within them become blanks; places still speak of the text as
 * written. Throws {@link YamlFault}.
 */
export function readYamlEvents(original: string): YamlEvents {
  let text = original;
  const mendedLines = new Map<number, number>();
  const place = (offset: number): Location => placeOf(original, text, mendedLines, offset);
  for (let mends = 0; ; mends++) {
    try {
      return { events: parseEvents(text, { maxDepth }), text, place };
    } catch (cause) {
      if (!(cause instanceof YAMLException)) throw cause;
      const offset = cause.mark?.position ?? 0;
      if (cause.reason !== 'deficient indentation' || mends === maxMends) {
        throw new YamlFault(cause.reason, place(offset), cause);
      }
      const start = lineStart(text, offset);
      const end = lineEnd(text, start);
      const written = text.slice(start, end);
      const blanked = written.replace(innerTab, ' ');
      if (blanked !== written) {
        text = text.slice(0, start) + blanked + text.slice(end);
        continue;
      }
      const line = locate(text, offset).line;
      mendedLines.set(line, (mendedLines.get(line) ?? 0) + indent.length);
      text = text.slice(0, start) + indent + text.slice(start);
    }
  }
}

function lineEnd(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end === -1 ? text.length : end;
}

function placeOf(
  original: string,
  text: string,
  mendedLines: ReadonlyMap<number, number>,
  offset: number,
): Location {
  const found = locate(text, offset);
  const mended = mendedLines.get(found.line);
  if (mended === undefined) return found;
  const source = original.split('\n')[found.line - 1] ?? '';
  return { line: found.line, column: Math.max(1, found.column - mended), source };
}
