import { error } from '../diagnostics/diagnostic.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import { knownKeys } from './front-matter-keys.ts';

const keyLine = /^([A-Za-z_]\w*):(?:\s|$)/;
/** Three hyphens as an editor improves them, or as a hand slips. */
const almostFence = /^(?:-{4,}|(?=.*[–—])[-–— ]+)[ \t]*$/;

/** A line that keeps a post back, and no sentence that begins like one. */
const keptBack = /^(?:draft|published):[ \t]*(?:true|false|yes|no|on|off)?[ \t]*$/i;

/** Further down nobody looks for the end. */
const maxLength = 2_000;

/**
 * Front matter that no fence opens, in a text that has none: it would be published as text, and a draft with it. That is
 *  1. keys, one of ours first, between two lines that are almost fences;
 *  2. a key of ours in the first line, with another key or a fence below it, or one that keeps the post back. A sentence may begin
 *     with a capital, so that a key which does wants one of ours below it.
 */
export function missingFence(text: string, file: string): Diagnostic | null {
  const [first = '', second = '', ...below] = text.slice(0, maxLength).split('\n');
  if (almostFence.test(first)) {
    const end = below.find((line) => !/^(?:[A-Za-z_]\w*:(?:\s|$)|\s|- |#|$)/.test(line)) ?? '';
    const isClosed = almostFence.test(end) || /^---[ \t]*$/.test(end);
    return isClosed && isOurKey(second) ? fault(file, first, 'these are not three hyphens') : null;
  }
  if (!isOurKey(first)) return null;
  const isBelow = /^[a-z]/.test(first) ? keyLine.test(second) : isOurKey(second);
  const isHeader = isBelow || /^---[ \t]*$/.test(second);
  return isHeader || keptBack.test(first) ? fault(file, first, 'the first key') : null;
}

function isOurKey(line: string): boolean {
  const key = keyLine.exec(line)?.[1];
  return key !== undefined && knownKeys.has(key.toLowerCase());
}

function fault(file: string, source: string, note: string): Diagnostic {
  return error(
    'front-matter-fence',
    'This looks like front matter, and no line --- opens it',
    { file, line: 1, column: 1, source, note },
    'write --- alone in the first line, and again below the last key; if this is meant as text, leave a line empty above it',
  );
}
