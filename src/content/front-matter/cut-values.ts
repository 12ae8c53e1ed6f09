import { EVENT_ID, SCALAR_STYLE } from 'js-yaml';
import { warning } from '../../diagnostics/diagnostic.ts';
import type { Diagnostic } from '../../types/diagnostic.ts';
import { readYamlEvents } from '../data/yaml-events.ts';
import type { FrontMatterText } from './split-front-matter.ts';

/** A key or an item of a list, with a plain value or none. */
const plain = /^\s*(?:-[ \t]+)*(?:([A-Za-z_][\w-]*):|-(?!.*:[ \t]))(?:[ \t]+(?![ \t"'|>[{])(.*))?$/;
/** Where a comment is meant: no hashtag goes on a day, a number or a yes. */
const complete = /^(?:true|false|yes|no|[\d:TZ.+ -]+)$/i;

/** Finds values that end before a `#hashtag` or a `#colour`, which YAML takes for a comment and the writer did not. */
export function cutValues(
  { syntax, text, lineOffset }: FrontMatterText,
  file: string,
): readonly Diagnostic[] {
  if (syntax !== 'yaml' || !/[ \t]#[^\s#!]/.test(text)) return [];
  const lines = withoutTexts(text).split('\n');
  return text.split('\n').flatMap((source, at) => {
    const start = source.search(/[ \t]#/) + 1;
    const comment = source.slice(start);
    if (start === 0 || !/^#[^\s#!]/.test(comment) || lines[at]?.endsWith(comment) !== true) return [];
    const before = plain.exec(source.slice(0, start).trimEnd());
    if (before === null) return [];
    const [, key, value = ''] = before;
    if (complete.test(value)) return [];
    const column = start + 1;
    const place = { file, line: lineOffset + at + 1, column, source, note: 'YAML reads no further' };
    const name = key === undefined ? '-' : `${key}:`;
    const meant = source.slice(before[0].length - value.length).trim();
    const whole = meant.includes('"') ? `'${meant.replaceAll("'", "''")}'` : `"${meant}"`;
    const remedy = `Put the value in quotes: ${name} ${whole}; a comment has a blank behind its #.`;
    return [warning('yaml-comment', `${comment} is taken for a comment and left out`, place, remedy)];
  });
}

/** YAML with no `#` in texts that are quoted or stand below their key; empty where it cannot be read. */
function withoutTexts(yaml: string): string {
  try {
    const { events, text } = readYamlEvents(yaml);
    let [read, from] = ['', 0];
    for (const event of events) {
      if (event.type !== EVENT_ID.SCALAR || event.style === SCALAR_STYLE.PLAIN) continue;
      const { valueStart, valueEnd } = event;
      read += text.slice(from, valueStart) + text.slice(valueStart, valueEnd).replaceAll('#', '-');
      from = valueEnd;
    }
    return read + text.slice(from);
  } catch {
    return '';
  }
}
