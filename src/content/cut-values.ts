import { warning } from '../diagnostics/diagnostic.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import type { FrontMatterText } from './split-front-matter.ts';

/** A key or an item of a list, with a plain value or none. */
const plain = /^\s*(?:([A-Za-z_][\w-]*):|-)(?:[ \t]+(?![ \t"'|>[{])(.*))?$/;
/** Where a comment is meant: no hashtag goes on a day, a number or a yes. */
const complete = /^(?:true|false|yes|no|[\d:TZ.+ -]+)$/i;

/** Finds values that end before a `#hashtag` or a `#colour`, which YAML takes for a comment and the writer did not. */
export function cutValues(
  { syntax, text, lineOffset }: FrontMatterText,
  file: string,
): readonly Diagnostic[] {
  if (syntax !== 'yaml' || !/[ \t]#[^\s#!]/.test(text)) return [];
  // How far a text of several lines is indented less than its lines.
  let block = Number.POSITIVE_INFINITY;
  return text.split('\n').flatMap((source, at) => {
    const indent = source.search(/\S/);
    if (indent === -1 || indent > block) return [];
    block = /(?::|^\s*-)[ \t][ \t]*[|>][-+\d]*[ \t]*$/.test(source) ? indent : Number.POSITIVE_INFINITY;
    const start = source.search(/[ \t]#/) + 1;
    const comment = source.slice(start);
    const before = plain.exec(source.slice(0, start).trimEnd());
    if (start === 0 || before === null || !/^#[^\s#!]/.test(comment)) return [];
    const [, key, value = ''] = before;
    if (complete.test(value)) return [];
    const column = start + 1;
    const place = { file, line: lineOffset + at + 1, column, source, note: 'YAML reads no further' };
    const name = key === undefined ? '-' : `${key}:`;
    const meant = source.slice(source.indexOf(name) + name.length).trim();
    const whole = meant.includes('"') ? `'${meant.replaceAll("'", "''")}'` : `"${meant}"`;
    const remedy = `put the value in quotes: ${name} ${whole}; a comment has a blank behind its #`;
    return [warning('yaml-comment', `${comment} is taken for a comment and left out`, place, remedy)];
  });
}
