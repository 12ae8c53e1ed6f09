import { cleanText } from '../../text/clean-text.ts';
import type { Data, DataMap } from '../../types/data.ts';
import { forbiddenKeys, isNaiveTime } from './yaml-schema.ts';

/** `title: …`, with whatever stands behind the colon. */
const keyed = /^([A-Za-z][\w-]*) *:(?: +(.*))?$/;
/** Text without quotes: no sign that means something to YAML stands first, no colon ends a word and no comment begins. */
const plain =
  /^(?:[A-Za-z/]|[^\p{C}\p{Z}\0-\x7f]|\d[^\p{C}\p{Zl}\p{Zp}:#]* )(?:[^\p{C}\p{Zl}\p{Zp}:#]|:(?=[^ ]))*$/u;
/** Likewise, where a comma or bracket would end it. */
const plainInBrackets = /^(?:[A-Za-z/]|[^\p{C}\p{Z}\0-\x7f])[^\p{C}\p{Zl}\p{Zp}:#,[\]{}]*$/u;
const quoted = /^(?:"([^"\\\p{C}]*)"|'([^'\p{C}]*)')$/u;
const version = /^\d+\.\d+\.\d+$/;
const dated = /^\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d(?::\d\d)?(?: ?[+-]\d\d:?\d\d)?)?$/;
const counted = /^(?:0|[1-9]\d{0,8})(?:\.\d{1,6})?$/;
const bracketed = /^\[(.*)\]$/;

/** Words that YAML takes for something else than text, in any spelling of theirs. */
const otherwise: ReadonlySet<string> = new Set('y n yes no on off true false null nan inf'.split(' '));
const truths: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);

/**
 * Reads the YAML that nearly all front matter is: on each line a key and a text, number, day, truth or list of texts, or
 * below a key lines of the same, further in. Null for all else, which `parseYaml` is there for; where this gives a value
 * it is the one that gives, in a fraction of the time.
 */
export function readPlainYaml(text: string, isJekyll: boolean): DataMap | null {
  return readMapping(
    text.split('\n').map((line) => line.replace(/(?<! ) +$/, '')),
    isJekyll,
  );
}

function readMapping(lines: readonly string[], isJekyll: boolean): DataMap | null {
  const data: { [key: string]: Data } = Object.create(null);
  let isEmpty = true;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line === '') continue;
    const [, key, written] = keyed.exec(line) ?? [];
    if (key === undefined || key in data || forbiddenKeys.has(key) || otherwise.has(key.toLowerCase()))
      return null;
    let value: Data | undefined;
    if (written === undefined) {
      const below = linesBelow(lines, at + 1);
      value = readBelow(below, isJekyll);
      at += below.length;
    } else value = readValue(written, isJekyll);
    if (value === undefined) return null;
    data[key] = value;
    isEmpty = false;
  }
  return isEmpty ? null : data;
}

/** The lines from `from` on that belong to the key above them. */
function linesBelow(lines: readonly string[], from: number): readonly string[] {
  let end = from;
  while (/^(?: |-(?: |$)|$)/.test(lines[end] ?? '-x')) end++;
  return lines.slice(from, end);
}

/** A list, a line an item, or a mapping, all at the same distance from the margin; undefined where it is none. */
function readBelow(below: readonly string[], isJekyll: boolean): Data | undefined {
  const lines = below.filter((line) => line !== '');
  const margin = /^ */.exec(lines[0] ?? '')?.[0].length ?? 0;
  if (lines.some((line) => line.search(/[^ ]/) !== margin)) return undefined;
  const inside = lines.map((line) => line.slice(margin));
  if (inside.length === 0) return null;
  if (inside[0]?.startsWith('-') === false)
    return margin === 0 ? undefined : (readMapping(inside, isJekyll) ?? undefined);
  return all(inside, (line) => {
    const item = /^- +(.*)$/.exec(line)?.[1];
    return item === undefined ? undefined : readScalar(item, plain, isJekyll);
  });
}

function readValue(written: string, isJekyll: boolean): Data | undefined {
  const inside = bracketed.exec(written)?.[1];
  if (inside === undefined) return readScalar(written, plain, isJekyll);
  if (/^ *$/.test(inside)) return [];
  return all(inside.split(','), (item) =>
    readScalar(item.replace(/^ +|(?<! ) +$/g, ''), plainInBrackets, isJekyll),
  );
}

/** What each becomes; undefined if one becomes nothing. */
function all(written: readonly string[], read: (item: string) => Data | undefined): Data[] | undefined {
  const items: Data[] = [];
  for (const one of written) {
    const item = read(one);
    if (item === undefined) return undefined;
    items.push(item);
  }
  return items;
}

/** Undefined where it may be something else. */
function readScalar(written: string, text: RegExp, isJekyll: boolean): Data | undefined {
  const truth = truths.get(written);
  if (truth !== undefined) return truth;
  if (counted.test(written)) return Number(written);
  if (dated.test(written) || text.test(written)) {
    if (isJekyll && isNaiveTime(written)) return `${written} UTC`;
    return otherwise.has(written.toLowerCase()) ? undefined : cleanText(written);
  }
  if (version.test(written)) return written;
  const [isQuoted, double, single] = quoted.exec(written) ?? [];
  return isQuoted === undefined ? undefined : cleanText(double ?? single ?? '');
}
